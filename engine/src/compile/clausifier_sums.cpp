// Sums, cardinalities and tables as clauses: the rules that count, by diagram.h, and those that list, by table.h.
#include <algorithm>
#include <map>

#include "compile/clausifier.h"

namespace maquette::compile {
namespace {

/// "At most one of these" is written out as pairs up to this many.
constexpr std::size_t kMostExclusive = 40;

}  // namespace

void Clausifier::require_sum(const Sum& sum) {
  const auto diagram = SumDiagram::build(sum, limits_.nested);
  if (!diagram) {
    too_big_ = true;
  } else if (sum.terms.empty()) {
    if (sum.lower > 0 || sum.upper < 0) problem_.add_clause({});
  } else {
    diagram->require(problem_);
  }
}

/// "At most one" of few is clearest as pairs that exclude each other; all else is a sum.
void Clausifier::require_cardinality(const Cardinality& cardinality) {
  const Sum sum = sum_of(cardinality);
  const bool zero_or_one = std::all_of(sum.terms.begin(), sum.terms.end(), [](const Sum::Term& term) {
    return std::all_of(term.values.begin(), term.values.end(), [](std::int64_t value) { return value == 0 || value == 1; });
  });
  if (!zero_or_one || sum.lower > 0 || sum.upper != 1 || sum.terms.size() > kMostExclusive) return require_sum(sum);
  const auto not_counted = [](const Sum::Term& term) {
    SetLiteral literal{term.variable, ValueSet(static_cast<std::uint32_t>(term.values.size()))};
    for (std::uint32_t value = 0; value < term.values.size(); ++value) {
      if (term.values[value] == 0) literal.values.insert(value);
    }
    return literal;
  };
  for (std::size_t i = 0; i < sum.terms.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) add_set_clause(problem_, {not_counted(sum.terms[i]), not_counted(sum.terms[j])});
  }
}

void Clausifier::require_table(const Table& table, bool positive) {
  const SetTable sets = set_table(table);
  if (table.allowed == positive) {
    const auto clauses = clauses_of(sets, limits_.clauses);
    too_big_ = too_big_ || !clauses;
    if (clauses) {
      for (const SetClause& clause : *clauses) add_set_clause(problem_, clause);
    }
    return;
  }
  for (const auto& row : sets.rows) {
    SetClause clause;
    for (std::size_t i = 0; i < row.size(); ++i) clause.push_back({sets.variables[i], row[i].complement()});
    add_set_clause(problem_, std::move(clause));
  }
}

Clausifier::Truth Clausifier::define_sum(const Sum& sum) {
  if (sum.terms.empty()) return {sum.lower <= 0 && sum.upper >= 0, {}};
  const auto diagram = SumDiagram::build(sum, limits_.nested);
  if (diagram) return {std::nullopt, diagram->define(problem_)};
  too_big_ = true;
  return {false, {}};
}

/// True when some row matches: a variable for each row, and one for "some".
Clausifier::Truth Clausifier::define_table(const Table& table) {
  const SetTable sets = set_table(table);
  std::vector<Formula> rows;
  for (const auto& row : table.rows) {
    And cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row[i].empty()) cells.operands.push_back({Among{table.parts[i], row[i]}});
    }
    rows.push_back({std::move(cells)});
  }
  const Formula any{Or{std::move(rows)}};
  return define({&any, table.allowed});
}

std::optional<Sum> Clausifier::sum_of(const Linear& linear) {
  if (!within_bounds(linear)) {
    too_big_ = true;
    return std::nullopt;
  }
  Sum sum{{}, linear.lower, linear.upper};
  for (const Linear::Term& term : linear.terms) {
    std::vector<std::int64_t> values(classes_.count[term.part], 0);
    for (std::size_t option = 0; option < term.values.size(); ++option) {
      values[classes_.of[term.part][option]] = term.values[option];
    }
    sum.terms.push_back({term.part, std::move(values)});
  }
  return sum;
}

Sum Clausifier::sum_of(const Cardinality& cardinality) {
  std::map<VariableIndex, std::vector<std::int64_t>> terms;
  std::int64_t always = 0;
  for (const Formula& operand : cardinality.operands) {
    const Truth truth = define({&operand, true});
    if (truth.constant) {
      always += *truth.constant ? 1 : 0;
      continue;
    }
    auto& values = terms[truth.literal.variable];
    values.resize(truth.literal.values.universe(), 0);
    for (std::uint32_t value = 0; value < values.size(); ++value) values[value] += truth.literal.values.has(value) ? 1 : 0;
  }
  const auto size = static_cast<std::int64_t>(cardinality.operands.size());
  Sum sum{{}, std::max<std::int64_t>(cardinality.lower, -1) - always, std::min(cardinality.upper, size + 1) - always};
  for (auto& [variable, values] : terms) sum.terms.push_back({variable, std::move(values)});
  return sum;
}

SetTable Clausifier::set_table(const Table& table) const {
  SetTable sets;
  for (const PartIndex part : table.parts) {
    sets.variables.push_back(part);
    sets.sizes.push_back(classes_.count[part]);
  }
  for (const auto& row : table.rows) {
    std::vector<ValueSet> cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::uint32_t size = sets.sizes[i];
      cells.push_back(row[i].empty() ? ValueSet(size, true) : classes_of(table.parts[i], row[i]));
    }
    sets.rows.push_back(std::move(cells));
  }
  return sets;
}

}  // namespace maquette::compile
