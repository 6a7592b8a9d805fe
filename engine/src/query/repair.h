// What would have to change? The lightest sets of selections to give up so that a wish comes true, cheapest first.
//
// Every conflict between selections and the wish must lose a member, so a repair is a hitting set of all conflicts
// (Reiter's diagnosis, 1987). Conflicts are found as they are needed: take a lightest set that hits those known; if the
// rest of the selections leaves a variant it is a repair, else it holds another conflict (implicit hitting sets:
// Moreno-Centeno and Karp, 2013; MaxHS is the same idea). A selection weighs what its catalog says that part matters to a customer
// (`importance`), 1 unless it says; hitting sets come lightest first, so do repairs, and none contains another. Rules are never part of the conflicts: they are hard, and a core over rules and selections
// together is not a repair.
//
// Each repair is completed before it is shown: what had to go is replaced by what the completion has there, and it is
// priced. Where there are fewer sets to give up than repairs asked for, the same sets with other replacements follow: a
// customer with one part in the way still has a choice.
#pragma once

#include <optional>

#include "maquette/session.h"
#include "query/reasoner.h"

namespace maquette {

/// Within a turn of `oracle`. `current`: the variant the customer sees now; none: the completion of `selections`.
Repairs repair(Reasoner& reasoner, const Selections& selections, std::optional<Choice> wish, std::size_t most,
               const Variant* current);

}  // namespace maquette
