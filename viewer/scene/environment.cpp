#include "scene/environment.h"

#include <algorithm>
#include <cmath>
#include <glm/gtc/constants.hpp>

#include "support/file.h"

namespace maquette::scene {
namespace {

constexpr std::size_t kMostBytes = 64U << 20U;
constexpr int kLeastWidth = 8;
constexpr int kWideEnough = 1024;  // from here on pictures are halved
constexpr const char* kTooBig = "the picture's file is larger than 64 MiB.";

/// A room's name that is none ends here as well: it was taken for a file.
std::string said(ReadProblem problem) {
  if (problem == ReadProblem::too_big) return kTooBig;
  if (problem != ReadProblem::missing) return "could not be read.";
  std::string rooms;
  for (const std::string_view room : kRooms) rooms += (rooms.empty() ? "" : ", ") + std::string(room);
  return "there is no such file, and no such room: " + rooms + ".";
}

}  // namespace

std::filesystem::path environment_file(const std::string& room, const std::filesystem::path& data_root) {
  const bool known = std::find(kRooms.begin(), kRooms.end(), room) != kRooms.end();
  return known ? data_root / "viewer" / "environments" / (room + ".hdr") : std::filesystem::path(room);
}

Environment halved(const Environment& source) {
  Environment half{source.width / 2, source.height / 2, {}};
  half.texels.reserve(static_cast<std::size_t>(half.width) * static_cast<std::size_t>(half.height));
  for (int y = 0; y < half.height; ++y) {
    for (int x = 0; x < half.width; ++x) {
      const auto at = [&](int dx, int dy) {
        return source.texels[static_cast<std::size_t>((2 * y + dy) * source.width + 2 * x + dx)];
      };
      half.texels.push_back(0.25F * (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)));
    }
  }
  return half;
}

EnvironmentResult decode_environment(std::string_view bytes) {
  if (bytes.size() > kMostBytes) return {std::nullopt, kTooBig};
  RadianceResult read = read_radiance(bytes);
  if (!read.picture) return {std::nullopt, std::move(read.problem)};
  Environment environment = std::move(*read.picture);
  if (environment.width < kLeastWidth || environment.width != 2 * environment.height) {
    return {std::nullopt, "the picture is not twice as wide as high, so it does not show all directions."};
  }
  while (environment.width >= kWideEnough) environment = halved(environment);
  return {std::move(environment), {}};
}

EnvironmentResult load_environment(const std::filesystem::path& file) {
  const FileContent content = read_file(file, kMostBytes);
  if (content.problem != ReadProblem::none) return {std::nullopt, file.string() + ": " + said(content.problem)};
  EnvironmentResult result = decode_environment(content.bytes);
  if (!result.environment) result.problem = file.string() + ": " + result.problem;
  return result;
}

glm::vec3 direction_of(const Environment& environment, int column, int row) {
  constexpr float kPi = glm::pi<float>();
  const float polar = kPi * (static_cast<float>(row) + 0.5F) / static_cast<float>(environment.height);
  const float azimuth = 2.0F * kPi * (static_cast<float>(column) + 0.5F) / static_cast<float>(environment.width);
  return {-std::sin(polar) * std::sin(azimuth), std::cos(polar), std::sin(polar) * std::cos(azimuth)};
}

Environment painted(int width, const std::function<glm::vec3(const glm::vec3& direction)>& light) {
  Environment environment{width, width / 2, {}};
  for (int row = 0; row < environment.height; ++row) {
    for (int column = 0; column < width; ++column) {
      environment.texels.push_back(light(direction_of(environment, column, row)));
    }
  }
  return environment;
}

glm::vec3 radiance(const Environment& environment, const glm::vec3& direction) {
  constexpr float kPi = glm::pi<float>();
  const auto width = static_cast<float>(environment.width), height = static_cast<float>(environment.height);
  const float x = (0.5F + std::atan2(direction.x, -direction.z) / (2.0F * kPi)) * width - 0.5F;
  const float y = std::clamp(std::acos(std::clamp(direction.y, -1.0F, 1.0F)) / kPi * height - 0.5F, 0.0F, height - 1.0F);
  const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(y);
  const int below = std::min(top + 1, environment.height - 1);
  const auto texel = [&](int column, int row) {
    const int around = (column + environment.width) % environment.width;
    return environment.texels[static_cast<std::size_t>(row * environment.width + around)];
  };
  const float across = x - std::floor(x), down = y - static_cast<float>(top);
  return glm::mix(glm::mix(texel(left, top), texel(left + 1, top), across),
                  glm::mix(texel(left, below), texel(left + 1, below), across), down);
}

}  // namespace maquette::scene
