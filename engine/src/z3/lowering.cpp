#include "z3/lowering.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>

namespace maquette {
namespace {

constexpr std::int64_t kLargestWeight = std::numeric_limits<int>::max() - 1;  // Z3's interface takes int

}  // namespace

struct Lowering::Visitor {
  Lowering& lower;
  z3::context& context;

  z3::expr_vector all_of(const std::vector<Formula>& operands) const {
    z3::expr_vector lowered(context);
    for (const Formula& operand : operands) lowered.push_back(lower(operand));
    return lowered;
  }

  z3::expr operator()(const Constant& constant) const { return context.bool_val(constant.value); }
  z3::expr operator()(const Among& among) const { return lower.among(among.part, among.options); }
  z3::expr operator()(const Not& negation) const { return !lower(negation.operand[0]); }
  z3::expr operator()(const And& conjunction) const { return z3::mk_and(all_of(conjunction.operands)); }
  z3::expr operator()(const Or& disjunction) const { return z3::mk_or(all_of(disjunction.operands)); }
  z3::expr operator()(const Implies& implication) const {
    return z3::implies(lower(implication.operands[0]), lower(implication.operands[1]));
  }
  z3::expr operator()(const Iff& equivalence) const {
    return lower(equivalence.operands[0]) == lower(equivalence.operands[1]);
  }

  z3::expr operator()(const Cardinality& cardinality) const {
    std::vector<Step> steps;
    for (const Formula& operand : cardinality.operands) steps.push_back({lower(operand), 1});
    return lower.at_least(steps, cardinality.lower) && lower.at_most(steps, cardinality.upper);
  }

