#include "query/hitting_set.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/random.h"

namespace maquette {
namespace {

constexpr std::uint32_t kMembers = 8;

std::uint32_t mask_of(const IndexSet& set) {
  std::uint32_t mask = 0;
  for (const std::uint32_t member : set) mask |= 1U << member;
  return mask;
}

std::uint32_t weight_of(std::uint32_t mask, const std::vector<std::uint32_t>& weights) {
  std::uint32_t weight = 0;
  for (std::uint32_t member = 0; member < kMembers; ++member) {
    if ((mask >> member & 1U) != 0) weight += weights[member];
  }
  return weight;
}

const std::vector<std::uint32_t> kAlike(kMembers, 1);

// Weight of a lightest set that hits all and contains none of `blocked`, by trying all.
std::optional<std::uint32_t> least_weight(const std::vector<IndexSet>& sets, const std::vector<IndexSet>& blocked,
                                          const std::vector<std::uint32_t>& weights) {
  std::optional<std::uint32_t> best;
  for (std::uint32_t mask = 0; mask < (1U << kMembers); ++mask) {
    const bool hits =
        std::all_of(sets.begin(), sets.end(), [&](const IndexSet& set) { return (mask_of(set) & mask) != 0; });
    const bool free =
        std::none_of(blocked.begin(), blocked.end(), [&](const IndexSet& set) { return (mask_of(set) & ~mask) == 0; });
    const std::uint32_t weight = weight_of(mask, weights);
    if (hits && free && (!best || weight < *best)) best = weight;
  }
  return best;
}

TEST(HittingSet, Examples) {
  EXPECT_EQ(smallest_hitting_set({}, {}), IndexSet{});
  EXPECT_EQ(smallest_hitting_set({{1, 2}, {2, 3}}, {}), IndexSet{2});
  EXPECT_EQ(smallest_hitting_set({{1, 2}, {2, 3}}, {{2}}), (IndexSet{1, 3}));
  EXPECT_EQ(smallest_hitting_set({{}}, {}), std::nullopt);
  EXPECT_EQ(smallest_hitting_set({{1}}, {{1}}), std::nullopt);
  EXPECT_EQ(smallest_hitting_set({}, {{}}), std::nullopt);
}

TEST(HittingSet, WeighsMembers) {
  EXPECT_EQ(lightest_hitting_set({{0, 1}, {1, 2}}, {}, {1, 3, 1}), (IndexSet{0, 2}));
  EXPECT_EQ(lightest_hitting_set({{0, 1}, {1, 2}}, {}, {1, 1, 1}), IndexSet{1});
}

// Blocking what was found, again and again, gives every minimal hitting set in order of weight.
void expect_all_in_order(const std::vector<IndexSet>& sets, const std::vector<std::uint32_t>& weights) {
  std::vector<IndexSet> blocked;
  std::uint32_t before = 0;
  while (const auto next = lightest_hitting_set(sets, blocked, weights)) {
    const std::uint32_t weight = weight_of(mask_of(*next), weights);
    EXPECT_EQ(weight, least_weight(sets, blocked, weights));
    EXPECT_GE(weight, before);
    before = weight;
    blocked.push_back(*next);
  }
  EXPECT_EQ(least_weight(sets, blocked, weights), std::nullopt);
}

TEST(HittingSet, AgreesWithTryingAll) {
  testing::Random random(5);
  for (int round = 0; round < 2000; ++round) {
    std::vector<IndexSet> sets(random.below(7));
    for (IndexSet& set : sets) {
      for (std::uint32_t member = 0; member < kMembers; ++member) {
        if (random.chance(35)) set.push_back(member);
      }
    }
    std::vector<std::uint32_t> weights;
    for (std::uint32_t member = 0; member < kMembers; ++member) weights.push_back(1 + random.below(4));
    const auto found = smallest_hitting_set(sets, {});
    const auto expected = least_weight(sets, {}, kAlike);
    ASSERT_EQ(found.has_value(), expected.has_value());
    if (!found) continue;
    EXPECT_EQ(found->size(), *expected);
    expect_all_in_order(sets, kAlike);
    expect_all_in_order(sets, weights);
  }
}

}  // namespace
}  // namespace maquette
