#include "compile/propagator.h"

#include <algorithm>
#include <utility>

namespace maquette::compile {

Propagator::Propagator(const Problem& problem, const Clauses& clauses)
    : problem_(problem),
      clauses_(clauses),
      literals_(clauses.literals),
      watches_(2 * problem.atom_count()),
      truth_(2 * problem.atom_count(), 0),
      mark_(problem.atom_count(), 0) {
  open_.reserve(problem.variables.size());
  for (const Variable& v : problem.variables) open_.push_back(v.size);
  index_pairs(clauses);
  watch_clauses();
}

void Propagator::index_pairs(const Clauses& clauses) {
  implied_starts_.assign(2 * problem_.atom_count() + 1, 0);
  for (const auto& [a, b] : clauses.pairs) {
    ++implied_starts_[negation(a) + 1];
    ++implied_starts_[negation(b) + 1];
  }
  for (std::size_t i = 1; i < implied_starts_.size(); ++i) implied_starts_[i] += implied_starts_[i - 1];
  implied_.resize(2 * clauses.pairs.size());
  std::vector<std::uint32_t> next(implied_starts_.begin(), implied_starts_.end() - 1);
  for (const auto& [a, b] : clauses.pairs) {
    implied_[next[negation(a)]++] = b;
    implied_[next[negation(b)]++] = a;
  }
}

void Propagator::watch_clauses() {
  for (std::uint32_t index = 0; index < clauses_.size(); ++index) {
    const auto literals = clause(index);
    const auto other = std::find_if(literals.begin(), literals.end(),
                                    [&](Literal literal) { return variable(literal) != variable(literals[0]); });
    std::swap(literals[1], *other);
    watches_[literals[0]].push_back({index, literals[1]});
    watches_[literals[1]].push_back({index, literals[0]});
  }
}

bool Propagator::assume(Literal literal) {
  if (assign(literal) && propagate()) return true;
  head_ = trail_.size();
  return false;
}

void Propagator::undo(std::size_t size) {
  while (trail_.size() > size) {
    const Literal literal = trail_.back();
    trail_.pop_back();
    truth_[literal] = truth_[negation(literal)] = 0;
    const VariableIndex v = variable(literal);
    if (problem_.variables[v].is_boolean() || is_negative(literal)) ++open_[v];
  }
  head_ = size;
}

bool Propagator::assign(Literal literal) {
  if (truth_[literal] > 0) return true;
  if (truth_[literal] < 0) {
    refuted_ = literal;
    return false;
  }
  truth_[literal] = 1;
  truth_[negation(literal)] = -1;
  trail_.push_back(literal);
  const VariableIndex v = variable(literal);
  if (!problem_.variables[v].is_boolean() && !is_negative(literal)) return true;
  if (--open_[v] > 0) return true;
  refuted_ = negation(literal);
  return false;
}

bool Propagator::propagate() {
  while (head_ < trail_.size()) {
    const Literal literal = trail_[head_++];
    if (!propagate_pairs(literal) || !propagate_clauses(negation(literal))) return false;
    if (!problem_.variables[variable(literal)].is_boolean() && !propagate_variable(literal)) return false;
  }
  return true;
}

/// Exactly one atom of a variable of more than two values holds.
bool Propagator::propagate_variable(Literal literal) {
  const VariableIndex index = variable(literal);
  const Variable& v = problem_.variables[index];
  if (is_negative(literal)) {
    if (open_[index] > 1) return true;
    for (Atom atom = v.first; atom < v.first + v.size; ++atom) {
      if (!is_false(positive(atom))) return assign(positive(atom));
    }
    return false;
  }
  for (Atom atom = v.first; atom < v.first + v.size; ++atom) {
    if (atom != atom_of(literal) && !assign(negative(atom))) return false;
  }
  return true;
}

bool Propagator::propagate_pairs(Literal literal) {
  for (const Literal consequence : implied(literal)) {
    if (!assign(consequence)) return false;
  }
  return true;
}

bool Propagator::propagate_clauses(Literal falsified) {
  auto& watches = watches_[falsified];
  std::size_t kept = 0;
  bool consistent = true;
  for (std::size_t i = 0; i < watches.size(); ++i) {
    const Watch watch = watches[i];
    if (!consistent || is_true(watch.blocker)) {
      watches[kept++] = watch;
    } else if (!find_watch(watch.clause, falsified)) {
      const Literal other = clause(watch.clause)[0];
      watches[kept++] = {watch.clause, other};
      consistent = is_true(other) || restrict_to(watch.clause, variable(other));
    }
  }
  watches.resize(kept);
  return consistent;
}

/// Moves the watch on `falsified` to a literal of a variable other than the second watch's. False when there is none.
bool Propagator::find_watch(std::uint32_t index, Literal falsified) {
  const auto literals = clause(index);
  if (literals[0] == falsified) std::swap(literals[0], literals[1]);
  if (is_true(literals[0])) return false;
  const VariableIndex kept = variable(literals[0]);
  for (std::size_t i = 2; i < literals.size(); ++i) {
    if (is_false(literals[i]) || variable(literals[i]) == kept) continue;
    std::swap(literals[1], literals[i]);
    watches_[literals[1]].push_back({index, literals[0]});
    return true;
  }
  return false;
}

/// Only `index` of the clause's variables can satisfy it still: it loses every value outside the clause.
bool Propagator::restrict_to(std::uint32_t index, VariableIndex only) {
  const auto literals = clause(index);
  const Variable& v = problem_.variables[only];
  if (v.is_boolean() || is_negative(literals[0])) return assign(literals[0]);
  ++stamp_;
  for (const Literal literal : literals) mark_[atom_of(literal)] = stamp_;
  for (Atom atom = v.first; atom < v.first + v.size; ++atom) {
    if (mark_[atom] != stamp_ && !assign(negative(atom))) return false;
  }
  return true;
}

}  // namespace maquette::compile
