// Arithmetic with single values, exactly.
#pragma once

#include "formats/uvl_quantity.h"

namespace maquette::formats {

/// Thrown for a number that does not fit: it is not undefined, and no answer may rest on it.
struct NumberOverflow {};

using Operation = std::optional<Rational> (*)(const Rational&, const Rational&);

inline const Rational* number_in(const UvlDatum& datum) { return std::get_if<Rational>(&datum); }

/// Of two numbers; undefined when one of them is, or is a text, or for a division by 0.
UvlDatum combine(Operation operation, const UvlDatum& a, const UvlDatum& b);

/// `kind`: one of those with a single operand.
UvlDatum applied(Quantity::Kind kind, const UvlDatum& datum);

}  // namespace maquette::formats
