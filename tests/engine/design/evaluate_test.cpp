#include "maquette/evaluate.h"

#include <gtest/gtest.h>

#include <limits>

#include "support/model_builder.h"

namespace maquette {
namespace {

using testing::ModelBuilder;

constexpr auto kNoLower = std::numeric_limits<std::int64_t>::min();

ModelBuilder sneaker() {
  ModelBuilder b;
  b.part("upper", {{"suede", 1500, 80, 2}, {"knit", 0, 30, 1}, {"patent", 2500, 90, 4}});
  b.part("sole", {{"cup", 0, 200, 1}, {"welt", 4000, 320, 10}});
  b.part("laces", {{"flat", 0, 5}, {"none", -300, 0}});
  return b;
}

TEST(Holds, Among) {
  const ModelBuilder b = sneaker();
  EXPECT_TRUE(holds(b.is("upper", {"suede", "patent"}), {2, 0, 0}));
  EXPECT_FALSE(holds(b.is("upper", {"suede", "patent"}), {1, 0, 0}));
  EXPECT_FALSE(holds(b.is("upper", {}), {1, 0, 0}));
}

TEST(Holds, Connectives) {
  const ModelBuilder b = sneaker();
  const Formula knit = b.is("upper", {"knit"});
  const Formula welt = b.is("sole", {"welt"});
  for (OptionIndex upper = 0; upper < 2; ++upper) {
    for (OptionIndex sole = 0; sole < 2; ++sole) {
      const std::vector<OptionIndex> options{upper, sole, 0};
      const bool p = upper == 1;
      const bool q = sole == 1;
      EXPECT_EQ(holds(b.negate(knit), options), !p);
      EXPECT_EQ(holds(b.all({knit, welt}), options), p && q);
      EXPECT_EQ(holds(b.any({knit, welt}), options), p || q);
      EXPECT_EQ(holds(b.implies(knit, welt), options), !p || q);
      EXPECT_EQ(holds(b.iff(knit, welt), options), p == q);
      EXPECT_EQ(holds(b.between(1, 1, {knit, welt}), options), p != q);
    }
  }
  EXPECT_TRUE(holds(b.all({}), {0, 0, 0}));
  EXPECT_FALSE(holds(b.any({}), {0, 0, 0}));
  EXPECT_TRUE(holds(b.constant(true), {0, 0, 0}));
  EXPECT_FALSE(holds(b.constant(false), {0, 0, 0}));
}

TEST(Holds, LinearBoundsAreInclusive) {
  const ModelBuilder b = sneaker();
  const std::vector<OptionIndex> options{0, 0, 0};  // 80 + 200 + 5 g
  EXPECT_TRUE(holds(b.total(kWeight, kNoLower, 285), options));
  EXPECT_FALSE(holds(b.total(kWeight, kNoLower, 284), options));
  EXPECT_TRUE(holds(b.total(kWeight, 285, 285), options));
  EXPECT_FALSE(holds(b.total(kWeight, 286, 400), options));
}

TEST(Holds, TableRowsWildcardsAndSets) {
  const ModelBuilder b = sneaker();
  const auto rows = {ModelBuilder::Ids{"suede|patent", "welt"}, ModelBuilder::Ids{"*", "cup"}};
  const Formula allowed = b.table({"upper", "sole"}, rows);
  const Formula forbidden = b.table({"upper", "sole"}, rows, false);
  EXPECT_TRUE(holds(allowed, {2, 1, 0}));
  EXPECT_TRUE(holds(allowed, {1, 0, 0}));
  EXPECT_FALSE(holds(allowed, {1, 1, 0}));
  EXPECT_TRUE(holds(forbidden, {1, 1, 0}));
  EXPECT_FALSE(holds(forbidden, {2, 1, 0}));
}

TEST(BrokenRules, InCatalogOrder) {
  ModelBuilder b = sneaker();
  b.rule("no-welted-knit", b.implies(b.is("upper", {"knit"}), b.isnt("sole", {"welt"})));
  b.rule("laces-needed", b.is("laces", {"flat"}));
  b.rule("light", b.total(kWeight, kNoLower, 340));
  EXPECT_EQ(broken_rules(*b.build(), {{1, 1, 1}, {}}), (std::vector<RuleIndex>{0, 1, 2}));
  EXPECT_EQ(broken_rules(*b.build(), {{0, 0, 0}, {}}), (std::vector<RuleIndex>{}));
}

TEST(Quote, TotalsLinesAndBill) {
  ModelBuilder b = sneaker();
  b.base(kPrice, 9000);
  b.base(kWeight, 40);
  b.base(kLeadTime, 7);
  b.option_of("sole", "welt").sku = "SO-WELT";
  const Quote result = quote(*b.build(), {{0, 1, 1}, {}});
  EXPECT_EQ(result.base_price, 9000);
  EXPECT_EQ(result.totals, (std::vector<std::int64_t>{9000 + 1500 + 4000 - 300, 40 + 80 + 320, 7 + 10}));
  ASSERT_EQ(result.lines.size(), 3U);
  EXPECT_EQ(result.lines[2].amount, -300);
  ASSERT_EQ(result.bill.size(), 1U);
  EXPECT_EQ(result.bill[0].sku, "SO-WELT");
  EXPECT_EQ(result.bill[0].part, 1U);
}

}  // namespace
}  // namespace maquette
