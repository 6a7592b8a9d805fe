// How different two colours look to a person.
#pragma once

#include "maquette/model.h"

namespace maquette {

/// CIEDE2000 between two sRGB colours (D65): 0 for equal ones, about 1 where a trained eye sees a difference side by side,
/// about 100 from black to white.
double color_difference(Rgb a, Rgb b);

struct Lab {
  double lightness = 0, a = 0, b = 0;
};
Lab to_lab(Rgb color);
double color_difference(const Lab& first, const Lab& second);

}  // namespace maquette
