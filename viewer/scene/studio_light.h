// The studio's light: softboxes over a seamless floor, as an image on a sphere and as what a renderer needs of it.
//
// The lights are analytic rectangles with soft edges (a photographer's: one large key above and in front, a fill, two
// strips behind for the rims), so no picture has to be loaded. For shading, the image is reduced twice: to nine spherical
// harmonics that give the light falling on a matte surface (Ramamoorthi and Hanrahan, "An efficient representation for
// irradiance environment maps", 2001), and to a cube whose mip levels are blurred by the GGX lobe of growing roughness
// (Karis, "Real shading in Unreal Engine 4", 2013), sampled with importance and with the sharper level as source (Krivanek
// and Colbert, "Real-time shading with filtered importance sampling", 2008), which needs few samples.
//
// Directions are unit vectors in the studio: y up, +z towards the camera, +x to the camera's right.
#pragma once

#include <array>
#include <glm/glm.hpp>
#include <vector>

namespace maquette::scene {

/// A rectangular light on the sphere of directions.
struct Softbox {
  glm::vec3 toward{0.0F, 1.0F, 0.0F};  ///< where its middle is
  glm::vec2 half_size{0.4F};           ///< half width and height as tangents of the angle
  float roll = 0.0F;                   ///< degrees around `toward`
  float softness = 0.1F;               ///< width of the edge, as a tangent
  glm::vec3 radiance{1.0F};
};

struct Studio {
  glm::vec3 zenith{0.6F}, horizon{0.5F}, floor{0.6F};
  std::vector<Softbox> boxes;
};

/// The studio of the light theme. Exposed so that a matte white card facing the key reflects a little over 1.
const Studio& product_studio();
/// Even light from everywhere: for measuring colours.
const Studio& neutral_studio();

/// Radiance arriving from `direction`, linear.
glm::vec3 radiance(const Studio& studio, const glm::vec3& direction);

/// Irradiance / pi as nine coefficients, cosine lobe and basis constants folded in: see `irradiance`.
using Harmonics = std::array<glm::vec3, 9>;
Harmonics diffuse_harmonics(const Studio& studio);
glm::vec3 irradiance(const Harmonics& harmonics, const glm::vec3& normal);

/// Six faces in OpenGL's order for each level, rows as glTexImage2D wants them, RGB floats. Level l holds roughness l /
/// (levels - 1).
struct PrefilteredCube {
  int size = 0;  ///< edge of level 0 in texels
  std::vector<std::array<std::vector<glm::vec3>, 6>> levels;
};
PrefilteredCube prefilter(const Studio& studio, int size = 64, int levels = 6);

}  // namespace maquette::scene
