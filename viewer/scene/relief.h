// Heights on a grid, and the normals they have: what pictures of letters are worked out of.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <vector>

namespace maquette::scene {

/// Rows of one value a pixel.
using Field = std::vector<float>;

/// Mean over a (2 radius + 1) square; what lies outside counts as 0.
void box_blur(Field& field, int width, int height, int radius);

/// How the field rises to the right and downwards, a pixel.
glm::vec2 slope_at(const Field& field, int width, int height, int x, int y);

/// 0 to 1 as a byte.
std::uint8_t byte(float unit);

/// The tangent-space normal (x right, y up) of a height in pixels, as two bytes around 128.
void write_normal(const glm::vec2& slope, std::uint8_t* out);

}  // namespace maquette::scene
