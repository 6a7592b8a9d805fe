// Any bytes as a Radiance picture: read and refused with a sentence, or made into finite light.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "scene/environment.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maquette::scene;
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const RadianceResult read = read_radiance(bytes, 256);
  if (read.picture.has_value() == !read.problem.empty()) std::abort();
  const EnvironmentResult room = read.picture ? decode_environment(bytes) : EnvironmentResult{};
  if (!room.environment) return 0;
  for (const glm::vec3& direction : {glm::vec3(0, 1, 0), glm::vec3(0, -1, 0), glm::vec3(0, 0, 1), glm::vec3(-1, 0, 0)}) {
    const glm::vec3 light = radiance(*room.environment, direction);
    if (!(light.r >= 0.0F && std::isfinite(light.r + light.g + light.b))) std::abort();
  }
  return 0;
}
