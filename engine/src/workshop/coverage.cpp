// Which rules and options the cases touch. A rule named as a reason is exercised as it stands; for the others the cases are
// run once more on the catalog without the rule.
#include <algorithm>
#include <set>

#include "maquette/mutation.h"
#include "workshop/trial.h"

namespace maquette {
namespace {

using Kind = Expectation::Kind;

void cover_options(const Model& model, const std::vector<Case>& cases, Coverage& coverage) {
  std::set<Choice> named;
  std::set<PartIndex> set;
  for (const Case& test : cases) {
    for (const Choice& choice : test.chosen) {
      named.insert(choice);
      if (choice.option != model.parts[choice.part].default_option) set.insert(choice.part);
    }
  }
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    if (model.parts[part].kind != PartKind::choice) {
      if (!set.contains(part)) coverage.unset.push_back(part);
      continue;
    }
    for (OptionIndex option = 0; option < model.parts[part].options.size(); ++option) {
      if (!named.contains({part, option})) coverage.unused.push_back({part, option});
    }
  }
}

void cover_reasons(const std::vector<CaseResult>& results, const std::vector<Case>& cases, Coverage& coverage) {
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const bool refused = cases[i].expectations.front().kind == Kind::invalid && results[i].passed == Verdict::yes;
    if (!refused || cases[i].model) continue;  // with circumstances of their own, rules are counted differently
    for (const RuleIndex rule : results[i].outcomes.front().rules) {
      if (!coverage.exercised_by[rule]) coverage.exercised_by[rule] = i;
    }
  }
}

}  // namespace

Coverage cover(const std::shared_ptr<const Model>& model, const std::vector<Case>& cases,
               const std::vector<CaseResult>& results, const Limits& limits, const WorkProgress& progress) {
  Coverage coverage;
  coverage.exercised_by.resize(model->rules.size());
  cover_options(*model, cases, coverage);
  cover_reasons(results, cases, coverage);
  const workshop::TrialCases kept(model, cases, results, limits);
  const Formula left_out{Constant{true}};
  bool go_on = true;
  for (RuleIndex rule = 0; rule < model->rules.size(); ++rule) {
    if (coverage.exercised_by[rule]) continue;
    go_on = go_on && (!progress || progress(rule, model->rules.size()));
    if (!go_on) {
      coverage.undecided.push_back(rule);
      continue;
    }
    workshop::Trial trial(kept, rule, left_out);
    coverage.exercised_by[rule] = trial.run(cases.size());
    if (!coverage.exercised_by[rule] && trial.undecided()) coverage.undecided.push_back(rule);
  }
  return coverage;
}

}  // namespace maquette
