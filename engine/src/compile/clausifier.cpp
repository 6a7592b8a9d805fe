#include "compile/clausifier.h"

namespace maquette::compile {
namespace {

/// A disjunction of small conjunctions is multiplied out up to this many clauses before a variable is introduced; of one
/// conjunction alone, up to so many more.
constexpr std::size_t kMostProducts = 8;
constexpr std::size_t kMostConjuncts = 64;

}  // namespace

bool Clausifier::require(const Formula& formula, bool positive) {
  too_big_ = false;
  require_true({&formula, positive});
  return !too_big_;
}

std::optional<std::vector<Clausifier::Signed>> Clausifier::operands(Signed f, bool conjunctive) const {
  const auto read = [&](const std::vector<Formula>& formulas, bool is_conjunction,
                        bool are_positive = true) -> std::optional<std::vector<Signed>> {
    // A negated conjunction is a disjunction of the negated operands, and the other way round.
    if ((is_conjunction == f.positive) != conjunctive) return std::nullopt;
    std::vector<Signed> result;
    for (const Formula& formula : formulas) result.push_back({&formula, are_positive == f.positive});
    return result;
  };
  if (const auto* node = std::get_if<And>(&f.formula->node)) return read(node->operands, true);
  if (const auto* node = std::get_if<Or>(&f.formula->node)) return read(node->operands, false);
  if (const auto* node = std::get_if<Implies>(&f.formula->node)) {
    auto result = read(node->operands, false);
    if (result) result->front().positive = !result->front().positive;
    return result;
  }
  if (const auto* node = std::get_if<Cardinality>(&f.formula->node)) {
    // None, all, some, and not all of them need no counting.
    const auto size = static_cast<std::int64_t>(node->operands.size());
    if (node->lower <= 0 && node->upper == 0) return read(node->operands, true, false);
    if (node->lower == size && node->upper >= size) return read(node->operands, true);
    if (node->lower == 1 && node->upper >= size) return read(node->operands, false);
    if (node->lower <= 0 && node->upper == size - 1) return read(node->operands, false, false);
  }
  return std::nullopt;
}

void Clausifier::require_true(Signed f) {
  if (const auto* negated = std::get_if<Not>(&f.formula->node)) {
    require_true({&negated->operand.front(), !f.positive});
  } else if (const auto conjuncts = operands(f, true)) {
    for (const Signed conjunct : *conjuncts) require_true(conjunct);
  } else if (const auto* same = std::get_if<Iff>(&f.formula->node)) {
    require_equal({&same->operands[0], f.positive}, {&same->operands[1], true});
  } else if (const auto* table = std::get_if<Table>(&f.formula->node)) {
    require_table(*table, f.positive);
  } else if (const auto* linear = std::get_if<Linear>(&f.formula->node); linear != nullptr && f.positive) {
    if (const auto sum = sum_of(*linear)) require_sum(*sum);
  } else if (const auto* cardinality = std::get_if<Cardinality>(&f.formula->node); cardinality != nullptr && f.positive) {
    require_cardinality(*cardinality);
  } else {
    std::vector<Signed> disjuncts;
    collect_disjuncts(f, disjuncts);
    require_any(std::move(disjuncts));
  }
}

void Clausifier::collect_disjuncts(Signed f, std::vector<Signed>& out) const {
  if (const auto* negated = std::get_if<Not>(&f.formula->node)) {
    collect_disjuncts({&negated->operand.front(), !f.positive}, out);
  } else if (const auto disjuncts = operands(f, false)) {
    for (const Signed disjunct : *disjuncts) collect_disjuncts(disjunct, out);
  } else {
    out.push_back(f);
  }
}

/// One clause, or the product of few: (a and b) or c is (a or c) and (b or c).
void Clausifier::require_any(std::vector<Signed> disjuncts) {
  std::vector<std::vector<Truth>> products{{}};
  for (const Signed disjunct : disjuncts) {
    const auto conjuncts = operands(disjunct, true);
    const std::size_t most = products.size() == 1 ? kMostConjuncts : kMostProducts;
    if (!conjuncts || products.size() * conjuncts->size() > most) {
      const Truth truth = define(disjunct);
      for (auto& product : products) product.push_back(truth);
      continue;
    }
    std::vector<Truth> factors;
    for (const Signed conjunct : *conjuncts) factors.push_back(define(conjunct));
    std::vector<std::vector<Truth>> multiplied;
    for (const auto& product : products) {
      for (const Truth& factor : factors) {
        multiplied.push_back(product);
        multiplied.back().push_back(factor);
      }
    }
    products = std::move(multiplied);
  }
  for (const auto& product : products) add_clause(product);
}

void Clausifier::require_equal(Signed a, Signed b) {
  const Truth x = define(a), y = define(b);
  add_clause({negated(x), y});
  add_clause({x, negated(y)});
}

Clausifier::Truth Clausifier::negated(Truth truth) {
  if (truth.constant) return {!*truth.constant, {}};
  return {std::nullopt, negation(truth.literal)};
}

Clausifier::Truth Clausifier::define(Signed f) {
  if (const auto* constant = std::get_if<Constant>(&f.formula->node)) return {constant->value == f.positive, {}};
  if (const auto* negation = std::get_if<Not>(&f.formula->node)) {
    return define({&negation->operand.front(), !f.positive});
  }
  if (!f.positive) {
    // A negated disjunction is best defined as a conjunction; all else by its own definition.
    if (const auto conjuncts = operands(f, true)) return define_all(*conjuncts);
    return negated(define({f.formula, true}));
  }
  if (const auto* node = std::get_if<Among>(&f.formula->node)) return {std::nullopt, among(*node)};
  if (const auto* same = std::get_if<Iff>(&f.formula->node)) {
    return define_equal({&same->operands[0], true}, {&same->operands[1], true});
  }
  if (const auto* table = std::get_if<Table>(&f.formula->node)) return define_table(*table);
  if (const auto* cardinality = std::get_if<Cardinality>(&f.formula->node)) return define_sum(sum_of(*cardinality));
  if (const auto* linear = std::get_if<Linear>(&f.formula->node)) {
    const auto sum = sum_of(*linear);
    return sum ? define_sum(*sum) : Truth{false, {}};
  }
  if (const auto conjuncts = operands(f, true)) return define_all(*conjuncts);
  return negated(define({f.formula, false}));
}

Clausifier::Truth Clausifier::define_all(const std::vector<Signed>& conjuncts) {
  std::vector<Truth> truths;
  for (const Signed conjunct : conjuncts) {
    const Truth truth = define(conjunct);
    if (truth.constant == false) return {false, {}};
    if (!truth.constant) truths.push_back(truth);
  }
  if (truths.empty()) return {true, {}};
  if (truths.size() == 1) return truths.front();
  const VariableIndex gate = problem_.add_variable(2, true);
  ValueSet is_true(2);
  is_true.insert(1);
  const Truth result{std::nullopt, {gate, is_true}};
  std::vector<Truth> backwards{result};
  for (const Truth& truth : truths) {
    add_clause({negated(result), truth});
    backwards.push_back(negated(truth));
  }
  add_clause(backwards);
  return result;
}

Clausifier::Truth Clausifier::define_equal(Signed a, Signed b) {
  const Truth x = define(a), y = define(b);
  if (x.constant) return *x.constant ? y : negated(y);
  if (y.constant) return *y.constant ? x : negated(x);
  const VariableIndex gate = problem_.add_variable(2, true);
  ValueSet is_true(2);
  is_true.insert(1);
  const Truth result{std::nullopt, {gate, is_true}};
  add_clause({negated(result), negated(x), y});
  add_clause({negated(result), x, negated(y)});
  add_clause({result, x, y});
  add_clause({result, negated(x), negated(y)});
  return result;
}

void Clausifier::add_clause(const std::vector<Truth>& disjuncts) {
  SetClause clause;
  for (const Truth& truth : disjuncts) {
    if (truth.constant == true) return;
    if (!truth.constant) clause.push_back(truth.literal);
  }
  add_set_clause(problem_, std::move(clause));
}

ValueSet Clausifier::classes_of(PartIndex part, const std::vector<OptionIndex>& options) const {
  ValueSet values(classes_.count[part]);
  for (const OptionIndex option : options) values.insert(classes_.of[part][option]);
  return values;
}

SetLiteral Clausifier::among(const Among& among) const { return {among.part, classes_of(among.part, among.options)}; }

}  // namespace maquette::compile
