// What each sentence of the rule language means, compared with the same thing said in C++ on every design of a small
// catalog.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/catalog/meaning.h"
#include "maquette/evaluate.h"

namespace maquette {
namespace {

using testing::Sentence;

/// cup: clay or gold (metallic); handle: loop, rope or gold (metallic); saucer: none, gold (metallic) or steel (metallic,
/// cold); height: 8, 10 or 12 cm; width: 8, 9 or 10 cm; motto: up to 3 letters.
const std::string kCatalog = testing::kHeader + R"(
[base]
price = "10.00"
weight = "200 g"
lead_time = "3 days"

[[attribute]]
id = "ash"
unit = "g"
decimals = 1
label = "Ash"

[[attribute]]
id = "heat"
unit = "C"
aggregate = "max"
label = "Heat"
)" + R"(
[[group]]
id = "cup"
label = "Cup"
[[part]]
id = "cup"
label = "Cup"
option = [
  { id = "clay", label = "Clay", weight = "50 g", ash = "0.5 g", lead_time = "2 days" },
  { id = "gold", label = "Gold", price = "20.00", weight = "70 g", lead_time = "9 days", tags = ["metallic"], heat = "900 C" },
]
[[part]]
id = "cup.handle"
label = "Handle"
option = [
  { id = "loop", label = "Loop", price = "1.00" },
  { id = "rope", label = "Rope", price = "-1.50", ash = "1.5 g", lead_time = "5 days" },
  { id = "gold", label = "Gold", price = "8.00", weight = "9 g", tags = ["metallic"], heat = "800 C" },
]
[[group]]
id = "saucer"
label = "Saucer"
[[part]]
id = "saucer"
label = "Saucer"
option = [
  { id = "none", label = "None" },
  { id = "gold", label = "Gold", price = "15.00", weight = "40 g", tags = ["metallic"] },
  { id = "steel", label = "Steel", weight = "40 g", lead_time = "1 day", tags = ["metallic", "cold"] },
]
)" + R"(
[[group]]
id = "size"
label = "Size"
[[part]]
id = "size.height"
label = "Height"
kind = "number"
from = 8
to = 12
step = 2
unit = "cm"
[[part]]
id = "size.width"
label = "Width"
kind = "number"
from = 8
to = 10
unit = "cm"
[[group]]
id = "motto"
label = "Motto"
[[part]]
id = "motto"
label = "Motto"
kind = "text"
max_length = 3
)";

constexpr AttributeIndex kAsh = 3;
constexpr AttributeIndex kHeat = 4;

class Meaning : public ::testing::TestWithParam<Sentence> {};

TEST_P(Meaning, IsWhatItSays) { EXPECT_EQ(testing::expect_meaning(kCatalog, GetParam()), 2U * 3 * 3 * 3 * 3 * 4); }

using D = const testing::Design&;

INSTANTIATE_TEST_SUITE_P(OnePart, Meaning,
                         ::testing::ValuesIn(std::vector<Sentence>{
                             {"cup is gold", [](D d) { return d.is("cup", "gold"); }},
                             {"cup is not gold", [](D d) { return !d.is("cup", "gold"); }},
                             {"cup.handle is one of (rope, gold)", [](D d) { return !d.is("cup.handle", "loop"); }},
                             {"cup.handle is not one of (rope,gold)", [](D d) { return d.is("cup.handle", "loop"); }},
                             {"saucer has metallic", [](D d) { return d.has("saucer", "metallic"); }},
                             {"saucer has no cold", [](D d) { return !d.is("saucer", "steel"); }},
                             {"size.height is 10", [](D d) { return d.number("size.height") == 10; }},
                             {"size.height is 10 cm", [](D d) { return d.number("size.height") == 10; }},
                             {"size.height is not 10 cm", [](D d) { return d.number("size.height") != 10; }},
                             {"size.width is one of (8, 9)", [](D d) { return d.number("size.width") <= 9; }},
                             {"motto is empty", [](D d) { return d.number("motto") == 0; }},
                             {"motto is not empty", [](D d) { return d.number("motto") > 0; }},
                             {"motto is 2", [](D d) { return d.number("motto") == 2; }},
                         }));

INSTANTIATE_TEST_SUITE_P(
    TwoParts, Meaning,
    ::testing::ValuesIn(std::vector<Sentence>{
        {"cup.handle is the same as saucer", [](D d) { return d.is("cup.handle", "gold") && d.is("saucer", "gold"); }},
        {"cup.handle is not the same as saucer",
         [](D d) { return !(d.is("cup.handle", "gold") && d.is("saucer", "gold")); }},
        {"size.height is the same as size.width", [](D d) { return d.number("size.height") == d.number("size.width"); }},
    }));

INSTANTIATE_TEST_SUITE_P(
    Connectives, Meaning,
    ::testing::ValuesIn(std::vector<Sentence>{
        {"cup is gold and saucer is gold and motto is empty",
         [](D d) { return d.is("cup", "gold") && d.is("saucer", "gold") && d.number("motto") == 0; }},
        {"cup is gold or saucer is gold or motto is empty",
         [](D d) { return d.is("cup", "gold") || d.is("saucer", "gold") || d.number("motto") == 0; }},
        {"not cup is gold and saucer is gold", [](D d) { return !d.is("cup", "gold") && d.is("saucer", "gold"); }},
        {"not (cup is gold and saucer is gold)", [](D d) { return !(d.is("cup", "gold") && d.is("saucer", "gold")); }},
        {"not not cup is gold", [](D d) { return d.is("cup", "gold"); }},
        {"(cup is gold and saucer is gold) or motto is empty",
         [](D d) { return (d.is("cup", "gold") && d.is("saucer", "gold")) || d.number("motto") == 0; }},
        {"if cup is gold then saucer is gold or motto is empty",
         [](D d) { return !d.is("cup", "gold") || d.is("saucer", "gold") || d.number("motto") == 0; }},
        {"if cup is gold then if saucer is gold then motto is empty",
         [](D d) { return !d.is("cup", "gold") || !d.is("saucer", "gold") || d.number("motto") == 0; }},
        {"if (if cup is gold then saucer is gold) then motto is empty",
         [](D d) { return !(!d.is("cup", "gold") || d.is("saucer", "gold")) || d.number("motto") == 0; }},
        {"cup is gold exactly when saucer is gold", [](D d) { return d.is("cup", "gold") == d.is("saucer", "gold"); }},
        {"cup is gold exactly when saucer is gold or motto is empty",
         [](D d) { return d.is("cup", "gold") == (d.is("saucer", "gold") || d.number("motto") == 0); }},
        {"\n  if cup is gold\n  then saucer is gold\n", [](D d) { return !d.is("cup", "gold") || d.is("saucer", "gold"); }},
    }));

INSTANTIATE_TEST_SUITE_P(
    Counts, Meaning,
    ::testing::ValuesIn(std::vector<Sentence>{
        {"at most 1 part has metallic", [](D d) { return d.tagged("metallic") <= 1; }},
        {"at least 2 parts have metallic", [](D d) { return d.tagged("metallic") >= 2; }},
        {"exactly 2 parts have metallic", [](D d) { return d.tagged("metallic") == 2; }},
        {"no part has metallic", [](D d) { return d.tagged("metallic") == 0; }},
        {"between 1 and 2 parts have metallic", [](D d) { return d.tagged("metallic") >= 1 && d.tagged("metallic") <= 2; }},
        {"exactly 0 parts have cold", [](D d) { return d.tagged("cold") == 0; }},
        {"at most 1 of (cup is gold; saucer is gold; motto is not empty)",
         [](D d) { return d.is("cup", "gold") + d.is("saucer", "gold") + (d.number("motto") > 0) <= 1; }},
        {"at least 2 of (cup is gold or cup.handle is gold; saucer is gold; not motto is empty)",
         [](D d) {
           return (d.is("cup", "gold") || d.is("cup.handle", "gold")) + d.is("saucer", "gold") + (d.number("motto") > 0) >=
                  2;
         }},
        {"if at least 2 parts have metallic then exactly 1 of (cup is gold; saucer is gold)",
         [](D d) { return d.tagged("metallic") < 2 || d.is("cup", "gold") + d.is("saucer", "gold") == 1; }},
    }));

INSTANTIATE_TEST_SUITE_P(
    Totals, Meaning,
    ::testing::ValuesIn(std::vector<Sentence>{
        {"total price <= 40 EUR", [](D d) { return 1000 + d.sum(kPrice) <= 4000; }},
        {"total price < 33.00 EUR", [](D d) { return 1000 + d.sum(kPrice) < 3300; }},
        {"total price > 33 EUR", [](D d) { return 1000 + d.sum(kPrice) > 3300; }},
        {"total price is at least 29.50 EUR", [](D d) { return 1000 + d.sum(kPrice) >= 2950; }},
        {"total price is between 20 EUR and 33 EUR",
         [](D d) { return 1000 + d.sum(kPrice) >= 2000 && 1000 + d.sum(kPrice) <= 3300; }},
        {"total weight = 290 g", [](D d) { return 200 + d.sum(kWeight) == 290; }},
        {"260 g >= total weight", [](D d) { return 200 + d.sum(kWeight) <= 260; }},
        {"total weight of (cup.handle, saucer) <= 40 g",
         [](D d) { return d.value("cup.handle", kWeight) + d.value("saucer", kWeight) <= 40; }},
        {"total weight of cup <= 60 g", [](D d) { return d.value("cup", kWeight) <= 60; }},
        {"total price of (cup, saucer, cup) is at most 20 EUR",
         [](D d) { return d.value("cup", kPrice) + d.value("saucer", kPrice) <= 2000; }},
        {"total price of (size, saucer) >= 15 EUR", [](D d) { return d.value("saucer", kPrice) >= 1500; }},
        {"total ash <= 1.5 g", [](D d) { return d.sum(kAsh) <= 15; }},
        {"total ash + total weight of (cup, saucer) <= 90.5 g",
         [](D d) { return d.sum(kAsh) + 10 * (d.value("cup", kWeight) + d.value("saucer", kWeight)) <= 905; }},
        {"total weight of (cup, cup.handle) - total weight of (saucer) >= 30 g",
         [](D d) { return d.value("cup", kWeight) + d.value("cup.handle", kWeight) - d.value("saucer", kWeight) >= 30; }},
        {"total weight of (saucer, cup) > total weight of (cup, cup.handle) + 5 g",
         [](D d) { return d.value("saucer", kWeight) > d.value("cup.handle", kWeight) + 5; }},
    }));

INSTANTIATE_TEST_SUITE_P(
    Highest, Meaning,
    ::testing::ValuesIn(std::vector<Sentence>{
        {"longest lead_time <= 8 days", [](D d) { return 3 + d.most(kLeadTime) <= 8; }},
        {"longest lead_time > 8 days", [](D d) { return 3 + d.most(kLeadTime) > 8; }},
        {"longest lead_time = 5 days", [](D d) { return 3 + d.most(kLeadTime) == 5; }},
        {"longest lead_time is between 6 days and 8 days",
         [](D d) { return 3 + d.most(kLeadTime) >= 6 && 3 + d.most(kLeadTime) <= 8; }},
        {"longest lead_time of (cup.handle, saucer) >= 1 day",
         [](D d) { return std::max(d.value("cup.handle", kLeadTime), d.value("saucer", kLeadTime)) >= 1; }},
        {"highest heat is at most 850 C", [](D d) { return d.most(kHeat) <= 850; }},
        {"if highest heat > 0 C then motto is empty", [](D d) { return d.most(kHeat) == 0 || d.number("motto") == 0; }},
    }));

INSTANTIATE_TEST_SUITE_P(
    NumbersAndLengths, Meaning,
    ::testing::ValuesIn(std::vector<Sentence>{
        {"size.height <= 10 cm", [](D d) { return d.number("size.height") <= 10; }},
        {"size.height >= size.width", [](D d) { return d.number("size.height") >= d.number("size.width"); }},
        {"size.height - size.width <= 1 cm", [](D d) { return d.number("size.height") - d.number("size.width") <= 1; }},
        {"size.height + size.width = 20 cm", [](D d) { return d.number("size.height") + d.number("size.width") == 20; }},
        {"size.height + 2 cm > size.width + size.width - 6 cm",
         [](D d) { return d.number("size.height") + 2 > 2 * d.number("size.width") - 6; }},
        {"size.height - size.width >= -1 cm", [](D d) { return d.number("size.height") - d.number("size.width") >= -1; }},
        {"length of motto <= 2", [](D d) { return d.number("motto") <= 2; }},
        {"length of motto is between 1 letter and 2 letters",
         [](D d) { return d.number("motto") >= 1 && d.number("motto") <= 2; }},
        {"size.width = 9 cm or length of motto > 2",
         [](D d) { return d.number("size.width") == 9 || d.number("motto") > 2; }},
    }));

INSTANTIATE_TEST_SUITE_P(
    Extremes, Meaning,
    ::testing::ValuesIn(std::vector<Sentence>{
        {"highest price of (cup, saucer) <= 15 EUR",
         [](D d) { return std::max(d.value("cup", kPrice), d.value("saucer", kPrice)) <= 1500; }},
        {"largest weight of (cup.handle, saucer) = 40 g",
         [](D d) { return std::max(d.value("cup.handle", kWeight), d.value("saucer", kWeight)) == 40; }},
        {"lowest price of (cup, saucer) > 0 EUR",
         [](D d) { return std::min(d.value("cup", kPrice), d.value("saucer", kPrice)) > 0; }},
        {"lowest price of (cup, cup.handle, saucer) <= -1 EUR", [](D d) { return d.value("cup.handle", kPrice) <= -100; }},
        {"shortest lead_time of (cup, cup.handle) is between 1 day and 4 days",
         [](D d) {
           const auto least = std::min(d.value("cup", kLeadTime), d.value("cup.handle", kLeadTime));
           return least >= 1 && least <= 4;
         }},
        {"smallest of size >= 9 cm", [](D d) { return std::min(d.number("size.height"), d.number("size.width")) >= 9; }},
        {"largest of (size.height, size.width) <= 10 cm",
         [](D d) { return std::max(d.number("size.height"), d.number("size.width")) <= 10; }},
    }));

INSTANTIATE_TEST_SUITE_P(
    Multiples, Meaning,
    ::testing::ValuesIn(std::vector<Sentence>{
        {"2 * size.width <= size.height + 7 cm",
         [](D d) { return 2 * d.number("size.width") <= d.number("size.height") + 7; }},
        {"0.1 EUR/g * total weight <= total price",
         [](D d) { return 10 * (200 + d.sum(kWeight)) <= 1000 + d.sum(kPrice); }},
        {"total price - 0.25 EUR/g * total weight of (cup, saucer) >= 5 EUR",
         [](D d) {
           return 100 * (1000 + d.sum(kPrice)) - 2500 * (d.value("cup", kWeight) + d.value("saucer", kWeight)) >= 50000;
         }},
        {"1.5 EUR * length of motto <= total price of saucer",
         [](D d) { return 150 * d.number("motto") <= d.value("saucer", kPrice); }},
        {"2.5 g/cm * size.height + total ash > 26 g", [](D d) { return 25 * d.number("size.height") + d.sum(kAsh) > 260; }},
        {"-2 * size.width + size.height >= -8 cm",
         [](D d) { return d.number("size.height") - 2 * d.number("size.width") >= -8; }},
    }));

INSTANTIATE_TEST_SUITE_P(CountsByAttribute, Meaning,
                         ::testing::ValuesIn(std::vector<Sentence>{
                             {"at most 1 part has price > 8 EUR",
                              [](D d) {
                                return (d.value("cup", kPrice) > 800) + (d.value("cup.handle", kPrice) > 800) +
                                           (d.value("saucer", kPrice) > 800) <=
                                       1;
                              }},
                             {"at least 2 parts of (cup, saucer) have weight >= 40 g",
                              [](D d) { return d.value("cup", kWeight) >= 40 && d.value("saucer", kWeight) >= 40; }},
                             {"exactly 1 part of cup.handle has price < 0 EUR",
                              [](D d) { return d.is("cup.handle", "rope"); }},
                             {"no part of (cup.handle, saucer) has weight between 5 g and 10 g",
                              [](D d) { return !d.is("cup.handle", "gold"); }},
                             {"at least 1 part has lead_time at least 9 days", [](D d) { return d.is("cup", "gold"); }},
                             {"at most 1 part of (cup, saucer) has metallic",
                              [](D d) { return !(d.has("cup", "metallic") && d.has("saucer", "metallic")); }},
                         }));

INSTANTIATE_TEST_SUITE_P(
    Different, Meaning,
    ::testing::ValuesIn(std::vector<Sentence>{
        {"all different (cup, cup.handle, saucer)",
         [](D d) { return d.is("cup", "gold") + d.is("cup.handle", "gold") + d.is("saucer", "gold") <= 1; }},
        {"all different (size.height, size.width)", [](D d) { return d.number("size.height") != d.number("size.width"); }},
        {"if all different (cup, saucer) then motto is empty",
         [](D d) { return (d.is("cup", "gold") && d.is("saucer", "gold")) || d.number("motto") == 0; }},
    }));

TEST(Shapes, LimitsOnOnePartCostNoSum) {
  const auto formula_of = [](const std::string& text) {
    const std::string rule = "[[rule]]\nid = \"r\"\nrule = '''" + text + "'''\nbecause = \"So it is.\"\n";
    return build_model(testing::in_memory(kCatalog + rule)).model->rules.at(0).formula;
  };
  EXPECT_TRUE(std::holds_alternative<Among>(formula_of("size.height <= 10 cm").node));
  EXPECT_TRUE(std::holds_alternative<Among>(formula_of("total price of (saucer, size) <= 10 EUR").node));
  EXPECT_TRUE(std::holds_alternative<Among>(formula_of("longest lead_time <= 8 days").node));
  EXPECT_TRUE(std::holds_alternative<Linear>(formula_of("total price <= 40 EUR").node));
  const auto always = formula_of("total price <= 4000 EUR or 5 cm <= size.height");
  EXPECT_TRUE(std::holds_alternative<Or>(always.node));
  const Linear linear = std::get<Linear>(formula_of("total price <= 40 EUR").node);
  EXPECT_EQ(linear.upper, 3000) << "the base price belongs to the bound";
  EXPECT_EQ(linear.terms.size(), 3U) << "parts that cost nothing are no part of the sum";
}

}  // namespace
}  // namespace maquette
