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

struct FoundDesign {
  Verdict found = Verdict::unknown;
  std::vector<OptionIndex> options;  ///< when found is yes: one for each part
};

/// Not thread-safe.
class LiveCeilings {
 public:
  virtual ~LiveCeilings() = default;

  /// Decides what is `unknown` in `answer` where the mixes do. What is not unknown is left as it is.
  virtual void bound(const Selections& selections, CeilingAnswer& answer) = 0;
  /// The same, and searches for what they leave open, within a number of steps.
  virtual void decide(const Selections& selections, CeilingAnswer& answer) = 0;

  /// By the mixes alone: whether there is a design, and whether there is one with `wish` beside the selections of the other
  /// parts.
  virtual Verdict satisfiable(const Selections& selections) = 0;
  virtual Verdict possible(const Selections& selections, Choice wish) = 0;

  /// One that keeps all ceilings, within a number of steps.
  virtual FoundDesign find(const Selections& selections) = 0;
};

/// Null for none, or for more than `kMostCeilings`.
std::unique_ptr<LiveCeilings> follow_ceilings(std::shared_ptr<const CompiledCatalog> catalog,
                                              std::vector<Ceiling> ceilings);

}  // namespace maquette::compile