  z3::expr operator()(const Linear& linear) const { return lower.linear(linear); }
  z3::expr operator()(const Table& table) const { return lower.table(table); }
};

Lowering::Lowering(const Model& model, z3::context& context, z3::solver& solver)
    : model_(model), context_(context), solver_(solver) {
  declare_parts();
}

void Lowering::declare_parts() {
  literals_.resize(model_.parts.size());
  for (PartIndex part = 0; part < model_.parts.size(); ++part) {
    z3::expr_vector options(context_);
    for (OptionIndex option = 0; option < model_.parts[part].options.size(); ++option) {
      const std::string name = "p" + std::to_string(part) + "o" + std::to_string(option);
      literals_[part].push_back(context_.bool_const(name.c_str()));
      options.push_back(literals_[part].back());
    }
    solver_.add(z3::mk_or(options));
    if (options.size() > 1) solver_.add(z3::atmost(options, 1));
  }
}

z3::expr Lowering::operator()(const Formula& formula) {
  return std::visit(Visitor{*this, context_}, formula.node).simplify();
}

z3::expr Lowering::disjunction_of(PartIndex part, const std::vector<OptionIndex>& options) const {
  z3::expr_vector literals(context_);
  for (const OptionIndex option : options) literals.push_back(literal(part, option));
  return z3::mk_or(literals);
}

z3::expr Lowering::among(PartIndex part, const std::vector<OptionIndex>& options) {
  const std::size_t domain = literals_[part].size();
  if (options.empty()) return context_.bool_val(false);
  if (options.size() == domain) return context_.bool_val(true);
  if (options.size() == 1) return literal(part, options[0]);
  if (options.size() * 2 > domain) {
    std::vector<OptionIndex> others;
    for (OptionIndex option = 0; option < domain; ++option) {
      if (!std::binary_search(options.begin(), options.end(), option)) others.push_back(option);
    }
    return !among(part, others);
  }
  const auto key = std::pair(part, options);
  if (const auto known = sets_.find(key); known != sets_.end()) return known->second;
  const z3::expr name = context_.bool_const(("s" + std::to_string(sets_.size())).c_str());
  solver_.add(name == disjunction_of(part, options));
  sets_.emplace(key, name);
  return name;
}

z3::expr Lowering::ceiling(AttributeIndex attribute, std::int64_t most) {
  const Attribute& about = model_.attributes[attribute];
  Linear sum;
  sum.upper = most - about.base;
  z3::expr_vector within(context_);
  for (PartIndex part = 0; part < model_.parts.size(); ++part) {
    Linear::Term term{part, {}};
    std::vector<OptionIndex> small;
    for (OptionIndex option = 0; option < model_.parts[part].options.size(); ++option) {
      const std::int64_t value = model_.parts[part].options[option].attributes[attribute];
      term.values.push_back(value);
      if (value <= sum.upper) small.push_back(option);
    }
    sum.terms.push_back(std::move(term));
    within.push_back(among(part, small));
  }
  return about.aggregate == Aggregate::sum ? linear(sum) : z3::mk_and(within);
}

// sum of values = sum of each part's least value + the ladder's steps taken.
z3::expr Lowering::linear(const Linear& linear) {
  std::vector<Step> steps;
  std::int64_t least = 0;
  std::int64_t most = 0;
  for (const Linear::Term& term : linear.terms) {
    const auto [low, high] = std::minmax_element(term.values.begin(), term.values.end());
    least += *low;
    most += *high;
    add_ladder(term, steps);
  }
  z3::expr lower = context_.bool_val(linear.lower <= most);
  z3::expr upper = context_.bool_val(linear.upper >= least);
  if (linear.lower > least && linear.lower <= most) lower = at_least(steps, linear.lower - least);
  if (linear.upper < most && linear.upper >= least) upper = at_most(steps, linear.upper - least);
  return lower && upper;
}

void Lowering::add_ladder(const Linear::Term& term, std::vector<Step>& steps) {
  std::vector<std::int64_t> values = term.values;
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  for (std::size_t rung = 1; rung < values.size(); ++rung) {
    std::vector<OptionIndex> reached;
    for (OptionIndex option = 0; option < term.values.size(); ++option) {
      if (term.values[option] >= values[rung]) reached.push_back(option);
    }
    steps.push_back({among(term.part, reached), values[rung] - values[rung - 1]});
  }
}

z3::expr Lowering::at_most(const std::vector<Step>& steps, std::int64_t bound) {
  if (bound < 0) return context_.bool_val(false);
  std::int64_t total = 0;
  std::int64_t divisor = 0;
  for (const Step& step : steps) {
    total += step.weight;
    divisor = std::gcd(divisor, step.weight);
  }
  if (total <= bound) return context_.bool_val(true);
  const std::int64_t scaled = bound / divisor;
  if (scaled >= kLargestWeight) return integer_sum(steps) <= context_.int_val(bound);
  z3::expr_vector literals(context_);
  std::vector<int> weights;
  for (const Step& step : steps) {
    literals.push_back(step.literal);
    weights.push_back(
        static_cast<int>(std::min(step.weight / divisor, scaled + 1)));  // heavier than the bound is forbidden
  }
  return z3::pble(literals, weights.data(), static_cast<int>(scaled));
}

z3::expr Lowering::at_least(const std::vector<Step>& steps, std::int64_t bound) {
  if (bound <= 0) return context_.bool_val(true);
  std::int64_t total = 0;
  std::int64_t divisor = 0;
  for (const Step& step : steps) {
    total += step.weight;
    divisor = std::gcd(divisor, step.weight);
  }
  if (total < bound) return context_.bool_val(false);
  const std::int64_t scaled = (bound + divisor - 1) / divisor;
  if (scaled >= kLargestWeight) return integer_sum(steps) >= context_.int_val(bound);
  z3::expr_vector literals(context_);
  std::vector<int> weights;
  for (const Step& step : steps) {
    literals.push_back(step.literal);
    weights.push_back(static_cast<int>(std::min(step.weight / divisor, scaled)));  // reaches the bound alone
  }
  return z3::pbge(literals, weights.data(), static_cast<int>(scaled));
}

// Exact for any weights; only where they do not fit a pseudo-Boolean.
z3::expr Lowering::integer_sum(const std::vector<Step>& steps) {
  z3::expr_vector terms(context_);
  for (const Step& step : steps) terms.push_back(z3::ite(step.literal, context_.int_val(step.weight), context_.int_val(0)));
  return z3::sum(terms);
}

z3::expr Lowering::table(const Table& table) {
  z3::expr_vector rows(context_);
  for (const auto& row : table.rows) {
    z3::expr_vector cells(context_);
    for (std::size_t column = 0; column < row.size(); ++column) {
      if (!row[column].empty()) cells.push_back(among(table.parts[column], row[column]));
    }
    rows.push_back(z3::mk_and(cells));
  }
  return table.allowed ? z3::mk_or(rows) : !z3::mk_or(rows);
}

}  // namespace maquette
