// Ceilings while a customer clicks: which options are possible under sums that were left out of the circuit.
//
// The same weighted mixes of the ceilings as in ceilings.h, each followed live, and none before it is needed: the first
// mix, in which all ceilings count alike, settles nearly every option, and the others are asked about what it leaves open.
// What no mix settles is searched for (ceiling_search.h).
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "compile/ceilings.h"
#include "maquette/design.h"

namespace maquette::compile {

class CompiledCatalog;

/// Not thread-safe.
class LiveCeilings {
 public:
  virtual ~LiveCeilings() = default;

  /// Decides what is `unknown` in `answer`, within a number of steps. What is not unknown is left as it is.
  virtual void decide(const Selections& selections, CeilingAnswer& answer) = 0;
};

/// Null for none, or for more than `kMostCeilings`.
std::unique_ptr<LiveCeilings> follow_ceilings(std::shared_ptr<const CompiledCatalog> catalog,
                                              std::vector<Ceiling> ceilings);

}  // namespace maquette::compile
