#include "compile/few_rules.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "compile/clauses.h"
#include "compile/conflict_reason.h"
#include "compile/propagator.h"
#include "compile/switched_rules.h"
#include "compile/witness_search.h"
#include "maquette/evaluate.h"

namespace maquette::compile {

class FewRules::Impl {
 public:
  Impl(const Model& model, const std::vector<OptionIndex>& design)
      : model_(model),
        rules_(switch_rules(model)),
        clauses_(normalize(rules_.problem)),
        index_(clauses_, rules_.problem.atom_count()),
        propagator_(rules_.problem, clauses_),
        search_(rules_, index_, propagator_),
        reason_(rules_.problem, index_, propagator_) {
    for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
      if (rules_.obeys[rule]) {
        rule_of_switch_[*rules_.obeys[rule]] = rule;
      } else {
        unswitched_.push_back(rule);
      }
    }
    ready_ = !clauses_.contradiction && assume_units() && find_witness(design);
  }

  std::vector<Alone> each_alone() {
    found_.assign(model_.rules.size(), {});
    if (ready_) leave_out_each(0, static_cast<RuleIndex>(model_.rules.size()));
    return std::move(found_);
  }

  Verdict is_broken_beside(RuleIndex rule, std::span<const RuleIndex> others) {
    return ask_beside({rules_.breaks[rule], rule}, others);
  }

  Verdict is_possible_under(Choice choice, std::span<const RuleIndex> rules) {
    return ask_beside({literal_of(choice), std::nullopt}, rules);
  }

