// Searching for one design under several ceilings, by a dive and by gathering all that could keep them, against trying all.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "compile/ceiling_frontier.h"
#include "compile/ceiling_search.h"
#include "support/brute_force.h"
#include "support/random_model.h"

namespace maquette::compile {
namespace {

using testing::BruteForce;

constexpr std::size_t kWithoutEnd = std::numeric_limits<std::size_t>::max();

PerOption<MixCosts> random_values(const OptionLayer& layer, std::size_t ceilings, testing::Random& random) {
  auto values = layer.filled(MixCosts{});
  for (auto& part : values) {
    for (MixCosts& option : part) {
      for (std::size_t i = 0; i < ceilings; ++i) option.in[i] = random.below(12);
    }
  }
  return values;
}

MixCosts sum_of(const PerOption<MixCosts>& values, const std::vector<OptionIndex>& design) {
  MixCosts sum;
  for (PartIndex part = 0; part < design.size(); ++part) sum += values[part][design[part]];
  return sum;
}

/// Two designs' sums, the greater ones: bounds that are now and then missed closely.
MixCosts random_bounds(const PerOption<MixCosts>& values, const BruteForce& reference, testing::Random& random) {
  const auto any = [&] {
    return reference.variants()[random.below(static_cast<std::uint32_t>(reference.variants().size()))];
  };
  MixCosts bounds = sum_of(values, any());
  const MixCosts other = sum_of(values, any());
  for (std::size_t i = 0; i < MixCosts::kMost; ++i) bounds.in[i] = (bounds.in[i] + other.in[i]) / 2;
  bounds.in[0] -= bounds.in[0] / 4;
  return bounds;
}

class CeilingSearches : public ::testing::Test {
 protected:
  /// Compares `search` with all designs; returns how many selections had one, and how many none.
  template <class Search>
  void compare(const Search& search) {
    for (std::uint64_t seed = 0; seed < 200 && !HasFailure(); ++seed) {
      SCOPED_TRACE("model " + std::to_string(seed));
      const auto model = testing::random_model(seed);
      const BruteForce reference(model);
      if (reference.variants().empty()) continue;
      const auto catalog = CompiledCatalog::compile(model, {}, {.states = 64}).catalog;
      ASSERT_TRUE(catalog);
      testing::Random random(seed);
      const auto values = random_values(catalog->layer(), 2 + seed % 3, random);
      const MixCosts bounds = random_bounds(values, reference, random);
      LiveMixes mixes(catalog, values);
      for (int number = 0; number < 12; ++number) {
        const Selections selections = testing::random_selections(*model, random, 25);
        mixes.move_to(selections);
        const auto keeps_all = [&](const std::vector<OptionIndex>& design) {
          const auto has = [&](const auto& chosen) { return design[chosen.first] == chosen.second; };
          return std::all_of(selections.chosen.begin(), selections.chosen.end(), has) &&
                 fits(sum_of(values, design), bounds);
        };
        const auto& all = reference.variants();
        const bool expected = std::any_of(all.begin(), all.end(), keeps_all);
        if (!mixes.least()) {
          EXPECT_FALSE(expected);
          continue;
        }
        MixCosts gap = bounds;
        gap -= *mixes.least();
        std::vector<OptionIndex> design(model->parts.size());
        const Verdict found = search(mixes, gap, design);
        EXPECT_EQ(found, expected ? Verdict::yes : Verdict::no);
        EXPECT_TRUE(found != Verdict::yes || (keeps_all(design) && std::count(all.begin(), all.end(), design) == 1));
        ++(expected ? possible_ : impossible_);
      }
    }
    EXPECT_GT(possible_, 200);
    EXPECT_GT(impossible_, 200);
  }

 private:
  int possible_ = 0, impossible_ = 0;
};

TEST_F(CeilingSearches, DiveFindsADesignOrThatThereIsNone) {
  compare([](const LiveMixes& mixes, const MixCosts& gap, std::vector<OptionIndex>& design) {
    return dive_for_design(mixes, gap, kWithoutEnd, design);
  });
}

TEST_F(CeilingSearches, GatheringFindsADesignOrThatThereIsNone) {
  compare([](const LiveMixes& mixes, const MixCosts& gap, std::vector<OptionIndex>& design) {
    return gather_designs(mixes, gap, kWithoutEnd, design);
  });
}

/// With hardly any work allowed, each says yes, no or unknown, and the first two only where they are so.
TEST_F(CeilingSearches, OutOfWorkTheyDoNotGuess) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const auto model = testing::random_model(seed);
    const BruteForce reference(model);
    if (reference.variants().empty()) continue;
    const auto catalog = CompiledCatalog::compile(model, {}, {.states = 64}).catalog;
    testing::Random random(seed);
    const auto values = random_values(catalog->layer(), 3, random);
    LiveMixes mixes(catalog, values);
    MixCosts gap = random_bounds(values, reference, random);
    gap -= *mixes.least();
    std::vector<OptionIndex> design(model->parts.size());
    const Verdict truth = gather_designs(mixes, gap, kWithoutEnd, design);
    for (const std::size_t work : {1U, 4U, 16U}) {
      for (const Verdict found : {gather_designs(mixes, gap, work, design), dive_for_design(mixes, gap, work, design)}) {
        EXPECT_TRUE(found == truth || found == Verdict::unknown);
      }
    }
  }
}

}  // namespace
}  // namespace maquette::compile
