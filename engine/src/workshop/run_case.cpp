// Is what a case expects so? One question for each expectation, of the solver or, where every part is chosen, of none.
//
// A case with all parts chosen is evaluated (maquette/evaluate.h): which rules it breaks is read off, and an option is
// possible when the design with that option breaks none. The others are asked of Z3 through the same questions customers
// ask, so that a test speaks of what a kiosk would do: the completion is the kiosk's, the repairs are those it offers.
#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "maquette/cases.h"
#include "maquette/evaluate.h"
#include "query/compiled_form.h"
#include "query/complete.h"
#include "query/minimize.h"
#include "query/repair.h"
#include "workshop/reasons.h"

namespace maquette {
namespace {

using Kind = Expectation::Kind;

/// Repairs a kiosk shows.
constexpr std::size_t kRepairsOffered = 3;

Verdict verdict_of(bool yes) { return yes ? Verdict::yes : Verdict::no; }

Verdict opposite(Verdict verdict) { return verdict == Verdict::unknown ? verdict : verdict_of(verdict == Verdict::no); }

bool contains(const std::vector<OptionIndex>& options, OptionIndex option) {
  return std::find(options.begin(), options.end(), option) != options.end();
}

/// Cases of one model.
class ModelRunner {
 public:
  ModelRunner(std::shared_ptr<const Model> model, Limits limits, CompiledCache cache)
      : model_(std::move(model)), limits_(limits), oracle_(model_), swap_(*model_), compiled_(model_, limits, cache) {}

  const Model& model() const { return *model_; }

  CaseResult run(const Case& test) {
    CaseResult result;
    selections_ = test.selections;
    if (test.wish) selections_.chosen[test.wish->part] = test.wish->option;
    const Outcome verdict = test.whole ? judge_whole(result) : judge_open(result);
    result.passed = Verdict::yes;
    for (const Expectation& expectation : test.expectations) {
      result.outcomes.push_back(outcome(test, expectation, verdict, result.completion));
      const Verdict met = result.outcomes.back().met;
      if (met == Verdict::no || result.passed == Verdict::no)
        result.passed = Verdict::no;
      else if (met == Verdict::unknown)
        result.passed = Verdict::unknown;
    }
    return result;
  }

  void interrupt() {
    compiled_.interrupt();
    oracle_.interrupt();
  }

 private:
  Variant whole_variant() const {
    Variant variant;
    for (const auto& [part, option] : selections_.chosen) variant.options.push_back(option);
    fill_texts(*model_, selections_, nullptr, variant);
    return variant;
  }

  Outcome judge_whole(CaseResult& result) const {
    Outcome outcome;
    Variant variant = whole_variant();
    outcome.rules = broken_rules(*model_, variant);
    outcome.valid = verdict_of(outcome.rules.empty());
    if (outcome.rules.empty()) result.completion = std::move(variant);
    return outcome;
  }

  Outcome judge_open(CaseResult& result) {
    const Oracle::Turn turn = oracle_.begin(limits_);
    Completion found = maquette::complete(oracle_, swap_, selections_, default_preferences(*model_, nullptr));
    Outcome outcome;
    outcome.valid = found.found;
    if (found.found == Verdict::yes) {
      fill_texts(*model_, selections_, nullptr, found.variant);
      result.completion = std::move(found.variant);
    } else if (found.found == Verdict::no) {
      workshop::Reasons reasons = workshop::find_reasons(oracle_, choices_of(selections_));
      outcome.rules = std::move(reasons.rules);
      outcome.rules_complete = reasons.complete;
    }
    return outcome;
  }

  Outcome outcome(const Case& test, const Expectation& expected, const Outcome& verdict,
                  const std::optional<Variant>& completion) {
    Outcome found = verdict;
    switch (expected.kind) {
      case Kind::valid:
        found.met = verdict.valid;
        return found;
      case Kind::invalid:
        found.met = is_invalid_because(expected, verdict);
        return found;
      case Kind::only:
      case Kind::excluded:
      case Kind::possible:
        find_state(test, expected, found);
        return found;
      case Kind::total:
        if (completion) found.total = quote(*model_, *completion).totals[expected.attribute];
        found.met = is_total(expected, found, verdict);
        return found;
      case Kind::least_total:
        found.total = least_total(test, expected.attribute, completion);
        found.met = is_total(expected, found, verdict);
        return found;
      case Kind::designs:
        found.designs = designs(test, verdict);
        if (found.designs) found.met = verdict_of(expected.designs == found.designs);
        return found;
      case Kind::repair:
        find_repairs(test, expected, found);
        return found;
    }
    return found;
  }

  static Verdict is_invalid_because(const Expectation& expected, const Outcome& verdict) {
    if (verdict.valid != Verdict::no || !expected.rules) return opposite(verdict.valid);
    if (verdict.rules_complete) return verdict_of(verdict.rules == *expected.rules);
    const bool others =
        !std::includes(expected.rules->begin(), expected.rules->end(), verdict.rules.begin(), verdict.rules.end());
    return others ? Verdict::no : Verdict::unknown;
  }

  static Verdict is_total(const Expectation& expected, const Outcome& found, const Outcome& verdict) {
    if (found.total) return verdict_of(expected.total == found.total);
    return verdict.valid == Verdict::no ? Verdict::no : Verdict::unknown;
  }

  // Options of one part, its own selection set aside.

