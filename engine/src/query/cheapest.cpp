#include "query/cheapest.h"

#include <algorithm>

#include "maquette/evaluate.h"
#include "query/minimize.h"

namespace maquette {
namespace {

bool is_possible(OptionState state) {
  return state == OptionState::selected || state == OptionState::implied || state == OptionState::available;
}

LeastTotals unknown_totals(const Model& model) {
  LeastTotals totals;
  for (const Part& part : model.parts) totals.emplace_back(part.options.size());
  return totals;
}

LeastTotal least_with(Reasoner& reasoner, Selections selections, Choice wish, AttributeIndex attribute) {
  selections.chosen[wish.part] = wish.option;
  const Completion best = minimize(reasoner, selections, attribute);
  if (best.found != Verdict::yes) return {best.found, 0};
  if (!best.optimal) return {};
  return {Verdict::yes, quote(reasoner.model(), best.variant).totals[attribute]};
}

/// The selections' own least total: that of any one of them, or else the least of any part's options.
LeastTotal of_selections(const LeastTotals& least, const Selections& selections) {
  if (!selections.chosen.empty()) {
    const auto& [part, option] = *selections.chosen.begin();
    return least[part][option];
  }
  LeastTotal all{Verdict::no, 0};
  for (const LeastTotal& one : least.empty() ? std::vector<LeastTotal>{} : least.front()) {
    if (one.possible == Verdict::unknown) return {};
    if (one.possible == Verdict::no) continue;
    all = all.possible == Verdict::yes ? LeastTotal{Verdict::yes, std::min(all.total, one.total)} : one;
  }
  return all;
}

OptionState within(OptionState state, const LeastTotal& least, std::int64_t most) {
  if (!is_possible(state) || least.possible == Verdict::no) return state;
  if (least.possible == Verdict::unknown) return OptionState::unknown;
  return least.total <= most ? OptionState::available : OptionState::excluded;
}

}  // namespace

LeastTotals cheapest(CompiledForm& compiled, Reasoner& reasoner, const Domains& domains, const Selections& selections,
                     AttributeIndex attribute) {
  auto* live = compiled.live();
  LeastTotals totals = live != nullptr ? live->cheapest(selections, attribute) : unknown_totals(reasoner.model());
  for (PartIndex part = 0; part < totals.size(); ++part) {
    for (OptionIndex option = 0; option < totals[part].size(); ++option) {
      if (totals[part][option].possible != Verdict::unknown) continue;
      const OptionState state = domains.states[part][option];
      if (state == OptionState::excluded || state == OptionState::dead) {
        totals[part][option] = {Verdict::no, 0};
      } else {
        totals[part][option] = least_with(reasoner, selections, {part, option}, attribute);
      }
    }
  }
  return totals;
}

Domains within(Domains domains, const LeastTotals& least, const Selections& selections, std::int64_t most) {
  const LeastTotal own = of_selections(least, selections);
  if (own.possible == Verdict::unknown) domains.satisfiable = Verdict::unknown;
  if (own.possible == Verdict::yes && own.total > most) domains.satisfiable = Verdict::no;
  for (PartIndex part = 0; part < domains.states.size(); ++part) {
    auto& states = domains.states[part];
    for (OptionIndex option = 0; option < states.size(); ++option) {
      states[option] = within(states[option], least[part][option], most);
    }
    const auto selected = selections.chosen.find(part);
    if (selected != selections.chosen.end()) {
      states[selected->second] = OptionState::selected;
    } else if (std::count(states.begin(), states.end(), OptionState::available) == 1 &&
               std::count(states.begin(), states.end(), OptionState::unknown) == 0) {
      *std::find(states.begin(), states.end(), OptionState::available) = OptionState::implied;
    }
  }
  return domains;
}

}  // namespace maquette
