#include "scene/studio_light.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <glm/gtc/constants.hpp>

namespace maquette::scene {
namespace {

constexpr float kPi = glm::pi<float>();
constexpr float kWhite = 1.08F;  // what the card reflects: white leather is white, and its shadows are not grey
constexpr int kEnoughForHarmonics = 128;
constexpr float kDarkest = 1.0e-4F;           // light on the card, before it is exposed, that counts as light
const glm::vec3 kCard{-0.25F, 0.75F, 0.60F};  // where it looks: between key and camera

using Basis = std::array<float, 9>;

Basis harmonic_basis(const glm::vec3& d) {
  return {0.282095F,
          0.488603F * d.y,
          0.488603F * d.z,
          0.488603F * d.x,
          1.092548F * d.x * d.y,
          1.092548F * d.y * d.z,
          0.315392F * (3.0F * d.z * d.z - 1.0F),
          1.092548F * d.x * d.z,
          0.546274F * (d.x * d.x - d.y * d.y)};
}

/// The direction of a texel, after the table in the OpenGL specification's section on cube maps.
glm::vec3 cube_direction(int face, float s, float t) {
  switch (face) {
    case 0:
      return {1, -t, -s};
    case 1:
      return {-1, -t, s};
    case 2:
      return {s, 1, t};
    case 3:
      return {s, -1, -t};
    case 4:
      return {s, -t, 1};
    default:
      return {-s, -t, -1};
  }
}

struct CubeTexel {
  int face = 0;
  float s = 0.0F, t = 0.0F;  ///< -1 to 1
};

CubeTexel cube_texel(const glm::vec3& d) {
  const glm::vec3 a = glm::abs(d);
  if (a.x >= a.y && a.x >= a.z) return d.x > 0 ? CubeTexel{0, -d.z / a.x, -d.y / a.x} : CubeTexel{1, d.z / a.x, -d.y / a.x};
  if (a.y >= a.z) return d.y > 0 ? CubeTexel{2, d.x / a.y, d.z / a.y} : CubeTexel{3, d.x / a.y, -d.z / a.y};
  return d.z > 0 ? CubeTexel{4, d.x / a.z, -d.y / a.z} : CubeTexel{5, -d.x / a.z, -d.y / a.z};
}

using CubeLevel = std::array<std::vector<glm::vec3>, 6>;

/// Bilinear within a face.
glm::vec3 sample(const CubeLevel& level, int size, const glm::vec3& direction) {
  const CubeTexel at = cube_texel(direction);
  const float x = std::clamp((at.s * 0.5F + 0.5F) * static_cast<float>(size) - 0.5F, 0.0F, static_cast<float>(size - 1));
  const float y = std::clamp((at.t * 0.5F + 0.5F) * static_cast<float>(size) - 0.5F, 0.0F, static_cast<float>(size - 1));
  const int x0 = static_cast<int>(x), y0 = static_cast<int>(y);
  const int x1 = std::min(x0 + 1, size - 1), y1 = std::min(y0 + 1, size - 1);
  const float fx = x - static_cast<float>(x0), fy = y - static_cast<float>(y0);
  const auto& texels = level[at.face];
  const auto texel = [&](int column, int row) { return texels[static_cast<std::size_t>(row * size + column)]; };
  return glm::mix(glm::mix(texel(x0, y0), texel(x1, y0), fx), glm::mix(texel(x0, y1), texel(x1, y1), fx), fy);
}

/// Fills a level from a function of the direction, three faces on each of two threads.
template <class Shade>
CubeLevel make_level(int size, const Shade& shade) {
  CubeLevel level;
  const auto fill = [&](int first) {
    for (int face = first; face < first + 3; ++face) {
      level[face].resize(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
      for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
          const float s = 2.0F * (static_cast<float>(x) + 0.5F) / static_cast<float>(size) - 1.0F;
          const float t = 2.0F * (static_cast<float>(y) + 0.5F) / static_cast<float>(size) - 1.0F;
          level[face][static_cast<std::size_t>(y * size + x)] = shade(glm::normalize(cube_direction(face, s, t)));
        }
      }
    }
  };
  auto half = std::async(std::launch::async, fill, 0);
  fill(3);
  half.get();
  return level;
}

/// A half vector of the GGX lobe around +z and the weight of the direction it mirrors to (normal = view).
struct LobeSample {
  glm::vec3 light;
  float weight;
};

std::vector<LobeSample> ggx_lobe(float roughness, int count) {
  std::vector<LobeSample> lobe;
  const float alpha2 = std::pow(roughness, 4.0F);
  for (int i = 0; i < count; ++i) {
    // A golden-angle spiral: evenly spread without a table.
    const float u = (static_cast<float>(i) + 0.5F) / static_cast<float>(count);
    const float phi = 2.399963F * static_cast<float>(i);
    const float cos2 = (1.0F - u) / (1.0F + (alpha2 - 1.0F) * u);
    const float sin = std::sqrt(std::max(0.0F, 1.0F - cos2));
    const glm::vec3 half{sin * std::cos(phi), sin * std::sin(phi), std::sqrt(cos2)};
    const glm::vec3 light = 2.0F * half.z * half - glm::vec3(0, 0, 1);
    if (light.z > 0.0F) lobe.push_back({light, light.z});
  }
  return lobe;
}

glm::vec3 blurred(const CubeLevel& source, int source_size, const std::vector<LobeSample>& lobe, const glm::vec3& n) {
  const glm::vec3 t = glm::normalize(glm::cross(std::abs(n.y) > 0.9F ? glm::vec3(1, 0, 0) : glm::vec3(0, 1, 0), n));
  const glm::vec3 b = glm::cross(n, t);
  glm::vec3 sum(0.0F);
  float weights = 0.0F;
  for (const LobeSample& l : lobe) {
    sum += l.weight * sample(source, source_size, l.light.x * t + l.light.y * b + l.light.z * n);
    weights += l.weight;
  }
  return sum / weights;
}

/// Averages 2 x 2 texels: the source for wider lobes.
CubeLevel halved(const CubeLevel& level, int size) {
  CubeLevel result;
  const int half = size / 2;
  for (int face = 0; face < 6; ++face) {
    for (int y = 0; y < half; ++y) {
      for (int x = 0; x < half; ++x) {
        const auto at = [&](int dx, int dy) {
          return level[face][static_cast<std::size_t>((2 * y + dy) * size + 2 * x + dx)];
        };
        result[face].push_back(0.25F * (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)));
      }
    }
  }
  return result;
}

}  // namespace

