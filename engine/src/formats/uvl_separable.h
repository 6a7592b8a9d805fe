// Quantities that are sums of functions of single parts, whatever stands inside each: sum(Price), 2 * Size - 3,
// floor(Width / 10). Such a one is a table of values for each part, and adds up part by part.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "formats/uvl_datum.h"
#include "formats/uvl_quantity.h"

namespace maquette::formats {

/// constant + the sum of one value for each part's option.
struct Separable {
  Rational constant;
  std::map<PartIndex, std::vector<UvlDatum>> values;

  bool is_constant() const { return values.empty(); }
};

/// Nothing where they are not separable. Throws NumberOverflow.
std::optional<Separable> separate(const Quantity& quantity);
std::optional<Separable> sum_of(Separable a, const Separable& b);
std::optional<Separable> scaled(Separable a, const Rational& factor);

}  // namespace maquette::formats
