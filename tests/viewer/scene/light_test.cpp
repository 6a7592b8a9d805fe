#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "scene/contact_shadow.h"
#include "scene/studio_light.h"

namespace maquette::scene {
namespace {

const std::array<glm::vec3, 6> kAxes{glm::vec3{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}};

/// A room in a few words: half dark, half lit, with a soft lamp on the left.
Environment room() {
  return painted(128, [](const glm::vec3& d) {
    const float lamp = glm::smoothstep(0.85F, 0.95F, glm::dot(d, glm::normalize(glm::vec3(-0.5F, 0.8F, 0.3F))));
    return glm::vec3(0.3F + 0.2F * d.y + 6.0F * lamp);
  });
}

TEST(StudioLight, EvenLightIsEvenEverywhere) {
  const Environment even = painted(32, [](const glm::vec3&) { return glm::vec3(1.0F); });
  const Harmonics harmonics = diffuse_harmonics(even);
  for (const glm::vec3& axis : kAxes) EXPECT_NEAR(irradiance(harmonics, axis).r, 1.0F, 0.01F);
  const PrefilteredCube cube = prefilter(even, 8, 3);
  for (const auto& level : cube.levels) {
    for (const auto& face : level) {
      for (const glm::vec3& texel : face) EXPECT_NEAR(texel.g, 1.0F, 1e-4F);
    }
  }
}

/// The harmonics against the integral they stand for, by brute force over the sphere.
TEST(StudioLight, HarmonicsComeCloseToTheIntegral) {
  const Environment environment = room();
  const Harmonics harmonics = diffuse_harmonics(environment);
  for (const glm::vec3& axis : kAxes) {
    double sum = 0.0;
    constexpr int kSteps = 200;
    for (int i = 0; i < kSteps; ++i) {
      for (int j = 0; j < 2 * kSteps; ++j) {
        const float y = 2.0F * (static_cast<float>(i) + 0.5F) / kSteps - 1.0F, ring = std::sqrt(1.0F - y * y);
        const float phi = 3.14159265F * (static_cast<float>(j) + 0.5F) / kSteps;
        const glm::vec3 d{ring * std::cos(phi), y, ring * std::sin(phi)};
        sum += static_cast<double>(std::max(0.0F, glm::dot(d, axis)) * radiance(environment, d).g);
      }
    }
    const double exact = sum * 4.0 / (2.0 * kSteps * kSteps);  // over pi
    EXPECT_NEAR(irradiance(harmonics, axis).g, exact, 0.06) << axis.x << axis.y << axis.z;
  }
}

TEST(StudioLight, RougherLevelsAreSmoother) {
  const PrefilteredCube cube = prefilter(room(), 32, 5);
  const auto brightest = [](const auto& level) {
    float most = 0.0F;
    for (const auto& face : level) {
      for (const glm::vec3& texel : face) most = std::max(most, texel.g);
    }
    return most;
  };
  for (std::size_t level = 1; level < cube.levels.size(); ++level) {
    EXPECT_LT(brightest(cube.levels[level]), brightest(cube.levels[level - 1]) + 1e-3F);
  }
}

TEST(ContactShadow, IsDarkUnderABoxAndOpenFarAway) {
  Product product;
  Slot slot;
  // A plate 20 x 10 cm, 5 mm over the floor.
  slot.positions = {{-0.1F, 0.005F, -0.05F}, {0.1F, 0.005F, -0.05F}, {0.1F, 0.005F, 0.05F}, {-0.1F, 0.005F, 0.05F}};
  slot.indices = {0, 1, 2, 0, 2, 3};
  for (const glm::vec3& p : slot.positions) product.bounds.add(p);
  product.slots = {slot};
  const ContactShadow shadow = contact_shadow(product, {true}, product.bounds, 120);
  const auto at = [&](float x, float z) {
    const auto column =
        static_cast<int>((x - shadow.low.x) / (shadow.high.x - shadow.low.x) * static_cast<float>(shadow.width));
    const auto row =
        static_cast<int>((z - shadow.low.y) / (shadow.high.y - shadow.low.y) * static_cast<float>(shadow.height));
    return int{shadow.occlusion[static_cast<std::size_t>(row * shadow.width + column)]};
  };
  EXPECT_GT(at(0, 0), 230);
  EXPECT_LT(at(0.15F, 0.0F), 25);
  EXPECT_GT(at(0.09F, 0.0F), at(0.105F, 0.0F));
  EXPECT_NEAR(at(0.08F, 0.0F), at(-0.08F, 0.0F), 12);
  const ContactShadow nothing = contact_shadow(product, {false}, product.bounds, 60);
  EXPECT_EQ(*std::max_element(nothing.occlusion.begin(), nothing.occlusion.end()), 0);
}

}  // namespace
}  // namespace maquette::scene
