// How much it matters to a customer what is chosen for a part.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/catalog/catalogs_for_tests.h"

namespace maquette {
namespace {

TEST(Importance, IsReadForPartsAndForEachOfSeveral) {
  const CatalogResult result = build_model(testing::in_memory(testing::kHeader + R"([[group]]
id = "glaze"
label = "Glaze"
[[group]]
id = "extras"
label = "Extras"
[[part]]
id = "glaze"
label = "Glaze"
importance = 7
option = [{ id = "white", label = "White" }, { id = "gold", label = "Gold" }]
[[part]]
id = "extras"
label = "Extras"
take = "any"
importance = 3
option = [{ id = "lid", label = "Lid" }, { id = "spoon", label = "Spoon" }]
)"));
  ASSERT_THAT(testing::lines_of(result.findings), ::testing::IsEmpty());
  std::vector<std::uint32_t> importances;
  for (const Part& part : result.model->parts) importances.push_back(part.importance);
  EXPECT_THAT(importances, ::testing::ElementsAre(7, 3, 3));
}

}  // namespace
}  // namespace maquette
