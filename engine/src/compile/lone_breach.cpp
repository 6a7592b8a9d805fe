#include "compile/lone_breach.h"

#include <algorithm>
#include <optional>

#include "compile/clauses.h"
#include "compile/clausifier.h"
#include "compile/interchange.h"
#include "compile/lower.h"
#include "compile/propagator.h"
#include "maquette/evaluate.h"

namespace maquette::compile {
namespace {

constexpr std::size_t kMostConflicts = 200;  ///< of one search; those that succeed have hardly any

/// The rules as clauses that can be switched on and off.
struct Switched {
  Problem problem;  ///< variable p is part p; the switches are the last variables
  OptionClasses classes;
  VariableIndex first_switch = 0;
  std::vector<std::optional<Literal>> obeys, breaks;  ///< by rule; nothing: has no clauses
};

class Builder {
 public:
  explicit Builder(const Model& model) : model_(model) {
    std::vector<const Formula*> formulas;
    for (const Rule& rule : model.rules) formulas.push_back(&rule.formula);
    result_.classes = interchangeable_options(model, formulas);
    for (const std::uint32_t count : result_.classes.count) plain_.add_variable(count);
  }

  Switched run() && {
    std::vector<Range> ranges;
    for (const bool positive : {true, false}) {
      for (const Rule& rule : model_.rules) ranges.push_back(clauses_of(rule.formula, positive));
    }
    result_.problem.variables = plain_.variables;
    result_.problem.variable_of = plain_.variable_of;
    result_.first_switch = static_cast<VariableIndex>(plain_.variables.size());
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      auto& switches = i < model_.rules.size() ? result_.obeys : result_.breaks;
      switches.push_back(ranges[i].whole ? std::optional(switched(ranges[i])) : std::nullopt);
    }
    return std::move(result_);
  }

 private:
  struct Range {
    std::size_t begin = 0, end = 0;
    bool whole = false;  ///< the formula compiles
  };

  Range clauses_of(const Formula& formula, bool positive) {
    const std::size_t begin = plain_.clause_count();
    Clausifier clausifier(plain_, result_.classes, limits_);
    const bool whole = clausifier.require(formula, positive);
    return {begin, plain_.clause_count(), whole};
  }

  Literal switched(const Range& range) {
    const Literal on = result_.problem.literal(result_.problem.add_variable(2, true), 1);
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const auto clause = plain_.clause(i);
      std::vector<Literal> guarded(clause.begin(), clause.end());
      guarded.push_back(negation(on));
      result_.problem.add_clause(guarded);
    }
    return on;
  }

  const Model& model_;
  LoweringLimits limits_;
  Problem plain_;
  Switched result_;
};

/// A search for a total assignment beside what the propagator holds; takes back what it assumed.
class PlainSearch {
 public:
  PlainSearch(const Switched& switched, const Model& model, Propagator& propagator)
      : switched_(switched), propagator_(propagator) {
    for (PartIndex part = 0; part < model.parts.size(); ++part) {
      preferred_.push_back(switched.classes.of[part][model.parts[part].default_option]);
    }
    preferred_.resize(switched.first_switch, 0);
  }

  /// One value for each part, or nothing.
  std::optional<std::vector<std::uint32_t>> run(std::size_t parts) {
    const std::size_t before = propagator_.trail().size();
    std::optional<std::vector<std::uint32_t>> values;
    if (assign_all()) {
      values.emplace();
      for (PartIndex part = 0; part < parts; ++part) values->push_back(value_of(part));
    }
    propagator_.undo(before);
    return values;
  }

 private:
  struct Decision {
    std::size_t trail = 0;  ///< before it
    VariableIndex variable = 0;
    std::uint32_t tried = 0;  ///< values
  };

  bool assign_all() {
    std::vector<Decision> decisions;
    std::size_t conflicts = 0;
    VariableIndex next = 0;
    while (true) {
      while (next < switched_.first_switch && propagator_.domain_size(next) <= 1) ++next;
      if (next == switched_.first_switch) return true;
      decisions.push_back({propagator_.trail().size(), next, 0});
      while (!take_next_value(decisions.back(), conflicts)) {
        decisions.pop_back();
        if (decisions.empty() || conflicts > kMostConflicts) return false;
        propagator_.undo(decisions.back().trail);
      }
      next = decisions.back().variable + 1;
    }
  }