  void find_state(const Case& test, const Expectation& expected, Outcome& found) {
    const PartIndex part = expected.choice.part;
    bool decided = true;
    if (test.whole) {
      found.possible = possible_in_whole(part);
    } else if (expected.kind == Kind::only) {
      decided = find_possible(part, found.possible);
    } else {
      decided = is_possible(expected.choice, found.possible);
    }
    std::sort(found.possible.begin(), found.possible.end());
    const bool possible = contains(found.possible, expected.choice.option);
    if (expected.kind == Kind::only) {
      const bool others =
          !std::includes(expected.options.begin(), expected.options.end(), found.possible.begin(), found.possible.end());
      found.met = decided ? verdict_of(found.possible == expected.options) : others ? Verdict::no : Verdict::unknown;
    } else {
      found.met = decided ? verdict_of(possible == (expected.kind == Kind::possible)) : Verdict::unknown;
    }
  }

  std::vector<OptionIndex> possible_in_whole(PartIndex part) const {
    Variant variant = whole_variant();
    std::vector<OptionIndex> possible;
    for (OptionIndex option = 0; option < model_->parts[part].options.size(); ++option) {
      variant.options[part] = option;
      if (broken_rules(*model_, variant).empty()) possible.push_back(option);
    }
    return possible;
  }

  bool is_possible(Choice choice, std::vector<OptionIndex>& possible) {
    const Oracle::Turn turn = oracle_.begin(limits_);
    auto choices = choices_of(selections_, choice.part);
    choices.push_back(choice);
    const Verdict verdict = oracle_.check({.choices = choices}).verdict;
    if (verdict == Verdict::yes) possible.push_back(choice.option);
    return verdict != Verdict::unknown;
  }

  /// Every answer "yes" shows one more option that is possible. False: not all were decided.
  bool find_possible(PartIndex part, std::vector<OptionIndex>& possible) {
    const Oracle::Turn turn = oracle_.begin(limits_);
    const std::vector<Choice> others = choices_of(selections_, part);
    std::vector<Choice> left;
    for (OptionIndex option = 0; option < model_->parts[part].options.size(); ++option) left.push_back({part, option});
    while (!left.empty()) {
      const Oracle::Answer answer = oracle_.check({.choices = others, .one_of = left});
      if (answer.verdict != Verdict::yes) return answer.verdict == Verdict::no;
      possible.push_back(answer.witness[part]);
      std::erase(left, Choice{part, answer.witness[part]});
    }
    return true;
  }

  // Numbers.

  std::optional<std::int64_t> least_total(const Case& test, AttributeIndex attribute,
                                          const std::optional<Variant>& completion) {
    if (!completion) return std::nullopt;
    if (test.whole) return quote(*model_, *completion).totals[attribute];
    auto* live = compiled_.live();
    const Oracle::Turn turn = oracle_.begin(limits_);
    Reasoner reasoner(oracle_, swap_, live);
    const Completion least = minimize(reasoner, selections_, attribute);
    if (least.found != Verdict::yes || !least.optimal) return std::nullopt;
    return quote(*model_, least.variant).totals[attribute];
  }

  std::optional<std::string> designs(const Case& test, const Outcome& verdict) {
    if (verdict.valid == Verdict::no) return "0";
    if (test.whole) return "1";
    return compiled_.count(selections_);
  }

  void find_repairs(const Case& test, const Expectation& expected, Outcome& found) {
    auto* live = compiled_.live();
    const Oracle::Turn turn = oracle_.begin(limits_);
    Reasoner reasoner(oracle_, swap_, live);
    Repairs repairs = maquette::repair(reasoner, test.selections, test.wish, kRepairsOffered, nullptr);
    found.repairs = std::move(repairs.repairs);
    const bool offered = std::any_of(found.repairs.begin(), found.repairs.end(), [&](const Repair& repair) {
      std::map<PartIndex, std::optional<OptionIndex>> changes;
      for (const Change& change : repair.changes) changes[change.part] = change.to;
      return changes == expected.changes;
    });
    found.met = offered ? Verdict::yes : repairs.found == Verdict::unknown ? Verdict::unknown : Verdict::no;
  }

  std::shared_ptr<const Model> model_;
  Limits limits_;
  Oracle oracle_;
  Swap swap_;
  CompiledForm compiled_;
  Selections selections_;  ///< of the case in hand, its wish among them
};

}  // namespace

/// The usual model's runner, and one for each model of circumstances, made when a case asks for it.
class CaseRunner::Impl {
 public:
  Impl(std::shared_ptr<const Model> model, Limits limits, CompiledCache cache)
      : limits_(limits), cache_(cache), usual_(std::move(model), limits, cache) {}

  const Model& model() const { return usual_.model(); }

  CaseResult run(const Case& test) {
    if (!test.model) return usual_.run(test);
    ModelRunner* runner = nullptr;
    {
      const std::lock_guard lock(mutex_);
      auto& special = special_[test.model];
      if (!special) special = std::make_unique<ModelRunner>(test.model, limits_, cache_);
      runner = special.get();
    }
    return runner->run(test);
  }

  void interrupt() {
    usual_.interrupt();
    const std::lock_guard lock(mutex_);
    for (const auto& [model, runner] : special_) runner->interrupt();
  }

 private:
  Limits limits_;
  CompiledCache cache_;
  ModelRunner usual_;
  std::mutex mutex_;  ///< of the map: `interrupt` comes from another thread
  std::map<std::shared_ptr<const Model>, std::unique_ptr<ModelRunner>> special_;
};

CaseRunner::CaseRunner(std::shared_ptr<const Model> model, Limits limits, CompiledCache cache)
    : impl_(std::make_unique<Impl>(std::move(model), limits, cache)) {}
CaseRunner::~CaseRunner() = default;
CaseRunner::CaseRunner(CaseRunner&&) noexcept = default;
CaseRunner& CaseRunner::operator=(CaseRunner&&) noexcept = default;

const Model& CaseRunner::model() const { return impl_->model(); }

CaseResult CaseRunner::run(const Case& test) { return impl_->run(test); }

void CaseRunner::interrupt() { impl_->interrupt(); }

}  // namespace maquette
