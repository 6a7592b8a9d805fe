// What a rule does to the present design, put together from three witnesses: the evaluator (does the product on the screen
// break it?), the solver (is there a design with these selections that only this rule forbids?) and three-valued logic over
// the valid domains (can its condition still be met?). After Kleene: a part with several options left is unknown, and what
// follows from unknowns is known only where every way of resolving them agrees.
#pragma once

#include <vector>

#include "maquette/evaluate_open.h"
#include "state/viewer_state.h"

namespace maquette::viewer {

/// The open options of the newest answers, a selected part's own selection alone; every option while there are none.
OpenOptions open_options(const ViewerState& state);

RuleState rule_state(const ViewerState& state, RuleIndex rule, const OpenOptions& open);
/// Of every rule of the running catalog.
std::vector<RuleState> rule_states(const ViewerState& state);

}  // namespace maquette::viewer
