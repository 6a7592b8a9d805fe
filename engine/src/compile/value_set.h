// Sets of values of one variable, and clauses over them: "x is one of these, or y is one of those, ...".
//
// Plain data.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "compile/problem.h"

namespace maquette::compile {

/// A subset of a variable's values, as bits: tables compare such sets millions of times.
class ValueSet {
 public:
  explicit ValueSet(std::uint32_t universe, bool full = false);

  std::uint32_t universe() const { return universe_; }
  bool has(std::uint32_t value) const { return ((words_[value / kBits] >> (value % kBits)) & 1U) != 0; }
  void insert(std::uint32_t value) { words_[value / kBits] |= std::uint64_t{1} << (value % kBits); }
  std::uint32_t size() const;
  bool empty() const { return size() == 0; }
  bool full() const { return size() == universe(); }
  ValueSet complement() const;
  void unite(const ValueSet& other);
  bool meets(const ValueSet& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if ((words_[i] & other.words_[i]) != 0) return true;
    }
    return false;
  }
  bool operator==(const ValueSet&) const = default;
  /// By the lowest value that only one of them has: the set with it is the greater.
  std::strong_ordering operator<=>(const ValueSet& other) const;

 private:
  static constexpr std::uint32_t kBits = 64;

  std::uint32_t universe_;
  std::vector<std::uint64_t> words_;  ///< bits from `universe_` on are 0
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
