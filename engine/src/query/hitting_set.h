// Lightest sets that hit every given set: the combinatorial half of finding repairs.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace maquette {

/// A set of small integers, sorted.
using IndexSet = std::vector<std::uint32_t>;

/// A lightest set that shares a member with each of `sets` and contains none of `blocked`; the first in lexicographic order
/// of the search among equals. `weights`: positive, by member; none: all alike. Nothing when there is none.
std::optional<IndexSet> lightest_hitting_set(const std::vector<IndexSet>& sets, const std::vector<IndexSet>& blocked,
                                             const std::vector<std::uint32_t>& weights);

/// The same, by their number of members.
std::optional<IndexSet> smallest_hitting_set(const std::vector<IndexSet>& sets, const std::vector<IndexSet>& blocked);

}  // namespace maquette
