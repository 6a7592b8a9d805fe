// From one design to another that differs in what it must: a search that decides only where its witness breaks.
//
// Thousands of questions about a large product differ little: with this rule turned round, is there still a design?
// Deciding every part anew for each would cost the whole product each time. Here a design found once, the witness, stands
// for every part that nobody has decided; what the propagator makes of the question is laid over it, and only where a
// clause then fails one of its open literals is decided, until none fails. So a question costs what it changes.
//
// The search itself is DPLL (Davis, Logemann and Loveland, 1962), complete up to its limit of conflicts; keeping the last
// assignment and repairing it is the idea of phase saving (Pipatsrisawat and Darwiche, 2007) taken to its end.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "compile/clause_index.h"
#include "compile/propagator.h"
#include "compile/switched_rules.h"
#include "maquette/session.h"

namespace maquette::compile {

/// Not thread-safe. What it is made of must outlive it.
class WitnessSearch {
 public:
  WitnessSearch(const SwitchedRules& rules, const ClauseIndex& index, Propagator& propagator);

  /// Finds the first witness beside what is assumed now, deciding every part, at the class `preferred` says where it can.
  /// False when it is not found within the effort. What was assumed for it is taken back.
  bool begin(const std::vector<std::uint32_t>& preferred);

  /// Whether there is an assignment beside what is assumed now; the witness and what was assumed up to `from` on the trail
  /// agree, and so does every switch that is not assumed, as off. What the search assumes stays until the caller undoes it;
  /// with yes, what is not on the trail is as in the witness.
  Verdict run(std::size_t from);

  /// The class of a part's option in what was found last, while the propagator still holds it.
  std::uint32_t value_of(VariableIndex variable) const;
  std::uint32_t witness_of(VariableIndex variable) const { return witness_[variable]; }

 private:
  struct Decision {
    std::size_t trail = 0;  ///< before it
    std::size_t at = 0;     ///< what of the trail was looked at
    Literal literal = 0;
  };
  /// What a literal on the trail asks for: nothing, a decision, or more than can be decided.
  enum class Need : std::uint8_t { nothing, decision, too_much };

  bool decide_all(const std::vector<std::uint32_t>& preferred);
  std::pair<Need, Literal> look_at(Literal literal) const;
  Literal another_value(VariableIndex variable) const;
  bool in_witness(Literal literal) const;
  bool is_satisfied(std::uint32_t clause) const;
  VariableIndex variable(Literal literal) const { return rules_.problem.variable_of[atom_of(literal)]; }

  const SwitchedRules& rules_;
  const ClauseIndex& index_;
  Propagator& propagator_;
  std::vector<std::uint32_t> witness_;  ///< by variable; switches are off
};

}  // namespace maquette::compile
