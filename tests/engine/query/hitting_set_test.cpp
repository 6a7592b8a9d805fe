#include "query/hitting_set.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

#include "support/random.h"

namespace maquette {
namespace {

constexpr std::uint32_t kMembers = 8;

std::uint32_t mask_of(const IndexSet& set) {
  std::uint32_t mask = 0;
  for (const std::uint32_t member : set) mask |= 1U << member;
  return mask;
}

// Size of a smallest set that hits all and contains none of `blocked`, by trying all.
std::optional<int> smallest_size(const std::vector<IndexSet>& sets, const std::vector<IndexSet>& blocked) {
  std::optional<int> best;
  for (std::uint32_t mask = 0; mask < (1U << kMembers); ++mask) {
    const bool hits =
        std::all_of(sets.begin(), sets.end(), [&](const IndexSet& set) { return (mask_of(set) & mask) != 0; });
    const bool free =
        std::none_of(blocked.begin(), blocked.end(), [&](const IndexSet& set) { return (mask_of(set) & ~mask) == 0; });
    if (hits && free && (!best || std::popcount(mask) < *best)) best = std::popcount(mask);
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

TEST(HittingSet, AgreesWithTryingAll) {
  testing::Random random(5);
  for (int round = 0; round < 2000; ++round) {
    const auto some_sets = [&](std::uint32_t most) {
      std::vector<IndexSet> sets(random.below(most + 1));
      for (IndexSet& set : sets) {
        for (std::uint32_t member = 0; member < kMembers; ++member) {
          if (random.chance(35)) set.push_back(member);
        }
      }
      return sets;
    };
    const auto sets = some_sets(6);
    const auto found = smallest_hitting_set(sets, {});
    const auto expected = smallest_size(sets, {});
    ASSERT_EQ(found.has_value(), expected.has_value());
    if (!found) continue;
    EXPECT_EQ(found->size(), static_cast<std::size_t>(*expected));
    // Blocking what was found, again and again, gives every minimal hitting set in order of size.
    std::vector<IndexSet> blocked;
    std::size_t size = 0;
    while (const auto next = smallest_hitting_set(sets, blocked)) {
      EXPECT_EQ(next->size(), static_cast<std::size_t>(*smallest_size(sets, blocked)));
      EXPECT_GE(next->size(), size);
      size = next->size();
      blocked.push_back(*next);
    }
    EXPECT_EQ(smallest_size(sets, blocked), std::nullopt);
  }
}

}  // namespace
}  // namespace maquette
