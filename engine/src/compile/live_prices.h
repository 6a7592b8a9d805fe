// What every option costs with all it drags along, kept up to date: the least total of a summed attribute with each option.
//
// The totals are followed as in live_totals.h, with the sums under the ceilings as passengers: where the cheapest design
// keeps every ceiling its total stands, where it does not the answer is unknown. A catalog without ceilings carries none,
// so a click moves a fifth of the bytes.
#pragma once

#include <memory>

#include "compile/compiled.h"

namespace maquette::compile {

/// Not thread-safe.
class LivePrices {
 public:
  virtual ~LivePrices() = default;

  /// Beside `selections`, those of the option's own part set aside; the attribute's base included. Good until the next
  /// call.
  virtual const PerOption<LeastTotal>& least(const Selections& selections) = 0;
};

/// `attribute`: one that is summed.
std::unique_ptr<LivePrices> follow_prices(std::shared_ptr<const CompiledCatalog> catalog, AttributeIndex attribute);

}  // namespace maquette::compile
