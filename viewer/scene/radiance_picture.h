// Radiance pictures: Ward, "Real pixels" (Graphics Gems II, 1991). Four bytes a pixel, three mantissas with one exponent,
// hold light of any brightness; each row may be kept as runs, byte plane after byte plane, with their ends in its first
// bytes.
//
// The format is read here rather than by stb_image, whose version in Debian 12 never returns from a picture that is cut
// short. The rare layouts (other corners first, XYZ, the old runs of 1 1 1 n) are refused.
#pragma once

#include <glm/glm.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maquette::scene {

/// Linear light, rows from the top.
struct RadiancePicture {
  int width = 0, height = 0;
  std::vector<glm::vec3> texels;
};

struct RadianceResult {
  std::optional<RadiancePicture> picture;
  std::string problem;  ///< one sentence when there is none
};

/// Reads bytes from outside; a side longer than `max_edge` is refused before anything is allocated. Light beyond what a
/// half float holds is cut there.
RadianceResult read_radiance(std::string_view bytes, int max_edge = 4096);

}  // namespace maquette::scene
