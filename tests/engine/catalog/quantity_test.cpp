#include "catalog/quantity.h"

#include <gtest/gtest.h>

#include "catalog/limits.h"

namespace maquette::catalog {
namespace {

void expect_value(std::string_view digits, int decimals, std::int64_t value) {
  const Decimal decimal = parse_decimal(digits, decimals);
  EXPECT_EQ(decimal.problem, DecimalProblem::none) << digits;
  EXPECT_EQ(decimal.value, value) << digits;
}

TEST(Decimal, IsExact) {
  expect_value("139.00", 2, 13900);
  expect_value("139.9", 2, 13990);
  expect_value("139", 2, 13900);
  expect_value("+0.05", 2, 5);
  expect_value("-0.05", 2, -5);
  expect_value("0", 0, 0);
  expect_value("-0", 2, 0);
  expect_value("007", 0, 7);
  expect_value("0.000001", 6, 1);
  expect_value("1000000000000", 0, kMaxAmount);
}

TEST(Decimal, RefusesWhatIsNoAmount) {
  for (const std::string_view text :
       {"", "-", "+", ".", "1.", ".5", "1,5", "1e3", "--1", "0x10", " 1", "1 ", "1.2.3", "٣", "NaN"}) {
    EXPECT_EQ(parse_decimal(text, 2).problem, DecimalProblem::malformed) << text;
  }
}

TEST(Decimal, NeverRounds) {
  EXPECT_EQ(parse_decimal("1.005", 2).problem, DecimalProblem::too_many_decimals);
  EXPECT_EQ(parse_decimal("1.000", 2).problem, DecimalProblem::too_many_decimals);
  EXPECT_EQ(parse_decimal("1.0", 0).problem, DecimalProblem::too_many_decimals);
}

TEST(Decimal, IsBounded) {
  EXPECT_EQ(parse_decimal("1000000000001", 0).problem, DecimalProblem::out_of_range);
  EXPECT_EQ(parse_decimal("10000000000.01", 2).problem, DecimalProblem::out_of_range);
  EXPECT_EQ(parse_decimal(std::string(4000, '9'), 2).problem, DecimalProblem::out_of_range);
  expect_value(std::string(4000, '0') + "1", 2, 100);
}

TEST(Units, DaysAndDayAreOne) {
  EXPECT_TRUE(same_unit("day", "days"));
  EXPECT_TRUE(same_unit("letters", "letter"));
  EXPECT_TRUE(same_unit("g", "g"));
  EXPECT_FALSE(same_unit("g", "mm"));
  EXPECT_FALSE(same_unit("g", "G"));
  EXPECT_FALSE(same_unit("", "g"));
}

TEST(Currency, DigitsAfterThePoint) {
  EXPECT_EQ(currency_decimals("EUR"), 2);
  EXPECT_EQ(currency_decimals("ZWG"), 2);
  EXPECT_EQ(currency_decimals("AED"), 2);
  EXPECT_EQ(currency_decimals("JPY"), 0);
  EXPECT_EQ(currency_decimals("KWD"), 3);
  for (const std::string_view code : {"", "EU", "EURO", "eur", "XXX", "UR ", "R G", " US"})
    EXPECT_EQ(currency_decimals(code), std::nullopt) << code;
}

TEST(Color, SixHexDigits) {
  const auto read = [](const std::string& text) {
    const Source source("c", "");
    Report report;
    return read_color({text, {&source, 0}}, report);
  };
  EXPECT_EQ(read("#C9A24b"), (Rgb{0xC9, 0xA2, 0x4B}));
  EXPECT_EQ(read("#000000"), (Rgb{0, 0, 0}));
  for (const char* text : {"", "#", "C9A24B", "#C9A24", "#C9A24BFF", "#C9A24G", "gold"})
    EXPECT_EQ(read(text), std::nullopt) << text;
}

}  // namespace
}  // namespace maquette::catalog
