#include "state/rule_state.h"

#include "maquette/evaluate.h"

namespace maquette::viewer {

namespace {

/// A rule of the form "if A then B" waits for A; any other is always in force.
bool condition_out_of_reach(const Formula& formula, const OpenOptions& open) {
  const auto* implication = std::get_if<Implies>(&formula.node);
  return implication != nullptr && holds_for_all(implication->operands[0], open) == Verdict::no;
}

Verdict binding(const ViewerState& state, RuleIndex rule) {
  const RuleVerdicts& known = state.workshop->verdicts;
  const bool current = known.revision == state.revision && rule < known.binding.size();
  return current ? known.binding[rule] : Verdict::unknown;
}

bool still_open(OptionState state) {
  return state == OptionState::selected || state == OptionState::implied || state == OptionState::available ||
         state == OptionState::unknown;
}

}  // namespace

OpenOptions open_options(const ViewerState& state) {
  OpenOptions open;
  const bool answered =
      state.answers && state.answers->revision == state.revision && state.answers->domains.satisfiable != Verdict::no;
  for (PartIndex part = 0; part < state.model->parts.size(); ++part) {
    auto& options = open.emplace_back(state.model->parts[part].options.size(), true);
    const auto chosen = state.design.selections.chosen.find(part);
    for (OptionIndex option = 0; option < options.size(); ++option) {
      if (chosen != state.design.selections.chosen.end()) {
        options[option] = option == chosen->second;
      } else if (answered) {
        options[option] = still_open(state.answers->domains.states[part][option]);
      }
    }
  }
  return open;
}

RuleState rule_state(const ViewerState& state, RuleIndex rule, const OpenOptions& open) {
  const Formula& formula = state.model->rules[rule].formula;
  if (!holds(formula, state.design.shown.options)) return RuleState::violated;
  const Verdict takes = binding(state, rule);
  if (takes == Verdict::yes) return RuleState::binding;
  if (condition_out_of_reach(formula, open)) return RuleState::idle;
  const auto& figures = state.workshop->rules;
  if (rule < figures.size() && figures[rule].removes == "0") return RuleState::idle;
  return takes == Verdict::no ? RuleState::satisfied : RuleState::unknown;
}

std::vector<RuleState> rule_states(const ViewerState& state) {
  std::vector<RuleState> states;
  const OpenOptions open = open_options(state);
  for (RuleIndex rule = 0; rule < state.model->rules.size(); ++rule) states.push_back(rule_state(state, rule, open));
  return states;
}

}  // namespace maquette::viewer
