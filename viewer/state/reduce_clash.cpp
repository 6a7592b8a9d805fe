// What clashes, shown on the rules and on the product, and the tests that say so run once more.
#include "state/derive_workshop.h"
#include "state/reduce_parts.h"

namespace maquette::viewer::reducing {

void forget_results(Workshop& workshop) {
  for (TestLine& test : workshop.tests) {
    test.run = false;
    test.fix.reset();  // both speak of rules and options by their numbers
    test.rules.clear();
  }
}

void apply(ViewerState& state, const ShowClash&) {
  if (!state.workshop) return;
  Workshop& workshop = *state.workshop;
  const bool shown = !workshop.clash.empty();
  workshop.clash = shown ? std::vector<RuleIndex>{} : clashing_rules(state);
  if (workshop.clash.empty()) return;
  workshop.rule.reset();
  workshop.source = state.model->rules[workshop.clash.front()].where;
}

void apply(ViewerState& state, const ShowFix&) {
  const auto shown = state.workshop ? shown_test(*state.workshop) : std::nullopt;
  if (!shown) return;
  if (const std::optional<Repair> fix = state.workshop->tests[*shown].fix) take(state, *fix);
}

void apply(ViewerState& state, const RunTests&) {
  if (!state.workshop || state.workshop->tests.empty()) return;
  ++state.workshop->test_runs;
  forget_results(*state.workshop);
}

}  // namespace maquette::viewer::reducing
