#include "compile/problem.h"

namespace maquette::compile {

VariableIndex Problem::add_variable(std::uint32_t size, bool auxiliary) {
  const auto index = static_cast<VariableIndex>(variables.size());
  variables.push_back({atom_count(), size, auxiliary});
  variable_of.insert(variable_of.end(), variables.back().atom_count(), index);
  return index;
}

void Problem::add_clause(std::span<const Literal> clause) {
  literals.insert(literals.end(), clause.begin(), clause.end());
  clause_starts.push_back(static_cast<std::uint32_t>(literals.size()));
}

std::span<const Literal> Problem::clause(std::size_t index) const {
  return std::span(literals).subspan(clause_starts[index], clause_starts[index + 1] - clause_starts[index]);
}

Literal Problem::literal(VariableIndex variable, std::uint32_t value) const {
  const Variable& v = variables[variable];
  if (v.is_boolean()) return value == 1 ? positive(v.first) : negative(v.first);
  return positive(v.first + value);
}

}  // namespace maquette::compile
