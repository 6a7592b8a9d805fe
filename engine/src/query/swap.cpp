#include "query/swap.h"

#include <algorithm>

#include "maquette/evaluate.h"

namespace maquette {

Swap::Swap(const Model& model) : model_(model), rules_of_(model.parts.size()) {
  for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
    for (const PartIndex part : model.rules[rule].parts) rules_of_[part].push_back(rule);
  }
}

bool Swap::keeps_valid(std::vector<OptionIndex> valid, PartIndex part, OptionIndex option) const {
  valid[part] = option;
  return std::all_of(rules_of_[part].begin(), rules_of_[part].end(),
                     [&](RuleIndex rule) { return holds(model_.rules[rule].formula, valid); });
}

}  // namespace maquette
