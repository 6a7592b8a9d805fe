// A model's rules in conjunctive normal form, with exactly as many solutions as the model has designs.
//
// A feature is one variable; any other part has one for each option, of which exactly one holds. Formulas are defined by
// auxiliary variables in both directions (Tseitin, 1968), so that each is a function of the others and multiplies no
// solutions. Cardinalities and sums become decision diagrams over their partial sums (Eén and Sörensson, "Translating
// pseudo-Boolean constraints into SAT", 2006), one auxiliary for each node. Independent of the compiler's own clauses,
// which speak of sets of interchangeable options and are made for propagation.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "maquette/model.h"

namespace maquette::formats {

/// As in DIMACS: a variable, or minus a variable; variables count from 1.
using CnfLiteral = std::int32_t;

struct Cnf {
  std::vector<std::string> names;  ///< of variable i + 1; empty for auxiliaries
  std::vector<std::vector<CnfLiteral>> clauses;
};

struct CnfResult {
  Cnf cnf;
  std::vector<RuleIndex> left_out;  ///< rules that take more clauses than a file may have
};

CnfResult to_cnf(const Model& model);

}  // namespace maquette::formats
