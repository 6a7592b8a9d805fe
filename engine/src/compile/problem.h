// What the compiler takes: finite-domain variables and clauses over them.
//
// Rules become clauses ("one of these holds"), the form in which propagation is cheapest; but a part with many options
// stays one variable, so that "exactly one of them" is known to the propagator and a branch takes all options at once. A
// variable of two values is one Boolean atom; a variable of k > 2 values has one atom for each value, of which exactly one
// holds. A literal is an atom or its negation, as in SAT.
//
// Auxiliary variables stand for intermediate results (the sum so far, the truth of a subformula). They must be functions of
// the other variables, so that they never change the number of solutions.
//
// Plain data.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace maquette::compile {

using Atom = std::uint32_t;
using VariableIndex = std::uint32_t;

/// 2 * atom, plus 1 when negated.
using Literal = std::uint32_t;

constexpr Literal positive(Atom atom) { return 2 * atom; }
constexpr Literal negative(Atom atom) { return 2 * atom + 1; }
constexpr Literal negation(Literal literal) { return literal ^ 1U; }
constexpr Atom atom_of(Literal literal) { return literal >> 1U; }
constexpr bool is_negative(Literal literal) { return (literal & 1U) != 0; }

struct Variable {
  Atom first = 0;          ///< its first atom; the others follow
  std::uint32_t size = 1;  ///< number of values
  bool auxiliary = false;

  std::uint32_t atom_count() const { return size == 1 ? 0 : size == 2 ? 1 : size; }
  bool is_boolean() const { return size == 2; }
};

struct Problem {
  std::vector<Variable> variables;
  std::vector<VariableIndex> variable_of;       ///< of each atom
  std::vector<std::uint32_t> clause_starts{0};  ///< clause i is literals[clause_starts[i] .. clause_starts[i + 1])
  std::vector<Literal> literals;

  VariableIndex add_variable(std::uint32_t size, bool auxiliary = false);

  /// An empty clause makes the problem unsatisfiable.
  void add_clause(std::span<const Literal> clause);

  std::uint32_t atom_count() const { return static_cast<std::uint32_t>(variable_of.size()); }
  std::size_t clause_count() const { return clause_starts.size() - 1; }
  std::span<const Literal> clause(std::size_t index) const;

  /// "variable takes value"; the variable has at least two values.
  Literal literal(VariableIndex variable, std::uint32_t value) const;
};

}  // namespace maquette::compile
