// Of two price ceilings one is often enough.
//
// Two versions of a catalog with the same ceiling and one changed price have two sums that differ in one value. Where
// sum1 - sum2 can never exceed the distance of their bounds, the second implies the first. The greatest difference of two
// sums over the same parts is the sum of the greatest differences part by part, so looking is enough. (Domination of linear
// constraints: Andersen and Andersen, "Presolving in linear programming", 1995.)
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "maquette/formula.h"

namespace maquette {

inline constexpr std::size_t kMostSums = 200;  ///< that are compared with each other

/// Whether sums of such sums are far from overflow.
bool is_small(const Linear& sum);

/// a - b: for each part of either, by option.
using SumDifference = std::map<PartIndex, std::vector<std::int64_t>>;
SumDifference difference_of(const Linear& a, const Linear& b);

/// Takes out each sum, standing as a rule of its own, that another one implies. The designs are the same.
void drop_implied_sums(std::vector<Formula>& rules);

}  // namespace maquette
