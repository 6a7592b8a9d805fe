// The cheapest cases first: those that need no solver; then those that speak of the parts the rule speaks of, and of little
// else. A case whose design still obeys the changed rule, and that asks for no more, needs no look at all.
#include "workshop/trial.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "maquette/evaluate.h"
#include "support/formula_parts.h"

namespace maquette::workshop {
namespace {

using Kind = Expectation::Kind;

bool needs_solver(const Case& test) {
  return !test.whole || std::any_of(test.expectations.begin(), test.expectations.end(),
                                    [](const Expectation& expected) { return expected.kind == Kind::repair; });
}

std::vector<PartIndex> parts_of(const Case& test) {
  std::vector<PartIndex> parts;
  for (const Choice& choice : test.chosen) parts.push_back(choice.part);
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());  // the choices are sorted
  return parts;
}

std::size_t shared(const std::vector<PartIndex>& a, const std::vector<PartIndex>& b) {
  std::vector<PartIndex> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

}  // namespace

std::shared_ptr<const Model> with_rule(const Model& model, RuleIndex rule, const Formula& formula) {
  auto changed = std::make_shared<Model>(model);
  changed->rules[rule].formula = formula;
  changed->rules[rule].parts = mentioned_parts(formula);
  return changed;
}

TrialCases::TrialCases(std::shared_ptr<const Model> model, const std::vector<Case>& cases,
                       const std::vector<CaseResult>& results, const Limits& limits)
    : model_(std::move(model)), limits_(limits) {
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (results[i].passed != Verdict::yes || cases[i].model) continue;
    Kept kept{cases[i], i, results[i].completion, parts_of(cases[i]), needs_solver(cases[i]), false};
    auto& expectations = kept.test.expectations;
    std::erase_if(expectations, [](const Expectation& expected) { return expected.kind == Kind::designs; });
    kept.only_valid = expectations.size() == 1 && expectations.front().kind == Kind::valid;
    kept_.push_back(std::move(kept));
  }
}

Trial::Trial(const TrialCases& cases, RuleIndex rule, const Formula& formula, std::optional<std::size_t> favourite)
    : formula_(formula), runner_(with_rule(*cases.model(), rule, formula), cases.limits(), CompiledCache::off) {
  const std::vector<PartIndex>& parts = cases.model()->rules[rule].parts;
  std::vector<std::tuple<bool, bool, std::size_t, std::size_t, std::size_t>> keys;
  for (std::size_t i = 0; i < cases.kept().size(); ++i) {
    const TrialCases::Kept& kept = cases.kept()[i];
    const std::size_t common = shared(kept.parts, parts);
    keys.emplace_back(kept.needs_solver, kept.index != favourite, parts.size() - common, kept.parts.size() - common, i);
  }
  std::sort(keys.begin(), keys.end());
  for (const auto& key : keys) order_.push_back(&cases.kept()[std::get<4>(key)]);
}

std::optional<std::size_t> Trial::run(std::size_t open) {
  for (; next_ < order_.size(); ++next_) {
    const TrialCases::Kept& kept = *order_[next_];
    if (kept.only_valid && kept.completion && holds(formula_, kept.completion->options)) continue;
    if (kept.needs_solver && open-- == 0) return std::nullopt;
    const Verdict passed = runner_.run(kept.test).passed;
    if (passed == Verdict::no) return kept.index;
    undecided_ = undecided_ || passed == Verdict::unknown;
  }
  return std::nullopt;
}

}  // namespace maquette::workshop
