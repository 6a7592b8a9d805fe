// The compiled catalog while a customer clicks: each answer costs what changed since the last question, whatever it was
// about.
//
//   LiveCatalog live(compiled);
//   live.domains(mine)             the state of every option
//   live.cheapest(mine, kPrice)    the least total with each of them
//
// Selecting, swapping and retracting cost the same, because every question names all selections and what differs from the
// last ones is followed. The rules of the circuit are followed by counters (live_states.h); ceilings by least totals, only
// for what the circuit leaves possible (live_ceilings.h).
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "compile/compiled.h"
#include "compile/live_ceilings.h"
#include "compile/live_options.h"
#include "compile/live_totals.h"

namespace maquette::compile {

/// Not thread-safe.
class LiveCatalog {
 public:
  explicit LiveCatalog(std::shared_ptr<const CompiledCatalog> catalog);

  /// As CompiledCatalog::domains.
  Domains domains(const Selections& selections);

  /// As CompiledCatalog::cheapest, but `no` for all that the ceilings exclude.
  PerOption<LeastTotal> cheapest(const Selections& selections, AttributeIndex attribute);

 private:
  using Cost = LiveTotals<kMostCeilings>;

  void decide(const Selections& selections);
  Cost& follow(AttributeIndex attribute);
  PerOption<LeastTotal> cheapest_sum(const Selections& selections, AttributeIndex attribute);

  std::shared_ptr<const CompiledCatalog> catalog_;
  LiveOptions options_;
  std::unique_ptr<LiveCeilings> ceilings_;  ///< null: none, or too many to follow
  std::map<AttributeIndex, Cost> costs_;    ///< those asked about
  CeilingAnswer answer_;                    ///< the last one; kept so that its memory is
};

}  // namespace maquette::compile
