#include "compile/simplify.h"

#include <algorithm>
#include <vector>

namespace maquette::compile {
namespace {

constexpr int kRounds = 3;

/// Each literal once, those first that no pair of literals implies: what they imply needs no try of its own.
std::vector<Literal> sources_first(const Problem& problem, const Propagator& propagator) {
  std::vector<std::uint8_t> is_implied(2 * problem.atom_count(), 0);
  std::vector<Literal> literals;
  for (Atom atom = 0; atom < problem.atom_count(); ++atom) {
    for (const Literal literal : {positive(atom), negative(atom)}) {
      literals.push_back(literal);
      for (const Literal consequence : propagator.implied(literal)) is_implied[consequence] = 1;
    }
  }
  std::stable_partition(literals.begin(), literals.end(), [&](Literal literal) { return is_implied[literal] == 0; });
  return literals;
}

/// One round of failed literals.
class Probe {
 public:
  Probe(const Problem& problem, Propagator& propagator)
      : propagator_(propagator), consistent_(2 * problem.atom_count(), 0) {}

  /// Whether `literal` can be assumed without contradiction. If so, then also each of its consequences, since what they
  /// imply it implies too.
  bool possible(Literal literal) {
    if (consistent_[literal] != 0) return true;
    const std::size_t before = propagator_.trail().size();
    const bool consistent = propagator_.assume(literal);
    if (consistent) {
      for (const Literal consequence : propagator_.trail().subspan(before)) consistent_[consequence] = 1;
    }
    propagator_.undo(before);
    return consistent;
  }

 private:
  Propagator& propagator_;
  std::vector<std::uint8_t> consistent_;
};

}  // namespace

bool simplify(const Problem& problem, const Clauses& clauses, Propagator& propagator) {
  if (clauses.contradiction) return false;
  for (const Literal unit : clauses.units) {
    if (!propagator.assume(unit)) return false;
  }
  const std::vector<Literal> literals = sources_first(problem, propagator);
  bool found = true;
  for (int round = 0; found && round < kRounds; ++round) {
    found = false;
    Probe probe(problem, propagator);
    for (const Literal literal : literals) {
      if (!propagator.is_open(atom_of(literal)) || probe.possible(literal)) continue;
      if (!propagator.assume(negation(literal))) return false;
      found = true;
    }
  }
  return true;
}

}  // namespace maquette::compile
