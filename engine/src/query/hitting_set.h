// Smallest sets that hit every given set: the combinatorial half of finding repairs.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace maquette {

/// A set of small integers, sorted.
using IndexSet = std::vector<std::uint32_t>;

/// A smallest set that shares a member with each of `sets` and contains none of `blocked`; the first in lexicographic order
/// of the search among equals. Nothing when there is none.
std::optional<IndexSet> smallest_hitting_set(const std::vector<IndexSet>& sets, const std::vector<IndexSet>& blocked);

}  // namespace maquette
