// The greatest price of a product with each of its options.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "maquette/session.h"

namespace maquette::workshop {

/// [part][option]: in minor units, the product's own price included; nothing where the option is in no design, or the
/// greatest price is not proven within the limits. `domains`: of all options, nothing selected. `least`: the least price.
using GreatestPrices = std::vector<std::vector<std::optional<std::int64_t>>>;
GreatestPrices find_greatest_prices(const Model& model, const Limits& limits, const Domains& domains,
                                    const std::vector<std::vector<LeastTotal>>& least);

}  // namespace maquette::workshop