/// Summed over the texels, each by the piece of the sphere it covers. Nine numbers keep nothing that a small picture lacks.
Harmonics diffuse_harmonics(const Environment& environment) {
  if (environment.width > kEnoughForHarmonics) return diffuse_harmonics(halved(environment));
  Harmonics sum{};
  for (int row = 0; row < environment.height; ++row) {
    const float rows = kPi / static_cast<float>(environment.height), top = rows * static_cast<float>(row);
    const float piece = (std::cos(top) - std::cos(top + rows)) * 2.0F * kPi / static_cast<float>(environment.width);
    for (int column = 0; column < environment.width; ++column) {
      const auto texel = static_cast<std::size_t>(row * environment.width + column);
      const Basis basis = harmonic_basis(direction_of(environment, column, row));
      for (std::size_t i = 0; i < 9; ++i) sum[i] += basis[i] * piece * environment.texels[texel];
    }
  }
  // The cosine lobe's factors pi, 2 pi / 3, pi / 4; over pi for a white matte surface.
  constexpr std::array<float, 9> lobe{1.0F, 2.0F / 3, 2.0F / 3, 2.0F / 3, 0.25F, 0.25F, 0.25F, 0.25F, 0.25F};
  constexpr std::array<float, 9> constants{0.282095F, 0.488603F, 0.488603F, 0.488603F, 1.092548F,
                                           1.092548F, 0.315392F, 1.092548F, 0.546274F};
  for (std::size_t i = 0; i < 9; ++i) sum[i] *= lobe[i] * constants[i];
  return sum;
}

glm::vec3 irradiance(const Harmonics& c, const glm::vec3& n) {
  return c[0] + c[1] * n.y + c[2] * n.z + c[3] * n.x + c[4] * (n.x * n.y) + c[5] * (n.y * n.z) +
         c[6] * (3.0F * n.z * n.z - 1.0F) + c[7] * (n.x * n.z) + c[8] * (n.x * n.x - n.y * n.y);
}

PrefilteredCube prefilter(const Environment& environment, int size, int levels) {
  constexpr int kSamples = 48, kLeastSource = 16;
  PrefilteredCube cube{size, {}};
  cube.levels.push_back(make_level(size, [&](const glm::vec3& d) { return radiance(environment, d); }));
  CubeLevel source = cube.levels[0];
  int source_size = size;
  for (int level = 1; level < levels; ++level) {
    if (source_size > kLeastSource) {
      source = halved(source, source_size);
      source_size /= 2;
    }
    const float roughness = static_cast<float>(level) / static_cast<float>(levels - 1);
    const auto lobe = ggx_lobe(roughness, kSamples);
    cube.levels.push_back(
        make_level(std::max(1, size >> level), [&](const glm::vec3& d) { return blurred(source, source_size, lobe, d); }));
  }
  return cube;
}

StudioLight studio_light(const Environment& environment) {
  return {diffuse_harmonics(environment), prefilter(environment)};
}

EnvironmentResult exposed(Environment environment) {
  const glm::vec3 card = irradiance(diffuse_harmonics(environment), glm::normalize(kCard));
  if (std::min({card.r, card.g, card.b}) < kDarkest) return {std::nullopt, "no white light falls on the product."};
  for (glm::vec3& texel : environment.texels) texel *= kWhite / card;
  return {std::move(environment), {}};
}

StudioLightResult load_studio_light(const std::filesystem::path& file) {
  EnvironmentResult read = load_environment(file);
  if (!read.environment) return {nullptr, std::move(read.problem)};
  const EnvironmentResult balanced = exposed(std::move(*read.environment));
  if (!balanced.environment) return {nullptr, file.string() + ": " + balanced.problem};
  return {std::make_shared<const StudioLight>(studio_light(*balanced.environment)), {}};
}

}  // namespace maquette::scene
