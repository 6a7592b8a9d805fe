// Who answers the questions that larger questions are made of: the compiled catalog where it decides, Z3 where it does not.
//
//   Reasoner reasoner(oracle, swap, live);               within a turn of the oracle; without `live`, Z3 alone
//   reasoner.check({.choices = mine, .one_of = {wish}})
//   reasoner.complete(mine, preferences)
//
// The two agree wherever both decide (tests/engine/compile/agreement_test.cpp), so whoever asks need not know who answered.
// The compiled catalog answers what is asked of all rules together, in microseconds; questions about some of the rules, a
// broken rule or a formula of one's own are for Z3 from the start, and so is what several ceilings leave open.
#pragma once

#include <optional>

#include "compile/live_catalog.h"
#include "query/complete.h"
#include "query/swap.h"
#include "z3/oracle.h"

namespace maquette {

/// Not thread-safe. All it is made of must outlive it.
class Reasoner {
 public:
  Reasoner(Oracle& oracle, const Swap& swap, compile::LiveCatalog* live) : oracle_(oracle), swap_(swap), live_(live) {}

  const Model& model() const { return oracle_.model(); }
  const Swap& swap() const { return swap_; }

  /// As Oracle::check. Of `one_of` the first that is possible is in the witness, unless Z3 had to be asked.
  Oracle::Answer check(const Oracle::Question& question);

  /// As maquette::complete.
  Completion complete(const Selections& selections, const Preferences& preferences,
                      std::optional<Oracle::Ceiling> ceiling = {});

  /// A variant with the least total, read off the compiled catalog; unknown where that cannot say.
  Completion read_minimum(const Selections& selections, AttributeIndex attribute) const;

 private:
  std::optional<Oracle::Answer> check_compiled(const Oracle::Question& question);

  Oracle& oracle_;
  const Swap& swap_;
  compile::LiveCatalog* live_;
};

}  // namespace maquette
