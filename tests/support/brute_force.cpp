#include "support/brute_force.h"

#include <algorithm>

#include "maquette/evaluate.h"

namespace maquette::testing {
namespace {

bool has_all(const Assignment& assignment, const std::vector<Choice>& choices) {
  return std::all_of(choices.begin(), choices.end(), [&](const Choice& c) { return assignment[c.part] == c.option; });
}

}  // namespace

void for_each_assignment(const Model& model, const std::function<void(const Assignment&)>& visit) {
  Assignment assignment(model.parts.size(), 0);
  while (true) {
    visit(assignment);
    std::size_t part = assignment.size();
    while (part > 0 && ++assignment[part - 1] == model.parts[part - 1].options.size()) assignment[--part] = 0;
    if (part == 0) return;
  }
}

BruteForce::BruteForce(std::shared_ptr<const Model> model) : model_(std::move(model)) {
  for_each_assignment(*model_, [this](const Assignment& assignment) {
    if (broken_rules(*model_, {assignment, {}}).empty()) variants_.push_back(assignment);
  });
}

bool BruteForce::possible(const std::vector<Choice>& choices) const {
  return std::any_of(variants_.begin(), variants_.end(), [&](const Assignment& a) { return has_all(a, choices); });
}

bool BruteForce::possible(const std::vector<Choice>& choices, const std::vector<RuleIndex>& rules) const {
  bool found = false;
  for_each_assignment(*model_, [&](const Assignment& assignment) {
    if (found || !has_all(assignment, choices)) return;
    found =
        std::all_of(rules.begin(), rules.end(), [&](RuleIndex r) { return holds(model_->rules[r].formula, assignment); });
  });
  return found;
}

Domains BruteForce::domains(const Selections& selections) const {
  Domains domains;
  domains.satisfiable = possible(as_choices(selections)) ? Verdict::yes : Verdict::no;
  for (PartIndex part = 0; part < model_->parts.size(); ++part) {
    auto& states = domains.states.emplace_back();
    const auto selected = selections.chosen.find(part);
    for (OptionIndex option = 0; option < model_->parts[part].options.size(); ++option) {
      std::vector<Choice> choices = as_choices(selections, part);
      choices.push_back({part, option});
      if (selected != selections.chosen.end() && selected->second == option) {
        states.push_back(OptionState::selected);
      } else if (possible(choices)) {
        states.push_back(OptionState::available);
      } else {
        states.push_back(possible({{part, option}}) ? OptionState::excluded : OptionState::dead);
      }
    }
    const bool open = selected == selections.chosen.end();
    if (open && std::count(states.begin(), states.end(), OptionState::available) == 1) {
      *std::find(states.begin(), states.end(), OptionState::available) = OptionState::implied;
    }
  }
  return domains;
}

std::set<std::set<PartIndex>> BruteForce::minimal_retractions(const Selections& selections,
                                                              std::optional<Choice> wish) const {
  const std::vector<Choice> candidates = as_choices(selections, wish ? std::optional(wish->part) : std::nullopt);
  std::set<std::set<PartIndex>> enough;
  for (std::uint32_t mask = 0; mask < (1U << candidates.size()); ++mask) {
    std::vector<Choice> kept;
    std::set<PartIndex> lost;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if ((mask >> i) & 1U) {
        lost.insert(candidates[i].part);
      } else {
        kept.push_back(candidates[i]);
      }
    }
    if (wish) kept.push_back(*wish);
    if (possible(kept)) enough.insert(lost);
  }
  std::set<std::set<PartIndex>> minimal;
  for (const auto& set : enough) {
    const bool has_smaller = std::any_of(enough.begin(), enough.end(), [&](const auto& other) {
      return other != set && std::includes(set.begin(), set.end(), other.begin(), other.end());
    });
    if (!has_smaller) minimal.insert(set);
  }
  return minimal;
}

std::optional<Assignment> BruteForce::best(const Selections& selections,
                                           const std::vector<std::vector<OptionIndex>>& preferences) const {
  const auto rank = [&](const Assignment& assignment) {
    std::vector<std::ptrdiff_t> ranks;
    for (PartIndex part = 0; part < assignment.size(); ++part) {
      ranks.push_back(std::find(preferences[part].begin(), preferences[part].end(), assignment[part]) -
                      preferences[part].begin());
    }
    return ranks;
  };
  std::optional<Assignment> best;
  for (const Assignment& variant : variants_) {
    if (has_all(variant, as_choices(selections)) && (!best || rank(variant) < rank(*best))) best = variant;
  }
  return best;
}

std::optional<std::int64_t> BruteForce::least(const Selections& selections, AttributeIndex attribute) const {
  std::optional<std::int64_t> least;
  for (const Assignment& variant : variants_) {
    if (!has_all(variant, as_choices(selections))) continue;
    const std::int64_t total = quote(*model_, {variant, {}}).totals[attribute];
    if (!least || total < *least) least = total;
  }
  return least;
}

std::vector<Choice> as_choices(const Selections& selections, std::optional<PartIndex> except) {
  std::vector<Choice> choices;
  for (const auto& [part, option] : selections.chosen) {
    if (part != except) choices.push_back({part, option});
  }
  return choices;
}

}  // namespace maquette::testing
