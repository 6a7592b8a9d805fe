// From a model's rules to the compiler's clauses, without changing the number of designs.
//
// Every part becomes one variable whose values are classes of interchangeable options. A rule becomes clauses over sets of
// values; where it nests too deep for that, a subformula gets an auxiliary variable defined to be equivalent to it
// (Tseitin, 1968, with both directions, so that it is a function of the parts and never multiplies designs). Cardinalities
// and small sums become state chains (diagram.h), tables become boxes (table.h).
//
// A sum too big for that, standing as a rule of its own, is left out and handed back: the queries know how to answer under
// it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compile/interchange.h"
#include "compile/problem.h"
#include "maquette/model.h"

namespace maquette::compile {

struct LoweringLimits {
  std::size_t states = 12;       ///< of one step of a sum: more, and a rule of its own is left out ...
  std::size_t nested = 64;       ///< ... and a nested one makes the model not compilable
  std::size_t clauses = 50'000;  ///< of one table
};

/// A rule that was left out.
struct Residual {
  RuleIndex rule = 0;
  Linear sum;
};

struct Lowered {
  Problem problem;  ///< variable p is part p; auxiliaries follow
  OptionClasses classes;
  std::vector<Residual> residual;
  std::vector<RuleIndex> not_compilable;  ///< when not empty, `problem` is incomplete and must not be used
};

/// Whether every total the sum can have is far from overflow (within 2^52 of 0).
bool within_bounds(const Linear& linear);

Lowered lower(const Model& model, const LoweringLimits& limits = {});

}  // namespace maquette::compile
