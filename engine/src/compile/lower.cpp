#include "compile/lower.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <optional>
#include <utility>

#include "compile/clausifier.h"
#include "compile/diagram.h"

namespace maquette::compile {
namespace {

/// A formula that must hold, or must not.
struct Conjunct {
  RuleIndex rule = 0;
  const Formula* formula = nullptr;
  bool positive = true;
};

void flatten(RuleIndex rule, const Formula& formula, bool positive, std::vector<Conjunct>& out) {
  if (const auto* negated = std::get_if<Not>(&formula.node)) {
    flatten(rule, negated->operand.front(), !positive, out);
  } else if (const auto* all = std::get_if<And>(&formula.node); all != nullptr && positive) {
    for (const Formula& operand : all->operands) flatten(rule, operand, true, out);
  } else {
    out.push_back({rule, &formula, positive});
  }
}

/// The sum over the options themselves: enough to see how many states it takes.
Sum sum_over_options(const Linear& linear) {
  Sum sum{{}, linear.lower, linear.upper};
  for (const Linear::Term& term : linear.terms) {
    std::vector<std::int64_t> values = term.values;
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    sum.terms.push_back({term.part, std::move(values)});
  }
  return sum;
}

/// The least and the greatest total; call within bounds only.
std::pair<std::int64_t, std::int64_t> range(const Linear& linear) {
  std::int64_t least = 0, most = 0;
  for (const Linear::Term& term : linear.terms) {
    const auto [low, high] = std::minmax_element(term.values.begin(), term.values.end());
    least += *low;
    most += *high;
  }
  return {least, most};
}

/// A sum that must be, or must not be, on one side of a bound: as a sum that must be.
std::optional<Linear> as_sum(const Conjunct& conjunct) {
  const auto* linear = std::get_if<Linear>(&conjunct.formula->node);
  if (linear == nullptr || !within_bounds(*linear)) return std::nullopt;
  if (conjunct.positive) return *linear;
  constexpr auto kLeast = std::numeric_limits<std::int64_t>::min(), kMost = std::numeric_limits<std::int64_t>::max();
  const auto [least, most] = range(*linear);
  if (linear->lower <= least && linear->upper != kMost) return Linear{linear->terms, linear->upper + 1, kMost};
  if (linear->upper >= most && linear->lower != kLeast) return Linear{linear->terms, kLeast, linear->lower - 1};
  return std::nullopt;
}

/// Whether the sum is to be left out of the clauses: it says nothing, or it is too big, and is handed back.
bool leave_out(const Conjunct& conjunct, const LoweringLimits& limits, std::vector<Residual>& residual) {
  const auto sum = as_sum(conjunct);
  if (!sum) return false;
  const auto [least, most] = range(*sum);
  if (least >= sum->lower && most <= sum->upper) return true;
  if (SumDiagram::build(sum_over_options(*sum), limits.states)) return false;
  residual.push_back({conjunct.rule, *sum});
  return true;
}

}  // namespace

bool within_bounds(const Linear& linear) {
  constexpr std::int64_t kBound = std::int64_t{1} << 52U;
  std::int64_t total = 0;
  for (const Linear::Term& term : linear.terms) {
    std::int64_t most = 0;
    for (const std::int64_t value : term.values) {
      if (value > kBound || value < -kBound) return false;
      most = std::max(most, std::abs(value));
    }
    total += most;
    if (total > kBound) return false;
  }
  return true;
}

Lowered lower(const Model& model, const LoweringLimits& limits) {
  Lowered result;
  std::vector<Conjunct> conjuncts;
  for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) flatten(rule, model.rules[rule].formula, true, conjuncts);
  std::erase_if(conjuncts, [&](const Conjunct& c) { return leave_out(c, limits, result.residual); });
  std::vector<const Formula*> formulas;
  for (const Conjunct& conjunct : conjuncts) formulas.push_back(conjunct.formula);
  result.classes = interchangeable_options(model, formulas);
  for (const std::uint32_t count : result.classes.count) result.problem.add_variable(count);
  Clausifier clausifier(result.problem, result.classes, limits);
  for (const Conjunct& conjunct : conjuncts) {
    if (!clausifier.require(*conjunct.formula, conjunct.positive)) result.not_compilable.push_back(conjunct.rule);
  }
  const auto last = std::unique(result.not_compilable.begin(), result.not_compilable.end());
  result.not_compilable.erase(last, result.not_compilable.end());
  return result;
}

}  // namespace maquette::compile
