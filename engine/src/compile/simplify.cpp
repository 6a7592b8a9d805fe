#include "compile/simplify.h"

namespace maquette::compile {
namespace {

constexpr int kRounds = 3;

/// Whether `literal` can be assumed without contradiction.
bool possible(Propagator& propagator, Literal literal) {
  const std::size_t before = propagator.trail().size();
  const bool consistent = propagator.assume(literal);
  propagator.undo(before);
  return consistent;
}

}  // namespace

bool simplify(const Problem& problem, const Clauses& clauses, Propagator& propagator) {
  if (clauses.contradiction) return false;
  for (const Literal unit : clauses.units) {
    if (!propagator.assume(unit)) return false;
  }
  bool found = true;
  for (int round = 0; found && round < kRounds; ++round) {
    found = false;
    for (Atom atom = 0; atom < problem.atom_count(); ++atom) {
      for (const Literal literal : {positive(atom), negative(atom)}) {
        if (!propagator.is_open(atom) || possible(propagator, literal)) continue;
        if (!propagator.assume(negation(literal))) return false;
        found = true;
      }
    }
  }
  return true;
}

}  // namespace maquette::compile
