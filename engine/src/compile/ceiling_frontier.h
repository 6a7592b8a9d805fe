// Whether a design keeps several ceilings where the gap is narrow: all that could, at once.
#pragma once

#include <vector>

#include "compile/ceiling_slack.h"

namespace maquette::compile {

/// As dive_for_design; `work`: pairs of partial designs that are put together at most.
Verdict gather_designs(const LiveMixes& mixes, const MixCosts& gap, std::size_t work, std::vector<OptionIndex>& options);

}  // namespace maquette::compile
