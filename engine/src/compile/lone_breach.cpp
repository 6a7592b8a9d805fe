#include "compile/lone_breach.h"

#include <algorithm>
#include <optional>

#include "compile/clauses.h"
#include "compile/propagator.h"
#include "compile/switched_rules.h"
#include "compile/witness_search.h"
#include "maquette/evaluate.h"

namespace maquette::compile {

class Breaches::Impl {
 public:
  Impl(const Model& model, const std::vector<OptionIndex>& design)
      : model_(model),
        rules_(switch_rules(model)),
        clauses_(normalize(rules_.problem)),
        propagator_(rules_.problem, clauses_),
        search_(rules_, clauses_, propagator_) {
    for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
      if (!rules_.obeys[rule]) unswitched_.push_back(rule);
    }
    ready_ = !clauses_.contradiction && assume_units() && find_witness(design);
  }

  std::vector<Verdict> each_alone(const std::function<bool()>& stop) {
    found_.assign(model_.rules.size(), Verdict::unknown);
    if (ready_) leave_out_each(0, static_cast<RuleIndex>(model_.rules.size()), stop);
    return std::move(found_);
  }

  Verdict beside(RuleIndex rule, std::span<const RuleIndex> others) {
    if (!ready_) return Verdict::unknown;
    const std::size_t before = propagator_.trail().size();
    Verdict found = Verdict::no;
    if (std::all_of(others.begin(), others.end(), [this](RuleIndex other) { return switch_on(other); })) {
      found = find_beside(rule, others);
    }
    propagator_.undo(before);
    return found;
  }

 private:
  bool assume_units() {
    return std::all_of(clauses_.units.begin(), clauses_.units.end(),
                       [this](Literal unit) { return propagator_.assume(unit); });
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
  void leave_out_each(RuleIndex begin, RuleIndex end, const std::function<bool()>& stop) {
    if (begin == end || (stop && stop())) return;
    if (end - begin == 1) {
      found_[begin] = find_beside(begin, unswitched_);
      return;
    }
    const RuleIndex middle = begin + (end - begin) / 2;
    const std::size_t before = propagator_.trail().size();
    if (switch_on_all(middle, end)) leave_out_each(begin, middle, stop);
    propagator_.undo(before);
    if (switch_on_all(begin, middle)) leave_out_each(middle, end, stop);
    propagator_.undo(before);
  }

  /// Beside what is switched on. A design counts when the evaluator says that it breaks `rule` and obeys `checked`.
  Verdict find_beside(RuleIndex rule, std::span<const RuleIndex> checked) {
    if (!rules_.breaks[rule]) return Verdict::unknown;
    const std::size_t before = propagator_.trail().size();
    Verdict found = propagator_.assume(*rules_.breaks[rule]) ? search_.run(before) : Verdict::no;
    if (found == Verdict::yes && !proves(rule, checked, before)) found = Verdict::unknown;
    propagator_.undo(before);
    return found;
  }

  /// By the options that differ from the witness's, which are put back afterwards.
  bool proves(RuleIndex rule, std::span<const RuleIndex> checked, std::size_t from) {
    std::vector<PartIndex> changed;
    for (const Literal literal : propagator_.trail().subspan(from)) {
      const VariableIndex v = rules_.problem.variable_of[atom_of(literal)];
      if (v >= model_.parts.size() || search_.value_of(v) == search_.witness_of(v)) continue;
      options_[v] = option_of_class(v, search_.value_of(v));
      changed.push_back(v);
    }
    const bool proved =
        !holds(model_.rules[rule].formula, options_) && std::all_of(checked.begin(), checked.end(), [&](RuleIndex other) {
          return other == rule || holds(model_.rules[other].formula, options_);
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
  Propagator propagator_;
  WitnessSearch search_;
  std::vector<RuleIndex> unswitched_;
  std::vector<OptionIndex> options_;  ///< of the witness
  std::vector<Verdict> found_;
  bool ready_ = false;
};

Breaches::Breaches(const Model& model, const std::vector<OptionIndex>& design)
    : impl_(std::make_unique<Impl>(model, design)) {}
Breaches::~Breaches() = default;

std::vector<Verdict> Breaches::each_alone(const std::function<bool()>& stop) { return impl_->each_alone(stop); }

Verdict Breaches::beside(RuleIndex rule, std::span<const RuleIndex> others) { return impl_->beside(rule, others); }

}  // namespace maquette::compile
