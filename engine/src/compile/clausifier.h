// Formulas to clauses over sets of values; see lower.h.
#pragma once

#include <optional>
#include <vector>

#include "compile/diagram.h"
#include "compile/interchange.h"
#include "compile/lower.h"
#include "compile/problem.h"
#include "compile/table.h"
#include "compile/value_set.h"

namespace maquette::compile {

class Clausifier {
 public:
  /// Variable p of `problem` is part p. All must outlive the clausifier.
  Clausifier(Problem& problem, const OptionClasses& classes, const LoweringLimits& limits)
      : problem_(problem), classes_(classes), limits_(limits) {}

  /// Adds what makes `formula` hold (or, when not `positive`, not hold). False when some part of it is too big to compile.
  bool require(const Formula& formula, bool positive);

 private:
  /// A formula, or its negation.
  struct Signed {
    const Formula* formula;
    bool positive;
  };
  /// True, false, or a literal.
  struct Truth {
    std::optional<bool> constant;
    SetLiteral literal;
  };

  void require_true(Signed f);
  void require_any(std::vector<Signed> disjuncts);
  void require_equal(Signed a, Signed b);
  void require_sum(const Sum& sum);
  void require_cardinality(const Cardinality& cardinality);
  void require_table(const Table& table, bool positive);

  Truth define(Signed f);
  Truth define_all(const std::vector<Signed>& conjuncts);
  Truth define_equal(Signed a, Signed b);
  Truth define_sum(const Sum& sum);
  Truth define_table(const Table& table);
  static Truth negated(Truth truth);

  /// "f1 and f2 ..." (`conjunctive`) or "f1 or f2 ..." as which `f` can be read; nothing when it is neither or the other.
  std::optional<std::vector<Signed>> operands(Signed f, bool conjunctive) const;
  void collect_disjuncts(Signed f, std::vector<Signed>& out) const;
  void add_clause(const std::vector<Truth>& disjuncts);
  SetLiteral among(const Among& among) const;
  ValueSet classes_of(PartIndex part, const std::vector<OptionIndex>& options) const;
  std::optional<Sum> sum_of(const Linear& linear);
  Sum sum_of(const Cardinality& cardinality);
  SetTable set_table(const Table& table) const;

  Problem& problem_;
  const OptionClasses& classes_;
  const LoweringLimits& limits_;
  bool too_big_ = false;
};

}  // namespace maquette::compile
