#include "state/large_numbers.h"

#include <gtest/gtest.h>

#include "viewer/state/shoe.h"

namespace maquette::viewer {
namespace {

TEST(ReadableCount, GroupsWhatCanBeReadAndShortensTheRest) {
  EXPECT_EQ(readable_count(std::string("0")), "0");
  EXPECT_EQ(readable_count(std::string("999")), "999");
  EXPECT_EQ(readable_count(std::string("4211000")), "4,211,000");
  EXPECT_EQ(readable_count(std::string("9999999999")), "9,999,999,999");
  EXPECT_EQ(readable_count(std::string("10000000000")), "1.00 × 10¹⁰");
  EXPECT_EQ(readable_count(std::string("1199646050168000862218220")), "1.20 × 10²⁴");
  EXPECT_EQ(readable_count(std::string("9999999999999")), "1.00 × 10¹³") << "rounding makes it longer";
}

TEST(ReadableCount, OfADoubleIsTheSame) {
  EXPECT_EQ(readable_count(0.0), "0");
  EXPECT_EQ(readable_count(4211000.0), "4,211,000");
  EXPECT_EQ(readable_count(1.1996e24), "1.20 × 10²⁴");
}

TEST(Percentage, IsOfNumbersOfAnyLength) {
  EXPECT_EQ(percentage("0", "100"), "0 %");
  EXPECT_EQ(percentage("1", "8"), "12.5 %");
  EXPECT_EQ(percentage("4211000", "38707200"), "10.9 %");
  EXPECT_EQ(percentage("1", "3000000"), "< 0.01 %");
  EXPECT_EQ(percentage("1199646050168000862218220", "2399292100336001724436440"), "50.0 %");
  EXPECT_EQ(percentage("5", "5"), "100.0 %");
}

TEST(Sum, CarriesAllTheWay) {
  EXPECT_EQ(sum("1", "999999999999999999999"), "1000000000000000000000");
  EXPECT_EQ(sum("0", "0"), "0");
  EXPECT_EQ(sum("25", "175"), "200");
}

TEST(DesignsBeforeRules, IsTheProductOfAllParts) {
  EXPECT_EQ(designs_before_rules(*testing::shoe()), "144");  // 2 x 2 x 2 x 2 x 9
  maquette::testing::ModelBuilder b("long");
  for (int i = 0; i < 30; ++i) {
    std::vector<maquette::testing::OptionSpec> ten;
    for (int k = 0; k < 10; ++k) ten.emplace_back(("o" + std::to_string(k)).c_str());
    b.part("p" + std::to_string(i), ten);
  }
  EXPECT_EQ(designs_before_rules(*b.build()), "1" + std::string(30, '0'));
}

}  // namespace
}  // namespace maquette::viewer
