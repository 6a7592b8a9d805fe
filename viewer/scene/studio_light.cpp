#include "scene/studio_light.h"

#include <algorithm>
#include <cmath>
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

StudioLight studio_light(const Environment& environment) {
  return {diffuse_harmonics(environment), reflections(environment), floor_light(environment)};
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
