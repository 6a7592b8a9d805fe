// What does each option cost with all it drags along? And what is left within a budget?
//
// The compiled form follows the least totals from click to click (compile/live_least.h); what ceilings leave open there is
// minimised by Z3, option by option. A limit on one total needs no solving of its own: an option is possible within it
// exactly when the least total with that option is.
#pragma once

#include <vector>

#include "maquette/session.h"
#include "query/compiled_form.h"
#include "query/reasoner.h"

namespace maquette {

using LeastTotals = std::vector<std::vector<LeastTotal>>;  ///< [part][option]

/// Within a turn of `oracle`. `states`: of all options beside the selections.
LeastTotals cheapest(CompiledForm& compiled, Reasoner& reasoner, const Domains& domains, const Selections& selections,
                     AttributeIndex attribute);

/// `domains` without the designs whose total is above `most`. `least`: of the total's attribute.
Domains within(Domains domains, const LeastTotals& least, const Selections& selections, std::int64_t most);

}  // namespace maquette
