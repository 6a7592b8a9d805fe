// Sums that follow from others, and sums split into cases, of random small catalogs: compared design by design.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "maquette/evaluate.h"
#include "query/implied_sums.h"
#include "query/split_sums.h"
#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using testing::Assignment;
using testing::ModelBuilder;
using testing::Random;

bool all_hold(const std::vector<Formula>& formulas, const Assignment& options) {
  return std::all_of(formulas.begin(), formulas.end(), [&](const Formula& formula) { return holds(formula, options); });
}

TEST(ImpliedSums, OnlyWhatAnotherImpliesIsDropped) {
  std::size_t dropped = 0;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Random random(seed);
    ModelBuilder builder;
    std::vector<Formula> rules;
    for (const char* part : {"a", "b", "c"}) builder.part(part, {{"x"}, {"y"}, {"z"}});
    for (int i = 0; i < 3; ++i) {
      Linear sum;
      for (PartIndex part = 0; part < 3; ++part)
        sum.terms.push_back({part, {0, random.between(1, 3), random.between(2, 5)}});
      if (random.chance(80)) sum.upper = random.between(3, 12);
      if (random.chance(30)) sum.lower = random.between(0, 6);
      rules.push_back({sum});
    }
    std::vector<Formula> fewer = rules;
    drop_implied_sums(fewer);
    dropped += rules.size() - fewer.size();
    testing::for_each_assignment(builder.model(), [&](const Assignment& options) {
      ASSERT_EQ(all_hold(rules, options), all_hold(fewer, options)) << seed;
    });
  }
  EXPECT_GT(dropped, 50U);
}

TEST(SplitSums, EachDesignIsInExactlyOneCase) {
  std::size_t split = 0;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Random random(seed);
    ModelBuilder builder;
    for (const char* part : {"a", "b", "c"}) builder.part(part, {{"x"}, {"y"}, {"z"}});
    std::vector<Formula> rules{builder.is("a", {"x", "z"})};
    Linear sum;
    for (PartIndex part = 0; part < 3; ++part) sum.terms.push_back({part, {0, random.between(1, 3), random.between(2, 5)}});
    for (int i = 0; i < 4; ++i) {
      sum.terms[random.below(3)].values[random.below(3)] += random.between(-2, 2);
      sum.lower = random.chance(30) ? random.between(0, 4) : std::numeric_limits<std::int64_t>::min();
      sum.upper = random.chance(80) ? random.between(3, 12) : std::numeric_limits<std::int64_t>::max();
      rules.push_back({sum});
    }
    const auto cases = split_sums(rules, 8);
    split += cases.size() > 1 ? 1 : 0;
    if (cases.empty()) continue;
    ASSERT_LE(cases.size(), 8U);
    ASSERT_LT(std::count_if(cases[0].begin(), cases[0].end(),
                            [](const Formula& f) { return std::holds_alternative<Linear>(f.node); }),
              4);
    testing::for_each_assignment(builder.model(), [&](const Assignment& options) {
      const auto in = std::count_if(cases.begin(), cases.end(), [&](const auto& one) { return all_hold(one, options); });
      ASSERT_EQ(in, all_hold(rules, options) ? 1 : 0) << seed;
    });
  }
  EXPECT_GT(split, 100U);
}

}  // namespace
}  // namespace maquette
