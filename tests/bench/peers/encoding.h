// The rules as a solver takes them: clauses over Booleans, and sums of weighted literals that must not exceed a bound.
//
// Made for the peers, and on purpose from the model itself and not from what our compiler makes of it, so that a mistake in
// one shows against the other. A part of two options is one Boolean, any other has one for each option and an exactly-one.
// Nested formulas get a name each (Tseitin, both directions); tables get a name for each row, and a clause for each value
// that says which rows support it, so that unit propagation prunes them completely (Bacchus, "GAC via unit propagation",
// 2007); sums stay sums, because Z3 and clasp know them.
#pragma once

#include <cstdint>
#include <vector>

#include "maquette/model.h"

namespace maquette::bench {

/// As in DIMACS: a variable's number from 1, negative when negated.
using SolverLiteral = int;
using SolverClause = std::vector<SolverLiteral>;

struct WeightedSum {
  struct Term {
    SolverLiteral literal;
    std::int64_t weight;  ///< positive
  };
  std::vector<Term> terms;
  std::int64_t bound = 0;  ///< the weights of the true literals add up to this at most; not negative, below their total
};

struct Encoding {
  int variables = 0;
  std::vector<SolverClause> clauses;
  std::vector<WeightedSum> sums;
  std::vector<std::vector<SolverLiteral>> option;  ///< [part][option]

  /// Whether all weights and bounds fit into 31 bits.
  bool has_small_weights() const;
};

Encoding encode(const Model& model);

/// The same with the sums spelled out as binary adders, for solvers that know clauses only.
Encoding without_sums(Encoding encoding);

}  // namespace maquette::bench
