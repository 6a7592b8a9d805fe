// Sets of values of one variable, and clauses over them: "x is one of these, or y is one of those, ...".
//
// Plain data.
#pragma once

#include <cstdint>
#include <vector>

#include "compile/problem.h"

namespace maquette::compile {

/// A subset of a variable's values.
class ValueSet {
 public:
  explicit ValueSet(std::uint32_t universe, bool full = false) : in_(universe, full) {}

  std::uint32_t universe() const { return static_cast<std::uint32_t>(in_.size()); }
  bool has(std::uint32_t value) const { return in_[value]; }
  void insert(std::uint32_t value) { in_[value] = true; }
  std::uint32_t size() const;
  bool empty() const { return size() == 0; }
  bool full() const { return size() == universe(); }
  ValueSet complement() const;
  void unite(const ValueSet& other);
  bool meets(const ValueSet& other) const;
  auto operator<=>(const ValueSet&) const = default;

 private:
  std::vector<bool> in_;
};

/// "variable is one of values"
struct SetLiteral {
  VariableIndex variable = 0;
  ValueSet values{0};
};

SetLiteral negation(const SetLiteral& literal);

using SetClause = std::vector<SetLiteral>;

/// Adds the clause in the form that propagates best: as pairs of literals where that takes few of them.
void add_set_clause(Problem& problem, SetClause clause);

}  // namespace maquette::compile
