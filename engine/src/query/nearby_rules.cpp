#include "query/nearby_rules.h"

#include <algorithm>
#include <numeric>

namespace maquette {

NearbyRules::NearbyRules(const Model& model) : model_(model), rules_of_(model.parts.size()) {
  for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
    for (const PartIndex part : model.rules[rule].parts) rules_of_[part].push_back(rule);
  }
}

std::vector<RuleIndex> NearbyRules::around(RuleIndex rule, std::size_t most) const {
  std::vector<RuleIndex> reached{rule};
  std::vector<bool> seen_rule(model_.rules.size(), false), seen_part(model_.parts.size(), false);
  seen_rule[rule] = true;
  for (std::size_t next = 0; next < reached.size() && reached.size() <= most; ++next) {
    for (const PartIndex part : model_.rules[reached[next]].parts) {
      if (seen_part[part]) continue;
      seen_part[part] = true;
      for (const RuleIndex other : rules_of_[part]) {
        if (!seen_rule[other]) reached.push_back(other);
        seen_rule[other] = true;
      }
    }
  }
  if (most + 1 >= model_.rules.size()) {
    reached.resize(model_.rules.size());
    std::iota(reached.begin(), reached.end(), RuleIndex{0});
    std::erase(reached, rule);
  } else {
    reached.erase(reached.begin());
    reached.resize(std::min(reached.size(), most));
    std::sort(reached.begin(), reached.end());
  }
  return reached;
}

}  // namespace maquette
