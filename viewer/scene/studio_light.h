// What a renderer needs of the light in a room.
//
// The picture of the room is reduced twice: to nine spherical harmonics that give the light falling on a matte surface
// (Ramamoorthi and Hanrahan, "An efficient representation for irradiance environment maps", 2001), and to a cube whose mip
// levels are blurred by the GGX lobe of growing roughness (Karis, "Real shading in Unreal Engine 4", 2013), sampled with
// importance and with the sharper level as source (Krivanek and Colbert, "Real-time shading with filtered importance
// sampling", 2008), which needs few samples.
//
// A room has a colour and a brightness of its own. A photographer sets the camera by a white card, and so does `exposed`:
// the card lies where the product does, is turned towards camera and key, and reflects a little over 1 of white. Colours
// then stay what a brand chose; what is left of the room's colour is between its lights, a blue window behind a white lamp.
#pragma once

#include <array>
#include <glm/glm.hpp>
#include <memory>
#include <vector>

#include "scene/environment.h"

namespace maquette::scene {

/// Irradiance / pi as nine coefficients, cosine lobe and basis constants folded in: see `irradiance`.
using Harmonics = std::array<glm::vec3, 9>;
Harmonics diffuse_harmonics(const Environment& environment);
glm::vec3 irradiance(const Harmonics& harmonics, const glm::vec3& normal);

/// Six faces in OpenGL's order for each level, rows as glTexImage2D wants them, RGB floats. Level l holds roughness l /
/// (levels - 1).
struct PrefilteredCube {
  int size = 0;  ///< edge of level 0 in texels
  std::vector<std::array<std::vector<glm::vec3>, 6>> levels;
};
PrefilteredCube prefilter(const Environment& environment, int size = 128, int levels = 6);

struct StudioLight {
  Harmonics diffuse{};
  PrefilteredCube specular;
};
StudioLight studio_light(const Environment& environment);

/// Scaled for each colour so that the white card is white; a sentence where no light falls on it.
EnvironmentResult exposed(Environment environment);

struct StudioLightResult {
  std::shared_ptr<const StudioLight> light;
  std::string problem;  ///< one sentence when there is none
};
/// Of the picture in a file, exposed.
StudioLightResult load_studio_light(const std::filesystem::path& file);

}  // namespace maquette::scene
