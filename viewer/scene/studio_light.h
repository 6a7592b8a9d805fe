// What a renderer needs of the light in a room.
//
// The picture of the room is reduced to nine spherical harmonics that give the light falling on a matte surface
// (Ramamoorthi and Hanrahan, "An efficient representation for irradiance environment maps", 2001), to what surfaces of each
// roughness mirror (scene/reflections.h), and to what the floor gets (scene/floor_light.h).
//
// A room has a colour and a brightness of its own. A photographer sets the camera by a white card, and so does `exposed`:
// the card lies where the product does, is turned towards camera and key, and reflects a little over 1 of white. Colours
// then stay what a brand chose; what is left of the room's colour is between its lights, a blue window behind a white lamp.
#pragma once

#include <array>
#include <glm/glm.hpp>
#include <memory>

#include "scene/environment.h"
#include "scene/floor_light.h"
#include "scene/reflections.h"

namespace maquette::scene {

/// Irradiance / pi as nine coefficients, cosine lobe and basis constants folded in: see `irradiance`.
using Harmonics = std::array<glm::vec3, 9>;
Harmonics diffuse_harmonics(const Environment& environment);
glm::vec3 irradiance(const Harmonics& harmonics, const glm::vec3& normal);

struct StudioLight {
  Harmonics diffuse{};
  Reflections specular;
  FloorLight floor{};
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
