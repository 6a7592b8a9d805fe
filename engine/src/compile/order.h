// The order to branch in, from a tree decomposition of the problem.
//
// Eliminating variables by minimum degree gives a tree of bags in which assigning a bag cuts everything below it apart.
// Rooted at its centroid and branched on from the root down, the components met again and again are those of the
// decomposition, and the cache finds them (Huang and Darwiche, "DPLL with a trace", 2005; Korhonen and Järvisalo,
// "Integrating tree decompositions into decision heuristics of propositional model counters", 2021). On product models this
// is up to 200 times better than branching by occurrence.
//
// Elimination works on a quotient graph: an eliminated variable becomes an element that stands for the clique it leaves,
// and a clause is an element from the start (Amestoy, Davis and Duff, "An approximate minimum degree ordering algorithm",
// 1996).
#pragma once

#include <cstdint>
#include <vector>

#include "compile/components.h"
#include "compile/problem.h"
#include "compile/propagator.h"

namespace maquette::compile {

struct BranchingOrder {
  std::vector<std::uint32_t> depth;  ///< by variable: of the shallowest bag that has it; branch on the least first
  std::uint32_t width = 0;           ///< size of the largest bag, less one
};

/// For the variables and clauses that are open now.
BranchingOrder branching_order(const Problem& problem, const Clauses& clauses, const Propagator& propagator,
                               const ComponentStack& components);

}  // namespace maquette::compile
