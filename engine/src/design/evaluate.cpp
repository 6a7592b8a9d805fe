// The solver-free referee of a variant.
//
// Every part has its option, so each formula is simply computed, bottom up: no search, no propagation, no state. It is kept
// this small on purpose: it is what an entry's verifier trusts, and what Z3 and the compiled form are tested against (after
// or-tools' cp_model_checker, whose whole worth is that a person can read it in one sitting).
#include "maquette/evaluate.h"

#include <algorithm>

namespace maquette {
namespace {

bool contains(const std::vector<OptionIndex>& sorted, OptionIndex option) {
  return std::binary_search(sorted.begin(), sorted.end(), option);
}

struct Evaluator {
  const std::vector<OptionIndex>& options;

  bool operator()(const Constant& constant) const { return constant.value; }

  bool operator()(const Among& among) const { return contains(among.options, options[among.part]); }

  bool operator()(const Not& negation) const { return !holds(negation.operand[0], options); }

  bool operator()(const And& conjunction) const {
    return std::all_of(conjunction.operands.begin(), conjunction.operands.end(),
                       [this](const Formula& f) { return holds(f, options); });
  }

  bool operator()(const Or& disjunction) const {
    return std::any_of(disjunction.operands.begin(), disjunction.operands.end(),
                       [this](const Formula& f) { return holds(f, options); });
  }

  bool operator()(const Implies& implication) const {
    return !holds(implication.operands[0], options) || holds(implication.operands[1], options);
  }

  bool operator()(const Iff& equivalence) const {
    return holds(equivalence.operands[0], options) == holds(equivalence.operands[1], options);
  }

  bool operator()(const Cardinality& cardinality) const {
    const auto count = std::count_if(cardinality.operands.begin(), cardinality.operands.end(),
                                     [this](const Formula& f) { return holds(f, options); });
    return cardinality.lower <= count && count <= cardinality.upper;
  }

  bool operator()(const Linear& linear) const {
    std::int64_t sum = 0;
    for (const Linear::Term& term : linear.terms) sum += term.values[options[term.part]];
    return linear.lower <= sum && sum <= linear.upper;
  }

  bool operator()(const Table& table) const {
    const auto matches = [&](const std::vector<std::vector<OptionIndex>>& row) {
      for (std::size_t column = 0; column < table.parts.size(); ++column) {
        if (!row[column].empty() && !contains(row[column], options[table.parts[column]])) return false;
      }
      return true;
    };
    return std::any_of(table.rows.begin(), table.rows.end(), matches) == table.allowed;
  }
};

std::int64_t total(const Model& model, const Variant& variant, AttributeIndex index) {
  const Attribute& attribute = model.attributes[index];
  std::int64_t sum = 0;
  std::int64_t most = 0;
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    const std::int64_t value = model.parts[part].options[variant.options[part]].attributes[index];
    sum += value;
    most = part == 0 ? value : std::max(most, value);
  }
  return attribute.base + (attribute.aggregate == Aggregate::sum ? sum : most);
}

}  // namespace

bool holds(const Formula& formula, const std::vector<OptionIndex>& options) {
  return std::visit(Evaluator{options}, formula.node);
}

std::vector<RuleIndex> broken_rules(const Model& model, const Variant& variant) {
  std::vector<RuleIndex> broken;
  for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
    if (!holds(model.rules[rule].formula, variant.options)) broken.push_back(rule);
  }
  return broken;
}

Quote quote(const Model& model, const Variant& variant) {
  Quote result;
  result.base_price = model.attributes[kPrice].base;
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    const OptionIndex chosen = variant.options[part];
    const Option& option = model.parts[part].options[chosen];
    result.lines.push_back({part, chosen, option.attributes[kPrice]});
    if (!option.sku.empty()) result.bill.push_back({part, chosen, option.sku});
  }
  for (AttributeIndex index = 0; index < model.attributes.size(); ++index) {
    result.totals.push_back(total(model, variant, index));
  }
  return result;
}

}  // namespace maquette
