// Which rules are needed? A design that breaks one rule and obeys all the others proves it of that rule.
//
// Looking for such designs one solver call after the other takes minutes for a product line of thousands of rules, since
// every call has all the other rules to switch on. Here each rule's clauses have a switch, and halving does the switching:
// to leave out each rule of a range in turn, switch on one half of it, go on in the other half, and the other way round.
// So a rule is switched on as many times as there are halvings, not as many as there are rules. With one rule left out its
// negation is switched on, and a plain search, each part at its default where it can be, hardly ever has to turn back:
// product rules leave room.
//
// What is found is proof (it is checked by the evaluator for the rule itself and for sums that have no clauses); what is
// not found within the effort is left to Z3, and so is every claim that a rule is not needed.
#pragma once

#include <functional>
#include <vector>

#include "maquette/model.h"

namespace maquette::compile {

/// For each rule, whether a design was found that breaks it and no other. `stop`: asked now and then; when it says so, the
/// rest is left open.
std::vector<bool> broken_alone(const Model& model, const std::function<bool()>& stop = {});

}  // namespace maquette::compile
