// What each sentence of the rule language means, compared with the same thing said in C++ on every design of a small
// catalog.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/catalog/cup.h"
#include "engine/catalog/meaning.h"

namespace maquette {
namespace {

using testing::kAsh;
using testing::kHeat;
using testing::Sentence;

class Meaning : public ::testing::TestWithParam<Sentence> {};

TEST_P(Meaning, IsWhatItSays) {
  EXPECT_EQ(testing::expect_meaning(testing::kCupCatalog, GetParam()), 2U * 3 * 3 * 3 * 3 * 4);
}

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

}  // namespace
}  // namespace maquette
