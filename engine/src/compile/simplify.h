// What holds in every solution, found before the search: unit propagation and failed literals.
//
// A literal that fails (assuming it contradicts) is false in every solution, so the number of solutions stays the same.
// Rounds go on while they find something, up to a limit: in product models the first finds nearly all.
#pragma once

#include "compile/problem.h"
#include "compile/propagator.h"

namespace maquette::compile {

/// Makes true what must be; false when there is no solution.
bool simplify(const Problem& problem, const Clauses& clauses, Propagator& propagator);

}  // namespace maquette::compile
