#include "compile/conflict_reason.h"

#include <algorithm>

namespace maquette::compile {

std::vector<Literal> ConflictReason::assumptions(std::size_t ground, const std::function<bool(Literal)>& is_assumption) {
  note_positions();
  needed_.clear();
  is_needed_.assign(position_.size(), false);
  const Literal refuted = propagator_.refuted();  // both it and its negation were derived
  explain(refuted, propagator_.trail().size());
  need(negation(refuted));
  std::vector<Literal> found;
  for (std::size_t i = 0; i < needed_.size(); ++i) {
    const Literal literal = needed_[i];
    if (position_[literal] < ground) continue;
    if (is_assumption(literal)) {
      found.push_back(literal);
    } else {
      explain(literal, position_[literal]);
    }
  }
  return found;
}

void ConflictReason::note_positions() {
  const auto trail = propagator_.trail();
  for (std::size_t i = 0; i < trail.size(); ++i) position_[trail[i]] = i;
}

void ConflictReason::need(Literal literal) {
  if (is_needed_[literal]) return;
  is_needed_[literal] = true;
  needed_.push_back(literal);
}

void ConflictReason::explain(Literal literal, std::size_t before) {
  if (by_pair(literal, before) || by_own_values(literal, before) || by_clause_of(literal, literal, before)) return;
  by_other_values(literal, before);
}

bool ConflictReason::by_pair(Literal literal, std::size_t before) {
  for (const Literal other : propagator_.implied(negation(literal))) {
    if (!was_false(other, before)) continue;
    need(negation(other));
    return true;
  }
  return false;
}

/// Exactly one value of a variable holds.
bool ConflictReason::by_own_values(Literal literal, std::size_t before) {
  const Variable& v = problem_.variables[problem_.variable_of[atom_of(literal)]];
  if (v.is_boolean()) return false;
  std::vector<Literal> others;
  for (Atom atom = v.first; atom < v.first + v.size; ++atom) {
    if (atom == atom_of(literal)) continue;
    if (is_negative(literal) && was_false(negative(atom), before)) {
      need(positive(atom));
      return true;
    }
    if (!is_negative(literal) && !was_false(positive(atom), before)) return false;
    others.push_back(negative(atom));
  }
  if (is_negative(literal)) return false;
  for (const Literal other : others) need(other);
  return true;
}

/// By a clause that has `witness`: every literal that does not stand for `literal` was false. A clause over values of a
/// variable stands against those it leaves out.
bool ConflictReason::by_clause_of(Literal witness, Literal literal, std::size_t before) {
  const VariableIndex own = problem_.variable_of[atom_of(literal)];
  const auto stands_for = [&](Literal other) {
    return other == literal || (witness != literal && problem_.variable_of[atom_of(other)] == own && !is_negative(other) &&
                                atom_of(other) != atom_of(literal));
  };
  for (const std::uint32_t clause : index_.clauses_of(witness)) {
    const auto literals = index_.literals(clause);
    const bool forces = std::all_of(literals.begin(), literals.end(),
                                    [&](Literal other) { return stands_for(other) || was_false(other, before); });
    if (!forces) continue;
    for (const Literal other : literals) {
      if (!stands_for(other)) need(negation(other));
    }
    return true;
  }
  return false;
}

bool ConflictReason::by_other_values(Literal literal, std::size_t before) {
  const Variable& v = problem_.variables[problem_.variable_of[atom_of(literal)]];
  if (v.is_boolean() || !is_negative(literal)) return false;
  for (Atom atom = v.first; atom < v.first + v.size; ++atom) {
    if (atom != atom_of(literal) && by_clause_of(positive(atom), literal, before)) return true;
  }
  return false;
}

}  // namespace maquette::compile
