// What a conflict rests on: the assumptions from which propagation derived it, found afterwards.
//
// A SAT solver notes for every literal the clause that forced it (the implication graph of GRASP: Marques-Silva and
// Sakallah, 1996). Here conflicts are rare and propagation is what every click waits for, so nothing is noted: for a
// literal on the trail a clause is looked up whose other literals were all false before it, and so on back to what was
// assumed. There is always one, since propagation is the only way onto the trail.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "compile/clause_index.h"
#include "compile/propagator.h"

namespace maquette::compile {

/// Not thread-safe. What it is made of must outlive it.
class ConflictReason {
 public:
  ConflictReason(const Problem& problem, const ClauseIndex& index, const Propagator& propagator)
      : problem_(problem), index_(index), propagator_(propagator), position_(2 * problem.atom_count(), 0) {}

  /// The assumptions that the conflict `propagator` just met rests on, in the order met; not always all of them needed.
  /// What lies below `ground` on the trail needs no reason.
  std::vector<Literal> assumptions(std::size_t ground, const std::function<bool(Literal)>& is_assumption);

 private:
  void note_positions();
  void explain(Literal literal, std::size_t before);
  bool by_pair(Literal literal, std::size_t before);
  bool by_own_values(Literal literal, std::size_t before);
  bool by_clause_of(Literal witness, Literal literal, std::size_t before);
  bool by_other_values(Literal literal, std::size_t before);
  bool was_false(Literal literal, std::size_t before) const {
    return propagator_.is_false(literal) && position_[negation(literal)] < before;
  }
  void need(Literal literal);

  const Problem& problem_;
  const ClauseIndex& index_;
  const Propagator& propagator_;
  std::vector<std::size_t> position_;  ///< by literal on the trail
  std::vector<Literal> needed_;        ///< each once, in the order met
  std::vector<bool> is_needed_;
};

}  // namespace maquette::compile
