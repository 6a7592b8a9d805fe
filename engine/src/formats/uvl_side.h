// One side of a comparison, where it is simple enough to tell which values of a feature it tells apart: a text, or a value
// scaled and shifted, 2 * Size - 3.
#pragma once

#include <optional>
#include <string>

#include "formats/uvl_names.h"
#include "formats/uvl_quantity.h"

namespace maquette::formats {

/// factor * (value, or length, of feature) + offset; or a text
struct UvlSide {
  const UvlFeature* feature = nullptr;
  bool length = false;
  Rational factor, offset;
  std::optional<std::string> text;
  bool constant = true;  ///< the text is written here, and not an attribute's, which is empty without its feature
};

/// Whether it is the text of a feature.
bool is_text(const UvlSide& side);

/// Nothing for what is neither a text nor one value scaled and shifted. `scope`: where the constraint stands.
std::optional<UvlSide> read_side(const UvlExpression& expression, const UvlNames& names, const std::string& scope);

}  // namespace maquette::formats