  bool take_next_value(Decision& decision, std::size_t& conflicts) {
    const std::uint32_t size = switched_.problem.variables[decision.variable].size;
    while (decision.tried < size) {
      const std::uint32_t value = (preferred_[decision.variable] + decision.tried++) % size;
      const Literal literal = switched_.problem.literal(decision.variable, value);
      if (propagator_.is_false(literal)) continue;
      if (propagator_.assume(literal)) return true;
      propagator_.undo(decision.trail);
      if (++conflicts > kMostConflicts) return false;
    }
    return false;
  }

  std::uint32_t value_of(VariableIndex variable) const {
    std::uint32_t value = 0;
    const std::uint32_t size = switched_.problem.variables[variable].size;
    while (size > 1 && !propagator_.is_true(switched_.problem.literal(variable, value))) ++value;
    return value;
  }

  const Switched& switched_;
  Propagator& propagator_;
  std::vector<std::uint32_t> preferred_;  ///< by variable
};

class Halving {
 public:
  Halving(const Model& model, const std::function<bool()>& stop)
      : model_(model),
        stop_(stop),
        switched_(Builder(model).run()),
        clauses_(normalize(switched_.problem)),
        propagator_(switched_.problem, clauses_),
        search_(switched_, model, propagator_),
        found_(model.rules.size(), false) {
    for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
      if (!switched_.obeys[rule]) unswitched_.push_back(rule);
    }
  }

  std::vector<bool> run() && {
    bool consistent = !clauses_.contradiction;
    for (const Literal unit : clauses_.units) consistent = consistent && propagator_.assume(unit);
    if (consistent) leave_out_each(0, static_cast<RuleIndex>(model_.rules.size()));
    return std::move(found_);
  }

 private:
  /// All rules outside of the range are switched on.
  void leave_out_each(RuleIndex begin, RuleIndex end) {
    if (begin == end || (stop_ && stop_())) return;
    if (end - begin == 1) return leave_out(begin);
    const RuleIndex middle = begin + (end - begin) / 2;
    const std::size_t before = propagator_.trail().size();
    if (switch_on(middle, end)) leave_out_each(begin, middle);
    propagator_.undo(before);
    if (switch_on(begin, middle)) leave_out_each(middle, end);
    propagator_.undo(before);
  }

  bool switch_on(RuleIndex begin, RuleIndex end) {
    for (RuleIndex rule = begin; rule < end; ++rule) {
      if (switched_.obeys[rule] && !propagator_.assume(*switched_.obeys[rule])) return false;
    }
    return true;
  }

  void leave_out(RuleIndex rule) {
    if (!switched_.breaks[rule]) return;
    const std::size_t before = propagator_.trail().size();
    if (propagator_.assume(*switched_.breaks[rule])) {
      const auto values = search_.run(model_.parts.size());
      found_[rule] = values && proves(rule, *values);
    }
    propagator_.undo(before);
  }

  bool proves(RuleIndex rule, const std::vector<std::uint32_t>& values) const {
    std::vector<OptionIndex> options;
    for (PartIndex part = 0; part < values.size(); ++part) {
      const auto& of = switched_.classes.of[part];
      options.push_back(static_cast<OptionIndex>(std::find(of.begin(), of.end(), values[part]) - of.begin()));
    }
    return !holds(model_.rules[rule].formula, options) &&
           std::all_of(unswitched_.begin(), unswitched_.end(),
                       [&](RuleIndex other) { return other == rule || holds(model_.rules[other].formula, options); });
  }

  const Model& model_;
  const std::function<bool()>& stop_;
  Switched switched_;
  Clauses clauses_;
  Propagator propagator_;
  PlainSearch search_;
  std::vector<RuleIndex> unswitched_;
  std::vector<bool> found_;
};

}  // namespace

std::vector<bool> broken_alone(const Model& model, const std::function<bool()>& stop) { return Halving(model, stop).run(); }

}  // namespace maquette::compile
