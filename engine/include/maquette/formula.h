// The meaning of a rule: a small tree over parts and their options.
//
// Every part holds exactly one option of a finite domain, so these eight shapes are enough: membership, the Boolean
// connectives, a cardinality, a linear sum and a table. The catalog reader lowers everything an author writes (tags, sums
// by attribute, `longest`, number comparisons) to them; the evaluator, Z3 and the compiler each give the same meaning to
// them.
//
// Plain data. Depth is bounded by `kMaxFormulaDepth`, so recursive visits are safe.
#pragma once

#include <cstdint>
#include <limits>
#include <variant>
#include <vector>

namespace maquette {

using PartIndex = std::uint32_t;
using OptionIndex = std::uint32_t;

inline constexpr int kMaxFormulaDepth = 64;

struct Formula;

/// Always true or always false.
struct Constant {
  bool value = true;
};

/// The part's option is one of `options` (sorted, unique, possibly empty).
struct Among {
  PartIndex part = 0;
  std::vector<OptionIndex> options;
};

struct Not {
  std::vector<Formula> operand;  ///< exactly one
};
struct And {
  std::vector<Formula> operands;
};
struct Or {
  std::vector<Formula> operands;
};
struct Implies {
  std::vector<Formula> operands;  ///< exactly two: if, then
};
struct Iff {
  std::vector<Formula> operands;  ///< exactly two
};

/// Between `lower` and `upper` (inclusive) of the operands hold.
struct Cardinality {
  std::int64_t lower = 0;
  std::int64_t upper = std::numeric_limits<std::int64_t>::max();
  std::vector<Formula> operands;
};

/// lower <= sum over parts of values[option of part] <= upper. A part appears at most once; one value for each of its
/// options.
struct Linear {
  struct Term {
    PartIndex part = 0;
    std::vector<std::int64_t> values;
  };
  std::vector<Term> terms;
  std::int64_t lower = std::numeric_limits<std::int64_t>::min();
  std::int64_t upper = std::numeric_limits<std::int64_t>::max();
};

/// The options of `parts`, in that order, match a row (`allowed`) or match none (not `allowed`).
/// A cell is the sorted set of options it matches; an empty cell matches every option.
struct Table {
  std::vector<PartIndex> parts;
  std::vector<std::vector<std::vector<OptionIndex>>> rows;
  bool allowed = true;
};

struct Formula {
  std::variant<Constant, Among, Not, And, Or, Implies, Iff, Cardinality, Linear, Table> node;
};

}  // namespace maquette
