// Sharing changes no solution: as polynomials in the leaves, both circuits take the same value wherever they are looked at
// (Schwartz 1980, Zippel 1979: two different ones would differ nearly everywhere).
#include "compile/common_factors.h"

#include <gtest/gtest.h>

#include <string>

#include "compile/compiler.h"
#include "compile/lower.h"
#include "compile/passes.h"
#include "support/random.h"
#include "support/random_model.h"

namespace maquette::compile {
namespace {

/// Sums and products of 64-bit words, wrapping around.
struct Wrapping {
  using Value = std::uint64_t;
  static Value zero() { return 0; }
  static Value one() { return 1; }
  static bool is_zero(Value value) { return value == 0; }
  static void add(Value& sum, Value term) { sum += term; }
  static void multiply(Value& product, Value factor) { product *= factor; }
};

void expect_same_polynomial(const Circuit& one, const Circuit& other, testing::Random& random) {
  ASSERT_TRUE(well_formed(other));
  ASSERT_EQ(one.leaf_count, other.leaf_count);
  for (int point = 0; point < 5; ++point) {
    std::vector<std::uint64_t> leaves(one.leaf_count);
    for (std::uint64_t& leaf : leaves) leaf = random.next() | 1U;  // odd, so that no product vanishes
    EXPECT_EQ(upward<Wrapping>(one, leaves).back(), upward<Wrapping>(other, leaves).back());
  }
}

Circuit compiled(const Model& model) { return maquette::compile::compile(lower(model, {.states = 64}).problem).circuit; }

TEST(CommonFactors, OfRandomModelsKeepEverySolution) {
  testing::Random random(1);
  for (std::uint64_t seed = 0; seed < 200 && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const Circuit circuit = compiled(*testing::random_model(seed));
    if (circuit.satisfiable()) expect_same_polynomial(circuit, share_common_factors(circuit), random);
  }
}

/// Branches of long runs in common, as product lines have them: deep prefixes, prefixes of prefixes, equal branches.
TEST(CommonFactors, OfLongBranchesAreKeptOnce) {
  testing::Random random(2);
  Circuit circuit;
  constexpr std::uint32_t kRuns = 5, kRun = 48, kBranches = 300;
  circuit.leaf_count = kRuns * kRun + kBranches;
  for (std::uint32_t branch = 0; branch < kBranches; ++branch) {
    for (std::uint32_t run = 0; run < kRuns; ++run) {
      if (random.below(3) == 0) continue;
      for (std::uint32_t i = 0; i < kRun; ++i) circuit.leaves.push_back(run * kRun + i);
    }
    if (branch % 10 != 0) circuit.leaves.push_back(kRuns * kRun + branch);
    circuit.branch_leaves.push_back(static_cast<std::uint32_t>(circuit.leaves.size()));
    circuit.branch_children.push_back(0);
  }
  circuit.node_branches.push_back(kBranches);
  const Circuit shared = share_common_factors(circuit);
  expect_same_polynomial(circuit, shared, random);
  EXPECT_LT(10 * (shared.leaves.size() + shared.children.size()), circuit.leaves.size());
}

TEST(CommonFactors, OfNothingAreNothing) { EXPECT_FALSE(share_common_factors(Circuit{}).satisfiable()); }

}  // namespace
}  // namespace maquette::compile
