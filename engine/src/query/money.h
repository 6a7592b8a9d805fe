// An amount of money in a finding: "12.50 EUR".
#pragma once

#include <cstdint>
#include <string>

#include "maquette/model.h"

namespace maquette {

/// `value` in minor units of the model's currency.
inline std::string money(const Model& model, std::int64_t value) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  const auto decimals = static_cast<std::size_t>(model.attributes[kPrice].decimals);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - decimals, 1, '.');
  return (value < 0 ? "-" : "") + digits + ' ' + model.currency;
}

}  // namespace maquette
