// The compiled catalog while a customer clicks: each answer costs what changed since the last question, whatever it was
// about.
//
//   LiveCatalog live(compiled);
//   live.domains(mine)        the state of every option
//
// Selecting, swapping and retracting cost the same, because every question names all selections and what differs from the
// last ones is followed. The rules of the circuit are followed by counters (live_states.h); ceilings by least totals, only
// for what the circuit leaves possible (live_ceilings.h).
#pragma once

#include <memory>
#include <vector>

#include "compile/compiled.h"
#include "compile/live_ceilings.h"
#include "compile/live_options.h"

namespace maquette::compile {

/// Not thread-safe.
class LiveCatalog {
 public:
  explicit LiveCatalog(std::shared_ptr<const CompiledCatalog> catalog);

  /// As CompiledCatalog::domains.
  Domains domains(const Selections& selections);

  const CompiledCatalog& catalog() const { return *catalog_; }

 private:
  void decide(const Selections& selections);

  std::shared_ptr<const CompiledCatalog> catalog_;
  LiveOptions options_;
  std::unique_ptr<LiveCeilings> ceilings_;  ///< null: none, or too many to follow
  CeilingAnswer answer_;                    ///< the last one; kept so that its memory is
};

}  // namespace maquette::compile
