#include "query/swap.h"

#include <algorithm>

#include "maquette/evaluate.h"

namespace maquette {

Swap::Swap(const Model& model) : model_(model), rules_of_(model.parts.size()) {
  for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
    for (const PartIndex part : model.rules[rule].parts) rules_of_[part].push_back(rule);
  }
}

const Rule* Swap::first_broken(const std::vector<OptionIndex>& options, PartIndex changed) const {
  const auto broken = std::find_if(rules_of_[changed].begin(), rules_of_[changed].end(),
                                   [&](RuleIndex rule) { return !holds(model_.rules[rule].formula, options); });
  return broken == rules_of_[changed].end() ? nullptr : &model_.rules[*broken];
}

bool Swap::keeps_valid(std::vector<OptionIndex> valid, PartIndex part, OptionIndex option) const {
  valid[part] = option;
  return first_broken(valid, part) == nullptr;
}

std::optional<std::vector<OptionIndex>> Swap::reach(std::vector<OptionIndex> valid, PartIndex part, OptionIndex option,
                                                    const std::vector<bool>& may_change) const {
  valid[part] = option;
  const Rule* const broken = first_broken(valid, part);
  if (!broken) return valid;
  for (const PartIndex follower : broken->parts) {
    if (follower == part || !may_change[follower]) continue;
    const OptionIndex before = valid[follower];
    for (OptionIndex other = 0; other < model_.parts[follower].options.size(); ++other) {
      valid[follower] = other;
      if (other != before && !first_broken(valid, follower) && !first_broken(valid, part)) return valid;
    }
    valid[follower] = before;
  }
  return std::nullopt;
}

}  // namespace maquette
