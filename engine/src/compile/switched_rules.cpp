#include "compile/switched_rules.h"

#include <utility>

#include "compile/clausifier.h"
#include "compile/lower.h"

namespace maquette::compile {
namespace {

class Builder {
 public:
  explicit Builder(const Model& model) : model_(model) {
    std::vector<const Formula*> formulas;
    for (const Rule& rule : model.rules) formulas.push_back(&rule.formula);
    result_.classes = interchangeable_options(model, formulas);
    for (const std::uint32_t count : result_.classes.count) plain_.add_variable(count);
  }

  SwitchedRules run() && {
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
  SwitchedRules result_;
};

}  // namespace

SwitchedRules switch_rules(const Model& model) { return Builder(model).run(); }

}  // namespace maquette::compile
