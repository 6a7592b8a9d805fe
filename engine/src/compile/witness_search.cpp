#include "compile/witness_search.h"

#include <algorithm>

namespace maquette::compile {
namespace {

constexpr std::size_t kMostConflicts = 200;  ///< of one search; those that succeed have hardly any

}  // namespace

WitnessSearch::WitnessSearch(const SwitchedRules& rules, const ClauseIndex& index, Propagator& propagator)
    : rules_(rules), index_(index), propagator_(propagator), witness_(rules.problem.variables.size(), 0) {}

bool WitnessSearch::begin(const std::vector<std::uint32_t>& preferred) {
  const std::size_t before = propagator_.trail().size();
  const bool found = decide_all(preferred);
  if (found) {
    for (VariableIndex v = 0; v < rules_.first_switch; ++v) witness_[v] = value_of(v);
  }
  propagator_.undo(before);
  return found;
}

bool WitnessSearch::decide_all(const std::vector<std::uint32_t>& preferred) {
  std::vector<Decision> decisions;
  std::size_t conflicts = 0;
  VariableIndex next = 0;
  while (true) {
    while (next < rules_.first_switch && propagator_.domain_size(next) <= 1) ++next;
    if (next == rules_.first_switch) return true;
    const Literal wanted = rules_.problem.literal(next, next < preferred.size() ? preferred[next] : 0);
    const Literal literal = propagator_.is_false(wanted) ? another_value(next) : wanted;
    decisions.push_back({propagator_.trail().size(), next, literal});
    bool consistent = propagator_.assume(literal);
    while (!consistent) {
      if (decisions.empty() || ++conflicts > kMostConflicts) return false;
      const Decision last = decisions.back();
      decisions.pop_back();
      propagator_.undo(last.trail);
      next = static_cast<VariableIndex>(last.at);
      consistent = propagator_.assume(negation(last.literal));
    }
  }
}

Verdict WitnessSearch::run(std::size_t from) {
  std::vector<Decision> decisions;
  std::size_t conflicts = 0;
  std::size_t at = from;
  while (at < propagator_.trail().size()) {
    const auto [need, literal] = look_at(propagator_.trail()[at]);
    if (need == Need::too_much) return Verdict::unknown;
    if (need == Need::nothing) {
      ++at;
      continue;
    }
    decisions.push_back({propagator_.trail().size(), at, literal});
    bool consistent = propagator_.assume(literal);
    while (!consistent) {
      if (decisions.empty()) return Verdict::no;
      if (++conflicts > kMostConflicts) return Verdict::unknown;
      const Decision last = decisions.back();
      decisions.pop_back();
      propagator_.undo(last.trail);
      at = last.at;
      consistent = propagator_.assume(negation(last.literal));
    }
  }
  return Verdict::yes;
}

/// Where the literal differs from the witness: its variable needs another value, and what held by the old one something
/// else to hold by. Clauses of two follow by propagation.
std::pair<WitnessSearch::Need, Literal> WitnessSearch::look_at(Literal literal) const {
  if (in_witness(literal)) return {Need::nothing, 0};
  const VariableIndex v = variable(literal);
  if (propagator_.domain_size(v) > 1 && is_negative(literal)) return {Need::decision, another_value(v)};
  const Literal lost = negation(literal);
  for (const std::uint32_t clause : index_.clauses_of(lost)) {
    if (is_satisfied(clause)) continue;
    const auto literals = index_.literals(clause);
    const auto open = std::find_if(literals.begin(), literals.end(), [this](Literal other) {
      return !propagator_.is_false(other) && variable(other) < rules_.first_switch;
    });
    return open == literals.end() ? std::pair(Need::too_much, Literal{0}) : std::pair(Need::decision, *open);
  }
  return {Need::nothing, 0};
}

/// The first that the variable can still take.
Literal WitnessSearch::another_value(VariableIndex variable) const {
  std::uint32_t value = 0;
  while (propagator_.is_false(rules_.problem.literal(variable, value))) ++value;
  return rules_.problem.literal(variable, value);
}

bool WitnessSearch::in_witness(Literal literal) const {
  const VariableIndex v = variable(literal);
  const Literal held = rules_.problem.literal(v, witness_[v]);
  if (rules_.problem.variables[v].is_boolean()) return literal == held;
  return (atom_of(literal) == atom_of(held)) != is_negative(literal);
}

bool WitnessSearch::is_satisfied(std::uint32_t clause) const {
  const auto literals = index_.literals(clause);
  return std::any_of(literals.begin(), literals.end(), [this](Literal literal) {
    return propagator_.is_true(literal) || (!propagator_.is_false(literal) && in_witness(literal));
  });
}

std::uint32_t WitnessSearch::value_of(VariableIndex variable) const {
  const std::uint32_t size = rules_.problem.variables[variable].size;
  if (size == 1) return 0;
  if (propagator_.domain_size(variable) > 1) return witness_[variable];
  std::uint32_t value = 0;
  while (!propagator_.is_true(rules_.problem.literal(variable, value))) ++value;
  return value;
}

}  // namespace maquette::compile
