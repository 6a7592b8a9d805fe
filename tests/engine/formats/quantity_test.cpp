// Random arithmetic, written as a formula and computed directly, compared on every assignment.
#include <gtest/gtest.h>

#include "formats/uvl_quantity.h"
#include "maquette/evaluate.h"
#include "support/random.h"

namespace maquette::formats {
namespace {

using testing::Random;

constexpr std::uint32_t kParts = 4;

class Maker {
 public:
  explicit Maker(Random& random) : random_(random) {
    for (std::uint32_t part = 0; part < kParts; ++part) sizes_.push_back(2 + random_.below(2));
  }

  const std::vector<std::uint32_t>& sizes() const { return sizes_; }

  Quantity leaf() {
    Quantity quantity;
    quantity.kind = Quantity::Kind::leaf;
    quantity.part = random_.below(kParts);
    for (std::uint32_t i = 0; i < sizes_[quantity.part]; ++i) {
      quantity.values.emplace_back(i == 0 ? Rational{} : *divide({random_.between(-4, 9), 1}, {random_.between(1, 4), 1}));
    }
    return quantity;
  }

  Quantity make(int depth) {
    if (depth == 0 || random_.chance(20)) return random_.chance(70) ? leaf() : constant();
    using Kind = Quantity::Kind;
    static constexpr Kind kKinds[] = {Kind::sum,   Kind::sum,  Kind::product, Kind::negate, Kind::invert,
                                      Kind::floor, Kind::ceil, Kind::average, Kind::least,  Kind::greatest};
    Quantity quantity;
    quantity.kind = kKinds[random_.below(std::size(kKinds))];
    const bool aggregate =
        quantity.kind == Kind::average || quantity.kind == Kind::least || quantity.kind == Kind::greatest;
    const bool several = aggregate || quantity.kind == Kind::sum || quantity.kind == Kind::product;
    for (std::uint32_t i = several ? 2 + random_.below(2) : 1; i > 0; --i) {
      quantity.operands.push_back(aggregate ? leaf() : make(depth - 1));
    }
    return quantity;
  }

 private:
  Quantity constant() {
    Quantity quantity;
    quantity.constant = *divide({random_.between(-6, 12), 1}, {random_.between(1, 3), 1});
    return quantity;
  }

  Random& random_;
  std::vector<std::uint32_t> sizes_;
};

TEST(Quantity, FormulasMeanWhatTheArithmeticSays) {
  std::size_t linear = 0, tables = 0;
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    std::size_t budget = 1'000'000;
    Random random(seed);
    Maker maker(random);
    const Quantity left = maker.make(3), right = maker.make(1);
    const auto comparison = static_cast<UvlComparison>(random.below(6));
    const ComparisonResult result = compare_quantities(comparison, left, right, budget);
    ASSERT_TRUE(result.formula) << seed << ": " << result.problem;
    linear += std::holds_alternative<Linear>(result.formula->node) ? 1 : 0;
    tables += std::holds_alternative<Table>(result.formula->node) ? 1 : 0;
    std::vector<OptionIndex> options(kParts, 0);
    for (bool more = true; more;) {
      ASSERT_EQ(holds(*result.formula, options), satisfied(comparison, evaluate(left, options), evaluate(right, options)))
          << "seed " << seed << " at " << options[0] << options[1] << options[2] << options[3];
      more = false;
      for (std::uint32_t part = kParts; part > 0 && !more; --part) {
        more = ++options[part - 1] < maker.sizes()[part - 1];
        if (!more) options[part - 1] = 0;
      }
    }
  }
  EXPECT_GT(linear, 200U);
  EXPECT_GT(tables, 200U);
}

TEST(Quantity, NumbersThatDoNotFitAreNoAnswer) {
  Quantity big;
  big.constant = Rational{std::int64_t{1} << 62U, 1};
  Quantity square;
  square.kind = Quantity::Kind::product;
  square.operands = {big, big};
  std::size_t budget = 1'000'000;
  EXPECT_FALSE(compare_quantities(UvlComparison::less, square, big, budget).formula);
}

TEST(Quantity, WritingOutHasABudget) {
  Random random(1);
  Maker maker(random);
  Quantity product;
  product.kind = Quantity::Kind::product;
  while (product.operands.size() < 2 || product.operands[0].part == product.operands.back().part) {
    product.operands.push_back(maker.leaf());
  }
  Quantity zero;
  zero.constant = Rational{};
  std::size_t budget = 9;
  EXPECT_TRUE(compare_quantities(UvlComparison::less, product, zero, budget).formula);
  EXPECT_LT(budget, 9U);
  budget = 1;
  EXPECT_FALSE(compare_quantities(UvlComparison::less, product, zero, budget).formula);
}

TEST(RationalNumbers, AreExact) {
  EXPECT_EQ(to_string(*add({1, 10}, {2, 10})), "0.3");
  EXPECT_EQ(to_string(*divide({-7, 2}, {1, 1})), "-3.5");
  EXPECT_EQ(to_string(*divide({1, 1}, {3, 1})), "1/3");
  EXPECT_EQ(parse_rational("10.50"), (Rational{21, 2}));
  EXPECT_EQ(floor_of({-7, 2}), -4);
  EXPECT_EQ(ceil_of({-7, 2}), -3);
  EXPECT_FALSE(divide({1, 1}, {0, 1}));
  EXPECT_FALSE(parse_rational("99999999999999999999"));
}

}  // namespace
}  // namespace maquette::formats
