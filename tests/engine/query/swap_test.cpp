#include "query/swap.h"

#include <gtest/gtest.h>

#include "maquette/evaluate.h"
#include "support/brute_force.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using testing::Assignment;

TEST(Swap, AgreesWithTheEvaluator) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto model = testing::random_model(seed);
    const testing::BruteForce reference(model);
    if (reference.variants().empty()) continue;
    const Swap swap(*model);
    testing::Random random(seed);
    const Assignment& valid = reference.variants()[random.next() % reference.variants().size()];
    for (PartIndex part = 0; part < valid.size(); ++part) {
      for (OptionIndex option = 0; option < model->parts[part].options.size(); ++option) {
        Assignment swapped = valid;
        swapped[part] = option;
        EXPECT_EQ(swap.keeps_valid(valid, part, option), broken_rules(*model, {swapped, {}}).empty()) << "seed " << seed;
      }
    }
  }
}

TEST(Swap, ReachesOnlyValidVariantsAndChangesOnlyWhatMayChange) {
  int followed = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto model = testing::random_model(seed);
    const testing::BruteForce reference(model);
    if (reference.variants().empty()) continue;
    const Swap swap(*model);
    testing::Random random(seed);
    const Assignment& valid = reference.variants()[random.next() % reference.variants().size()];
    std::vector<bool> may_change;
    for (PartIndex part = 0; part < valid.size(); ++part) may_change.push_back(random.chance(60));
    for (PartIndex part = 0; part < valid.size(); ++part) {
      for (OptionIndex option = 0; option < model->parts[part].options.size(); ++option) {
        const auto reached = swap.reach(valid, part, option, may_change);
        if (!reached) {
          EXPECT_FALSE(swap.keeps_valid(valid, part, option));
          continue;
        }
        EXPECT_TRUE(broken_rules(*model, {*reached, {}}).empty());
        EXPECT_EQ((*reached)[part], option);
        int others = 0;
        for (PartIndex other = 0; other < valid.size(); ++other) {
          if (other == part || (*reached)[other] == valid[other]) continue;
          EXPECT_TRUE(may_change[other]);
          ++others;
        }
        EXPECT_LE(others, 1);
        followed += others;
      }
    }
  }
  EXPECT_GT(followed, 50);
}

}  // namespace
}  // namespace maquette
