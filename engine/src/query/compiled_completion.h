// Completion read off the compiled catalog.
//
// The wanted design is the first in lexicographic order: wish by wish, then part by part, the best option that still leaves
// a design. With Z3 that is a search around a witness (complete.cpp). Here "still leaves a design" costs a look, so the
// definition itself is the algorithm: take the first option that is possible, and go on beside it.
#pragma once

#include <optional>

#include "compile/live_catalog.h"
#include "query/complete.h"

namespace maquette {

/// As maquette::complete; unknown when ceilings leave any step of it open, or when wishes would take too long to grant.
Completion complete_compiled(compile::LiveCatalog& live, const Selections& selections, const Preferences& preferences,
                             const std::optional<Oracle::Ceiling>& ceiling);

}  // namespace maquette
