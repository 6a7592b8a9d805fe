// Every rule that has a part in why these choices are in no design.
#pragma once

#include <vector>

#include "z3/oracle.h"

namespace maquette::workshop {

struct Reasons {
  Verdict valid = Verdict::unknown;  ///< whether some design has the choices
  std::vector<RuleIndex> rules;      ///< no: the members of all minimal sets of rules that the choices cannot keep; sorted
  bool complete = false;             ///< there are no others
};

/// Within a turn of `oracle`.
Reasons find_reasons(Oracle& oracle, const std::vector<Choice>& choices);

}  // namespace maquette::workshop
