// Sets of values of one variable, and clauses over them: "x is one of these, or y is one of those, ...".
//
// Plain data.
#pragma once

#include <bit>
#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "compile/problem.h"

namespace maquette::compile {

/// A subset of a variable's values, as bits: tables compare such sets millions of times.
class ValueSet {
 public:
  explicit ValueSet(std::uint32_t universe, bool full = false);

  std::uint32_t universe() const { return universe_; }
  bool has(std::uint32_t value) const { return ((words()[value / kBits] >> (value % kBits)) & 1U) != 0; }
  void insert(std::uint32_t value) { words()[value / kBits] |= std::uint64_t{1} << (value % kBits); }
  std::uint32_t size() const;
  bool empty() const { return size() == 0; }
  bool full() const { return size() == universe(); }
  ValueSet complement() const;
  void unite(const ValueSet& other);
  bool meets(const ValueSet& other) const {
    const auto own = words(), others = other.words();
    for (std::size_t i = 0; i < own.size(); ++i) {
      if ((own[i] & others[i]) != 0) return true;
    }
    return false;
  }
  bool within(const ValueSet& other) const {
    const auto own = words(), others = other.words();
    for (std::size_t i = 0; i < own.size(); ++i) {
      if ((own[i] & ~others[i]) != 0) return false;
    }
    return true;
  }
  /// each(value), in ascending order.
  template <class Each>
  void each(Each&& each) const {
    for (std::uint32_t word = 0; word < words().size(); ++word) {
      for (std::uint64_t bits = words()[word]; bits != 0; bits &= bits - 1) {
        each(word * kBits + static_cast<std::uint32_t>(std::countr_zero(bits)));
      }
    }
  }
  bool operator==(const ValueSet&) const = default;
  /// By the lowest value that only one of them has: the set with it is the greater.
  std::strong_ordering operator<=>(const ValueSet& other) const;

 private:
  static constexpr std::uint32_t kBits = 64;

  std::span<std::uint64_t> words() { return many_.empty() ? std::span(&few_, 1) : std::span(many_); }
  std::span<const std::uint64_t> words() const { return many_.empty() ? std::span(&few_, 1) : std::span(many_); }

  std::uint32_t universe_;
  std::uint64_t few_ = 0;            ///< the set, where the universe has at most 64 values: nearly always
  std::vector<std::uint64_t> many_;  ///< the set otherwise; bits from `universe_` on are 0 in both
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
