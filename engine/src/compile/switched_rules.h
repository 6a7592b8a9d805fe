// The rules of a model as clauses that can be switched on and off, each also as its negation.
//
// A switch is one more literal in every clause of a rule (the selector variables of Eén and Sörensson, "Temporal induction
// by incremental SAT solving", 2003), so one propagator answers about any set of rules and nothing is built for it anew.
#pragma once

#include <optional>
#include <vector>

#include "compile/interchange.h"
#include "compile/problem.h"
#include "maquette/model.h"

namespace maquette::compile {

struct SwitchedRules {
  Problem problem;  ///< variable p is part p; the switches are the last variables
  OptionClasses classes;
  VariableIndex first_switch = 0;
  std::vector<std::optional<Literal>> obeys, breaks;  ///< by rule; nothing: it has no clauses
};

SwitchedRules switch_rules(const Model& model);

}  // namespace maquette::compile
