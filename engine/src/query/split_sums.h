// Two ceilings over nearly the same sum are one ceiling, case by case.
//
// When a few prices go up and others down, neither version's price ceiling implies the other, and a joint model with both,
// and both weight ceilings, has more of them than can be counted under. But the two sums differ only by what a few options
// add: once it is known which of those are chosen the difference is a number, and the two ceilings are one, the tighter. So
// the designs are split into cases by those options, and the counts of the cases are added. (Conditioning, as in cutset
// conditioning: Pearl, "Probabilistic Reasoning in Intelligent Systems", 1988.)
#pragma once

#include <cstddef>
#include <vector>

#include "maquette/formula.h"

namespace maquette {

/// Rules of at most `most` cases, each with fewer sums: every design that keeps `rules` keeps those of exactly one case,
/// and no other design does. Empty: no two sums are near enough.
std::vector<std::vector<Formula>> split_sums(const std::vector<Formula>& rules, std::size_t most);

}  // namespace maquette
