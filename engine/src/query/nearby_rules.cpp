#include "query/nearby_rules.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace maquette {

NearbyRules::NearbyRules(const Model& model) : model_(model), rules_of_(model.parts.size()) {
  for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
    for (const PartIndex part : model.rules[rule].parts) rules_of_[part].push_back(rule);
  }
  bare_.attributes = model.attributes;
  for (const Part& part : model.parts) {
    Part& bare = bare_.parts.emplace_back();
    bare.options.emplace_back().attributes = part.options.front().attributes;
  }
}

/// A step through a part is as long as the number of rules that speak of it: what two rules share with a hundred others
/// connects them little. (Dijkstra's algorithm over the parts.)
std::vector<RuleIndex> NearbyRules::nearest(RuleIndex rule, std::size_t most) const {
  using Step = std::pair<std::size_t, PartIndex>;  // how far the part's rules are
  std::priority_queue<Step, std::vector<Step>, std::greater<>> ahead;
  std::vector<bool> seen_rule(model_.rules.size(), false), seen_part(model_.parts.size(), false);
  std::vector<RuleIndex> reached;
  const auto reach = [&](RuleIndex next, std::size_t distance) {
    if (seen_rule[next]) return;
    seen_rule[next] = true;
    reached.push_back(next);
    for (const PartIndex part : model_.rules[next].parts) {
      if (!seen_part[part]) ahead.emplace(distance + rules_of_[part].size(), part);
    }
  };
  reach(rule, 0);
  while (!ahead.empty() && reached.size() <= most) {
    const auto [distance, part] = ahead.top();
    ahead.pop();
    if (seen_part[part]) continue;
    seen_part[part] = true;
    for (const RuleIndex other : rules_of_[part]) reach(other, distance);
  }
  reached.erase(reached.begin());
  reached.resize(std::min(reached.size(), most));
  std::sort(reached.begin(), reached.end());
  return reached;
}

Neighbourhood NearbyRules::among(RuleIndex rule, std::vector<RuleIndex> others) const {
  Neighbourhood result{nullptr, std::move(others)};
  result.rules.push_back(rule);
  auto model = std::make_shared<Model>(bare_);
  for (const RuleIndex each : result.rules) {
    model->rules.push_back(model_.rules[each]);
    for (const PartIndex part : model_.rules[each].parts) model->parts[part] = model_.parts[part];
  }
  result.model = std::move(model);
  return result;
}

}  // namespace maquette
