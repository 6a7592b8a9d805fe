// Pictures of designs for pages: rendered by the viewer where it lies beside this program, else a board of their colours.
#pragma once

#include <string>

#include "maquette/design.h"
#include "maquette/model.h"

namespace maquette::cli {

/// An element of HTML that needs nothing else: the design in three quarters as an embedded PNG, or a board of colours as
/// SVG. `catalog`: the folder the viewer opens; `rendered`: whether to try the viewer at all.
std::string picture_of(const Model& model, const std::string& catalog, const Variant& variant, const std::string& language,
                       bool rendered);

}  // namespace maquette::cli
