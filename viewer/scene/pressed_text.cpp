#include "scene/pressed_text.h"

#include <algorithm>
#include <cmath>
#include <glm/glm.hpp>

#include "scene/distance_field.h"
#include "scene/relief.h"
#include "scene/text_mask.h"

namespace maquette::scene {
namespace {

constexpr float kFloorLight = 0.86F;  ///< of the light that reaches the middle of the floor
constexpr float kWallShade = 0.34F;   ///< of the light that the wall takes from what is right beside it

/// Pixels to the outline, positive inside.
Field signed_distance(const Image& coverage) {
  std::vector<bool> inside(coverage.pixels.size());
  for (std::size_t i = 0; i < inside.size(); ++i) inside[i] = coverage.pixels[i] >= 128;
  Field distance = distance_to_outside(inside, coverage.width, coverage.height);
  const bool any = std::find(inside.begin(), inside.end(), true) != inside.end();
  inside.flip();
  const Field away = any ? distance_to_outside(inside, coverage.width, coverage.height) : Field(inside.size(), 1.0e6F);
  for (std::size_t i = 0; i < distance.size(); ++i) distance[i] = distance[i] > 0.0F ? distance[i] - 0.5F : 0.5F - away[i];
  return distance;
}

/// Of a pressing in pixels: how much of its depth is reached at a distance from the outline.
float depth_share(float distance, float wall, float shoulder) {
  return glm::smoothstep(-shoulder, std::max(wall, 1.0F), distance);
}

}  // namespace

TextTexture render_pressed(std::string_view text, std::string_view style, const Pressing& pressing, int width, int height,
                           float aspect, float millimetres) {
  const float stretch = aspect * static_cast<float>(height) / static_cast<float>(width);
  const TextMask mask = text_mask(text, style, width, height, stretch);
  const float pixels = static_cast<float>(width) / std::max(millimetres, 1.0F);  // a millimetre
  const float wall = pressing.wall * pixels, shoulder = pressing.shoulder * pixels, depth = pressing.depth * pixels;
  const Field distance = signed_distance(mask.coverage);
  Field surface(distance.size());
  for (std::size_t i = 0; i < surface.size(); ++i) surface[i] = -depth * depth_share(distance[i], wall, shoulder);
  box_blur(surface, width, height, 1);  // distances are counted from the middles of pixels
  TextTexture result{{width, height, 4, std::vector<std::uint8_t>(4 * surface.size())}, mask.complete};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto i = static_cast<std::size_t>(y * width + x);
      auto* out = &result.image.pixels[4 * i];
      const bool on_edge = x == 0 || y == 0 || x == width - 1 || y == height - 1;  // of the picture: there is no letter
      write_normal(on_edge ? glm::vec2(0.0F) : slope_at(surface, width, height, x, y), out);
      const float sunk = depth > 0.0F ? depth_share(distance[i], wall, shoulder) : 0.0F;
      const float beside = std::exp(-std::max(distance[i], 0.0F) / (1.5F * std::max(wall, 1.0F)));
      out[2] = byte(1.0F - sunk * (1.0F - kFloorLight + kWallShade * beside));
      const float around = shoulder > 0.0F ? glm::smoothstep(-shoulder, -0.4F * shoulder, distance[i]) : 0.0F;
      out[3] = std::max(mask.coverage.pixels[i], byte(around));
    }
  }
  return result;
}

}  // namespace maquette::scene
