// What surfaces mirror of a room: one square picture of all directions for each roughness.
//
// The sphere of directions is unfolded to an octahedron and that to a square (Engelhardt and Dachsbacher, "Octahedron
// environment maps", 2008): +y in the middle, the horizon on the diamond around it, -y in the four corners. A plain
// picture asks less of a software rasterizer than a cube, for which it finds a face for every pixel and looks over every
// edge.
//
// Each level is blurred by the GGX lobe of its roughness (Karis, "Real shading in Unreal Engine 4", 2013), sampled with
// importance and with the sharper level as source (Krivanek and Colbert, "Real-time shading with filtered importance
// sampling", 2008), which needs few samples. Around the square lies a border with what is across its edges, in every level
// the same share of the picture and a texel wide in the smallest, so that filtering never mixes what are not neighbours.
#pragma once

#include <glm/glm.hpp>
#include <vector>

#include "scene/environment.h"

namespace maquette::scene {

struct Reflections {
  int size = 0;  ///< edge of level 0 in texels, border included
  /// Level l has (size >> l) squared texels, row by row, and holds `roughness_of(l / (levels - 1))`.
  std::vector<std::vector<glm::vec3>> levels;
};

/// The border's share of a picture, on each side.
inline constexpr float kBorder = 1.0F / 16;

/// `size` is a power of two and the smallest level at least 1 / kBorder texels wide.
Reflections reflections(const Environment& environment, int size = 256, int levels = 5);

/// Where a level lies: sharp ones closer together, because the eye tells them apart. `specular_light` of shaders/light.glsl
/// has the inverse.
float roughness_of(float level);

/// Between the four nearest texels of a level.
glm::vec3 sample(const std::vector<glm::vec3>& level, int size, const glm::vec3& direction);

}  // namespace maquette::scene
