// Between colours as written (#RRGGBB, sRGB) and linear light: IEC 61966-2-1.
#pragma once

#include <glm/glm.hpp>

#include "maquette/model.h"

namespace maquette::scene {

float srgb_to_linear(float encoded);  ///< 0 to 1
float linear_to_srgb(float light);    ///< 0 to 1
glm::vec3 linear(const Rgb& color);

}  // namespace maquette::scene
