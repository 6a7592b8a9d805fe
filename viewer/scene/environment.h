// The light that arrives at the product from every direction: an equirectangular picture of the room it stands in.
//
// The rooms are rendered from scenes of our own (viewer/environments/source). A brand's own picture, taken or rendered
// anywhere, serves as well, so it is read as what it is: a file from outside.
//
// Directions are unit vectors in the studio: y up, +z towards the camera, +x to the camera's right. The middle of the
// picture is what stands behind the product.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <glm/glm.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "scene/radiance_picture.h"

namespace maquette::scene {

using Environment = RadiancePicture;

struct EnvironmentResult {
  std::optional<Environment> environment;
  std::string problem;  ///< one sentence when there is none
};

/// The rooms that come with the program, the first in use unless another is asked for. In each the key hangs over the
/// product, to the left of the camera.
inline constexpr std::array<std::string_view, 3> kRooms{"showroom", "daylight", "evening"};

/// The picture of a room by its name, or a file's own path.
std::filesystem::path environment_file(const std::string& room, const std::filesystem::path& data_root);

/// Reads a Radiance picture from outside: at most 64 MiB and 4096 x 2048 pixels, twice as wide as high. Large ones are
/// averaged down to less than 1024 pixels across: the sharpest reflection shows no more.
EnvironmentResult decode_environment(std::string_view bytes);

/// The same from a file, whose name begins the problem.
EnvironmentResult load_environment(const std::filesystem::path& file);

/// A picture made in memory: `light` gives the radiance from each direction.
Environment painted(int width, const std::function<glm::vec3(const glm::vec3& direction)>& light);

/// Half as wide and as high: each texel the mean of four.
Environment halved(const Environment& environment);

/// Radiance arriving from `direction`, between the four nearest texels.
glm::vec3 radiance(const Environment& environment, const glm::vec3& direction);

/// The direction of a texel's middle.
glm::vec3 direction_of(const Environment& environment, int column, int row);

}  // namespace maquette::scene
