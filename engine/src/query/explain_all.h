// Every reason why not: all minimal sets of selections and rules that forbid a wish.
//
// MARCO (Liffiton, Previti, Malik and Marques-Silva, "Fast, flexible MUS enumeration", 2016) walks the lattice of subsets
// without meeting one twice: take a largest set not yet known about; if it conflicts, shrink it to a minimal conflict, else
// what it lacks is a minimal correction. A largest unexplored set is the complement of a smallest set that hits every
// conflict found and contains no correction found (query/hitting_set.h), the same duality that finds repairs. It ends when
// there is none left: then every minimal conflict has been found. There can be exponentially many, so it stops at a number.
#pragma once

#include <optional>

#include "maquette/session.h"
#include "z3/oracle.h"

namespace maquette {

/// Within a turn of `oracle`. As `explain`, but all of them, up to `most`; smallest first.
Explanations explain_all(Oracle& oracle, const Selections& selections, std::optional<Choice> wish, std::size_t most);

}  // namespace maquette
