// Where every mix of several ceilings leaves a question open: a dive for one design that keeps them all.
#pragma once

#include <vector>

#include "compile/ceiling_slack.h"

namespace maquette::compile {

/// `mixes`: each ceiling alone among them; at selections that have a design. `gap`: between its least and its bound, in
/// each. At most `steps` choices are made; then the answer is unknown. `options`: one for each part, filled when it is yes.
Verdict dive_for_design(const LiveMixes& mixes, const MixCosts& gap, std::size_t steps, std::vector<OptionIndex>& options);

}  // namespace maquette::compile
