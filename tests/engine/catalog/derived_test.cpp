// Derived attributes: what they are worked out to, compared with the same sum over each design's totals.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/catalog/meaning.h"

namespace maquette {
namespace {

using ::testing::IsEmpty;

/// "score" needs "carbon", which stands after it.
const std::string kMug = testing::kHeader + R"(
[base]
price = "10.00"
weight = "200 g"
[[derived]]
id = "score"
unit = "pt"
label = "Score"
value = "0.5 pt/gCO2 * carbon - 2 pt/EUR * price + 3 pt"
[[derived]]
id = "carbon"
unit = "gCO2"
label = "Carbon"
value = "1.25 gCO2/g * weight + 4 gCO2/mm * size.height + 2 gCO2/letter * length of motto + 10 gCO2 * count of extras"
[[group]]
id = "cup"
label = "Cup"
[[part]]
id = "cup"
label = "Cup"
option = [
  { id = "clay", label = "Clay", weight = "50 g" },
  { id = "gold", label = "Gold", price = "20.00", weight = "71 g" },
]
[[group]]
id = "size"
label = "Size"
[[part]]
id = "size.height"
label = "Height"
kind = "number"
from = 80
to = 100
step = 10
unit = "mm"
[[group]]
id = "motto"
label = "Motto"
[[part]]
id = "motto"
label = "Motto"
kind = "text"
max_length = 2
per_letter = { price = "1.50" }
[[group]]
id = "extras"
label = "Extras"
[[part]]
id = "extras"
label = "Extras"
take = "any"
option = [{ id = "lid", label = "Lid", weight = "30 g" }, { id = "spoon", label = "Spoon", price = "0.35" }]
)";

constexpr AttributeIndex kScore = 3;
constexpr AttributeIndex kCarbon = 4;

TEST(Derived, IsTheSumItSaysForEveryDesign) {
  const CatalogResult result = build_model(testing::in_memory(kMug));
  ASSERT_THAT(testing::lines_of(result.findings), IsEmpty());
  const Model& model = *result.model;
  EXPECT_EQ(model.attributes[kCarbon].decimals, 2);
  EXPECT_EQ(model.attributes[kScore].decimals, 3) << "a tenth of the hundredths it is worked out from";
  std::size_t designs = 0;
  testing::for_each_design(model, [&](const std::vector<OptionIndex>& options) {
    const testing::Design design{model, options};
    const std::vector<std::int64_t> totals = quote(model, {options, {}}).totals;
    const std::int64_t carbon = 125 * totals[kWeight] + 400 * design.number("size.height") + 200 * design.number("motto") +
                                1000 * (design.is("extras.lid", "yes") + design.is("extras.spoon", "yes"));
    EXPECT_EQ(totals[kCarbon], carbon);
    EXPECT_EQ(totals[kScore], 5 * carbon - 20 * totals[kPrice] + 3000);
    ++designs;
  });
  EXPECT_EQ(designs, 2U * 3 * 3 * 2 * 2);
}

TEST(Derived, MayBeComparedInRules) {
  testing::expect_meaning(kMug, {"total carbon <= 710.5 gCO2", [](const testing::Design& d) {
                                   return quote(d.model, {d.options, {}}).totals[kCarbon] <= 71050;
                                 }});
  testing::expect_meaning(
      kMug, {"total score of (cup, extras) < 15 pt", [](const testing::Design& d) {
               return d.value("cup", kScore) + d.value("extras.lid", kScore) + d.value("extras.spoon", kScore) < 15000;
             }});
}

}  // namespace
}  // namespace maquette
