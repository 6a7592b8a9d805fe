// Why not? The smallest reason for a "no", as selections and rules a person can be shown.
//
// In two phases, because customers read selections and product managers read rules. First the selections alone, with every
// rule in force, are reduced to a minimal conflict (query/deletion.h); a single selection that explains alone is preferred
// where there is one. Then the rules, with the selections found. The result is minimal as a whole: without any one member,
// what remains could hold together. It need not be the smallest of all minimal ones; finding that is a harder question
// (SMUS) nobody at a kiosk would notice the answer to.
#pragma once

#include <optional>

#include "maquette/session.h"
#include "query/reasoner.h"

namespace maquette {

/// Why `selections`, the wish's own part set aside, leave no variant with `wish`; without a wish, why they leave none at
/// all. Within a turn of the reasoner's oracle.
Explanation explain(Reasoner& reasoner, const Selections& selections, std::optional<Choice> wish);

}  // namespace maquette