  std::vector<SomeRules> forbidding(std::span<const Choice> choices) {
    std::vector<SomeRules> found(choices.size());
    if (!ready_) return found;
    switch_on_all(0, static_cast<RuleIndex>(model_.rules.size()));
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const std::size_t before = propagator_.trail().size();
      const auto literal = literal_of(choices[i]);
      if (literal && !propagator_.assume(*literal)) found[i] = rules_of_conflict();
      propagator_.undo(before);
    }
    propagator_.undo(ground_);
    return found;
  }

 private:
  bool assume_units() {
    const bool consistent = std::all_of(clauses_.units.begin(), clauses_.units.end(),
                                        [this](Literal unit) { return propagator_.assume(unit); });
    ground_ = propagator_.trail().size();
    return consistent;
  }

  bool find_witness(const std::vector<OptionIndex>& design) {
    std::vector<std::uint32_t> preferred;
    for (PartIndex part = 0; part < design.size(); ++part) preferred.push_back(rules_.classes.of[part][design[part]]);
    const std::size_t before = propagator_.trail().size();
    bool found = true;
    for (RuleIndex rule = 0; found && rule < model_.rules.size(); ++rule) found = switch_on(rule);
    found = found && search_.begin(preferred);
    propagator_.undo(before);
    if (found) options_ = options_of_witness();
    return found;
  }

  /// A rule without clauses is checked afterwards.
  bool switch_on(RuleIndex rule) { return !rules_.obeys[rule] || propagator_.assume(*rules_.obeys[rule]); }

  bool switch_on_all(RuleIndex begin, RuleIndex end) {
    for (RuleIndex rule = begin; rule < end; ++rule) {
      if (!switch_on(rule)) return false;
    }
    return true;
  }

  /// All rules outside of the range are switched on.
  void leave_out_each(RuleIndex begin, RuleIndex end) {
    if (begin == end) return;
    if (end - begin == 1) return leave_out(begin);
    const RuleIndex middle = begin + (end - begin) / 2;
    const std::size_t before = propagator_.trail().size();
    if (switch_on_all(middle, end)) leave_out_each(begin, middle);
    propagator_.undo(before);
    if (switch_on_all(begin, middle)) leave_out_each(middle, end);
    propagator_.undo(before);
  }

  void leave_out(RuleIndex rule) {
    SomeRules reason;
    found_[rule].broken = ask({rules_.breaks[rule], rule}, unswitched_, &reason);
    found_[rule].forbidden_by = std::move(reason);
  }

  /// What a design is looked for with: a literal (nothing: it has no clauses), and the rule that it breaks if it is one.
  struct Demand {
    std::optional<Literal> literal;
    std::optional<RuleIndex> broken;
  };

  std::optional<Literal> literal_of(Choice choice) const {
    if (rules_.classes.count[choice.part] < 2) return std::nullopt;
    return rules_.problem.literal(choice.part, rules_.classes.of[choice.part][choice.option]);
  }

  Verdict ask_beside(const Demand& demand, std::span<const RuleIndex> others) {
    if (!ready_) return Verdict::unknown;
    const bool consistent = std::all_of(others.begin(), others.end(), [this](RuleIndex other) { return switch_on(other); });
    const Verdict found = consistent ? ask(demand, others) : Verdict::no;
    propagator_.undo(ground_);
    return found;
  }

  /// Beside what is switched on. A design counts when the evaluator says that it is as demanded and obeys `checked`. With
  /// no, `reason` are rules that forbid it, where propagation alone says so.
  Verdict ask(const Demand& demand, std::span<const RuleIndex> checked, SomeRules* reason = nullptr) {
    if (!demand.literal) return Verdict::unknown;
    const std::size_t before = propagator_.trail().size();
    Verdict found = Verdict::no;
    if (propagator_.assume(*demand.literal)) {
      found = search_.run(before);
      if (found == Verdict::yes && !proves(demand.broken, checked, before)) found = Verdict::unknown;
    } else if (reason != nullptr) {
      *reason = rules_of_conflict();
    }
    propagator_.undo(before);
    return found;
  }

  std::vector<RuleIndex> rules_of_conflict() {
    std::vector<RuleIndex> rules;
    const auto is_switch = [this](Literal literal) {
      return rules_.problem.variable_of[atom_of(literal)] >= rules_.first_switch && !is_negative(literal);
    };
    for (const Literal literal : reason_.assumptions(ground_, is_switch)) {
      if (const auto rule = rule_of_switch_.find(literal); rule != rule_of_switch_.end()) rules.push_back(rule->second);
    }
    std::sort(rules.begin(), rules.end());
    return rules;
  }

  /// By the options that differ from the witness's, which are put back afterwards.
  bool proves(std::optional<RuleIndex> broken, std::span<const RuleIndex> checked, std::size_t from) {
    std::vector<PartIndex> changed;
    for (const Literal literal : propagator_.trail().subspan(from)) {
      const VariableIndex v = rules_.problem.variable_of[atom_of(literal)];
      if (v >= model_.parts.size() || search_.value_of(v) == search_.witness_of(v)) continue;
      options_[v] = option_of_class(v, search_.value_of(v));
      changed.push_back(v);
    }
    const bool proved = (!broken || !holds(model_.rules[*broken].formula, options_)) &&
                        std::all_of(checked.begin(), checked.end(), [&](RuleIndex other) {
                          return other == broken || holds(model_.rules[other].formula, options_);
                        });
    for (const PartIndex part : changed) options_[part] = option_of_class(part, search_.witness_of(part));
    return proved;
  }

  OptionIndex option_of_class(PartIndex part, std::uint32_t option_class) const {
    const auto& of = rules_.classes.of[part];
    return static_cast<OptionIndex>(std::find(of.begin(), of.end(), option_class) - of.begin());
  }

  std::vector<OptionIndex> options_of_witness() const {
    std::vector<OptionIndex> options;
    for (PartIndex part = 0; part < model_.parts.size(); ++part) {
      options.push_back(option_of_class(part, search_.witness_of(part)));
    }
    return options;
  }

  const Model& model_;
  SwitchedRules rules_;
  Clauses clauses_;
  ClauseIndex index_;
  Propagator propagator_;
  WitnessSearch search_;
  ConflictReason reason_;
  std::unordered_map<Literal, RuleIndex> rule_of_switch_;
  std::vector<RuleIndex> unswitched_;
  std::vector<OptionIndex> options_;  ///< of the witness
  std::vector<Alone> found_;
  std::size_t ground_ = 0;  ///< of the trail: what holds whatever is switched on
  bool ready_ = false;
};

FewRules::FewRules(const Model& model, const std::vector<OptionIndex>& design)
    : impl_(std::make_unique<Impl>(model, design)) {}
FewRules::~FewRules() = default;

std::vector<FewRules::Alone> FewRules::each_alone() { return impl_->each_alone(); }

Verdict FewRules::is_broken_beside(RuleIndex rule, std::span<const RuleIndex> others) {
  return impl_->is_broken_beside(rule, others);
}

std::vector<SomeRules> FewRules::forbidding(std::span<const Choice> choices) { return impl_->forbidding(choices); }

Verdict FewRules::is_possible_under(Choice choice, std::span<const RuleIndex> rules) {
  return impl_->is_possible_under(choice, rules);
}

}  // namespace maquette::compile
