#include "scene/color.h"

#include <cmath>

namespace maquette::scene {

float srgb_to_linear(float encoded) {
  return encoded <= 0.04045F ? encoded / 12.92F : std::pow((encoded + 0.055F) / 1.055F, 2.4F);
}

float linear_to_srgb(float light) {
  return light <= 0.0031308F ? 12.92F * light : 1.055F * std::pow(light, 1.0F / 2.4F) - 0.055F;
}

glm::vec3 linear(const Rgb& color) {
  return {srgb_to_linear(static_cast<float>(color.r) / 255.0F), srgb_to_linear(static_cast<float>(color.g) / 255.0F),
          srgb_to_linear(static_cast<float>(color.b) / 255.0F)};
}

}  // namespace maquette::scene
