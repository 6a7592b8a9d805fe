// Why not? The smallest reason for a "no", as selections and rules a person can be shown.
//
// In two phases, because customers read selections and product managers read rules. First the selections alone, with every
// rule in force: leave one out, and if the wish is still impossible it was not part of the reason (deletion; each "no"
// brings a core that drops others with it: Bakker et al. 1993, Marques-Silva 2010). Then the rules, with the selections
// found. The result is minimal as a whole: without a member, what remains could hold together. It is not always the
// smallest of all minimal ones; single selections that explain alone are preferred where there are any.
// Neighbours: QuickXplain (Junker, 2004) for long lists of candidates; here the solver's first core is already short.
#pragma once

#include <optional>

#include "maquette/session.h"
#include "z3/oracle.h"

namespace maquette {

/// Why `selections`, the wish's own part set aside, leave no variant with `wish`; without a wish, why they leave none at
/// all. Within a turn of `oracle`.
Explanation explain(Oracle& oracle, const Selections& selections, std::optional<Choice> wish);

}  // namespace maquette
