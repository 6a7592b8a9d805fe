// A part of a picture.
#pragma once

namespace maquette::gl {

/// Pixels, lower left origin.
struct Region {
  int x = 0, y = 0, width = 0, height = 0;
};

}  // namespace maquette::gl
