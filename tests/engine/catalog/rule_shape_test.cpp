// What shape of formula a sentence becomes: a limit on what one part may be is a set of its options, and only a limit on
// several is a sum.
#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "engine/catalog/cup.h"

namespace maquette {
namespace {

TEST(RuleShapes, LimitsOnOnePartCostNoSum) {
  const auto formula_of = [](const std::string& text) {
    const std::string rule = "[[rule]]\nid = \"r\"\nrule = '''" + text + "'''\nbecause = \"So it is.\"\n";
    return build_model(testing::in_memory(testing::kCupCatalog + rule)).model->rules.at(0).formula;
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
