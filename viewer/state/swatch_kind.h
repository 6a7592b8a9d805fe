// How the options of a part can be told apart by eye.
#pragma once

#include <cstdint>

#include "maquette/model.h"

namespace maquette::viewer {

enum class SwatchKind : std::uint8_t {
  paint,  ///< by a material or a colour
  form,   ///< by what the product looks like with them: other nodes, another shape
  words,  ///< by their names alone
};

SwatchKind swatch_kind(const Model& model, PartIndex part);

}  // namespace maquette::viewer
