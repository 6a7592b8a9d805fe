// What an edit does to the prices of the designs that stay.
//
// In the space both versions share (query/shared_space.h), a design's change of price is a sum over its options of new
// price less old. So the range of the changes are two minima of that sum, and the designs that cost more are those under
// one linear rule more: a count like any other.
#pragma once

#include <gmpxx.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "maquette/difference.h"
#include "query/shared_space.h"

namespace maquette {

using Natural = mpz_class;

/// In decimal digits.
inline std::optional<std::string> digits(const std::optional<Natural>& number) {
  return number ? std::optional(number->get_str()) : std::nullopt;
}

struct PriceComparison {
  const SharedSpace& space;
  const Model& before;
  const Model& after;
  std::vector<Formula> joint_rules;  ///< of the designs that stay, in the space
  std::optional<Natural> kept;       ///< how many those are; at least one
  /// Designs of the space that obey these rules.
  std::function<std::optional<Natural>(std::vector<Formula>)> count;
  Limits limits;
};

/// Nothing when the prices cannot be compared (another currency), or the range is not proven within the limits.
std::optional<PriceMoves> price_moves(const PriceComparison& comparison);

}  // namespace maquette
