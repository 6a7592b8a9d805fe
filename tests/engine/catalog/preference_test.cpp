// Preferences: read like rules, and no part of what is valid.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/catalog/meaning.h"

namespace maquette {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kMug = testing::kHeader + R"(
[[preference]]
id = "matching"
prefer = "cup.glaze is the same as lid.glaze"
[[preference]]
id = "plain"
prefer = "cup.glaze is not gold"
weight = 10
[[group]]
id = "cup"
label = "Cup"
[[part]]
id = "cup.glaze"
label = "Glaze"
option = [{ id = "white", label = "White" }, { id = "gold", label = "Gold" }]
[[group]]
id = "lid"
label = "Lid"
[[part]]
id = "lid.glaze"
label = "Glaze"
option = [{ id = "gold", label = "Gold" }, { id = "white", label = "White" }]
)";

TEST(Preferences, AreReadAndForbidNothing) {
  const CatalogResult result = build_model(testing::in_memory(kMug));
  ASSERT_THAT(testing::lines_of(result.findings), IsEmpty());
  const Model& model = *result.model;
  EXPECT_THAT(model.rules, IsEmpty());
  ASSERT_EQ(model.preferences.size(), 2U);
  EXPECT_EQ(model.preferences[0].id, "matching");
  EXPECT_EQ(model.preferences[0].weight, 1);
  EXPECT_THAT(model.preferences[0].parts, ElementsAre(0, 1));
  EXPECT_EQ(model.preferences[1].weight, 10);
  EXPECT_EQ(model.preferences[1].source, "cup.glaze is not gold");
  testing::for_each_design(model, [&](const std::vector<OptionIndex>& options) {
    const testing::Design d{model, options};
    EXPECT_TRUE(broken_rules(model, {options, {}}).empty());
    EXPECT_EQ(holds(model.preferences[0].formula, options), d.is("cup.glaze", "gold") == d.is("lid.glaze", "gold"));
    EXPECT_EQ(holds(model.preferences[1].formula, options), d.is("cup.glaze", "white"));
  });
}

}  // namespace
}  // namespace maquette
