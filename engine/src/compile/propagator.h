// Unit propagation over finite domains: what follows at once from what is assumed.
//
// Three kinds of constraint, each by its cheapest means: pairs of literals by implication lists, longer clauses by two
// watched literals (Moskewicz et al., Chaff, 2001), and "exactly one value" of a variable by counting its open atoms. A
// clause watches literals of two different variables; when only one variable is left that could satisfy it, that variable's
// other values are removed, so a clause over sets of values propagates as strongly as if each value had its own clause.
//
// Neighbour: the propagation of sharpSAT (Thurley, 2006). Nothing is learned: product models hardly ever conflict.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "compile/clauses.h"
#include "compile/problem.h"

namespace maquette::compile {

class Propagator {
 public:
  /// Both must outlive the propagator.
  Propagator(const Problem& problem, const Clauses& clauses);

  bool is_true(Literal literal) const { return truth_[literal] > 0; }
  bool is_false(Literal literal) const { return truth_[literal] < 0; }
  bool is_open(Atom atom) const { return truth_[positive(atom)] == 0; }
  std::span<const std::int8_t> truth() const { return truth_; }

  /// Number of values the variable can still take.
  std::uint32_t domain_size(VariableIndex variable) const { return open_[variable]; }

  /// Makes `literal` true and propagates; false on a conflict (the trail then still needs `undo`).
  bool assume(Literal literal);

  /// After a conflict: a literal that followed while it was false, or that lacked any other value.
  Literal refuted() const { return refuted_; }

  /// Everything true now, in the order it became so.
  std::span<const Literal> trail() const { return trail_; }

  /// Takes back all but the first `size` literals of the trail.
  void undo(std::size_t size);

  /// The literals that a true `literal` makes true by clauses of two.
  std::span<const Literal> implied(Literal literal) const {
    return std::span(implied_).subspan(implied_starts_[literal], implied_starts_[literal + 1] - implied_starts_[literal]);
  }

 private:
  struct Watch {
    std::uint32_t clause;
    Literal blocker;  ///< when true, the clause needs no look
  };

  void index_pairs(const Clauses& clauses);
  void watch_clauses();
  bool assign(Literal literal);
  bool propagate();
  bool propagate_variable(Literal literal);
  bool propagate_pairs(Literal literal);
  bool propagate_clauses(Literal falsified);
  bool find_watch(std::uint32_t clause, Literal falsified);
  bool restrict_to(std::uint32_t clause, VariableIndex variable);
  VariableIndex variable(Literal literal) const { return problem_.variable_of[atom_of(literal)]; }
  std::span<Literal> clause(std::uint32_t index) {
    return std::span(literals_).subspan(clauses_.starts[index], clauses_.starts[index + 1] - clauses_.starts[index]);
  }

  const Problem& problem_;
  const Clauses& clauses_;
  std::vector<Literal> literals_;  ///< of the clauses, the two watched ones first
  std::vector<std::uint32_t> implied_starts_;
  std::vector<Literal> implied_;
  std::vector<std::vector<Watch>> watches_;  ///< by literal: the clauses to look at when it becomes false
  std::vector<std::int8_t> truth_;           ///< by literal
  std::vector<std::uint32_t> open_;          ///< by variable: values not excluded
  std::vector<std::uint32_t> mark_;          ///< by atom, against `stamp_`
  std::uint32_t stamp_ = 0;
  std::vector<Literal> trail_;
  std::size_t head_ = 0;
  Literal refuted_ = 0;
};

}  // namespace maquette::compile
