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
  for (const auto& level : reflections(even, 64, 3).levels) {
    for (const glm::vec3& texel : level) EXPECT_NEAR(texel.g, 1.0F, 1e-4F);
  }
}

/// Of a room without corners, so that what lies between two texels is known.
TEST(Reflections, ShowEachDirectionWhatIsThereInTheSharpestAndWhatIsAroundItInTheOthers) {
  const auto light = [](const glm::vec3& d) { return glm::vec3(2.0F) + d; };
  const Reflections made = reflections(painted(256, light), 64, 3);
  ASSERT_EQ(made.levels.size(), 3U);
  for (std::size_t level = 0; level < made.levels.size(); ++level) {
    const int size = made.size >> level;
    ASSERT_EQ(made.levels[level].size(), static_cast<std::size_t>(size * size));
    // A lobe's mean lies on its axis, nearer to the middle the wider it is.
    const glm::vec3 top = sample(made.levels[level], size, {0, 1, 0}) - 2.0F;
    EXPECT_NEAR(top.y, level == 0 ? 1.0F : level == 1 ? 0.95F : 0.70F, 0.05F) << level;
    // Even spread over the sphere: the edges of the square, its corners and its middle are among them.
    for (int i = 0; i < 500; ++i) {
      const float y = 1.0F - 2.0F * (static_cast<float>(i) + 0.5F) / 500.0F, ring = std::sqrt(1.0F - y * y);
      const float phi = 2.399963F * static_cast<float>(i);
      const glm::vec3 d{ring * std::cos(phi), y, ring * std::sin(phi)};
      const glm::vec3 seen = sample(made.levels[level], size, d) - 2.0F;
      EXPECT_LT(glm::length(seen - top.y * d), 0.06F)
          << "level " << level << ", direction " << d.x << ' ' << d.y << ' ' << d.z;
    }
  }
}

/// What lies across an edge of the square is what its border repeats: nothing jumps there.
TEST(Reflections, HaveNoSeams) {
  const Reflections made = reflections(room(), 128, 4);
  for (std::size_t level = 0; level < made.levels.size(); ++level) {
    const int size = made.size >> level;
    for (int step = 0; step < 360; ++step) {
      const float phi = 0.0174533F * static_cast<float>(step);
      // Below the horizon the axes' planes are the square's edges.
      for (const glm::vec3& d : {glm::vec3(std::cos(phi), -0.4F, 0.0F), {0.0F, -0.4F, std::cos(phi)}}) {
        const glm::vec3 aside = d.z == 0.0F ? glm::vec3(0, 0, 1e-3F) : glm::vec3(1e-3F, 0, 0);
        const float jump =
            std::abs(sample(made.levels[level], size, d + aside).g - sample(made.levels[level], size, d - aside).g);
        EXPECT_LT(jump, 0.01F) << "level " << level << ", at " << d.x << ' ' << d.y << ' ' << d.z;
      }
    }
  }
}

TEST(Reflections, OfSharpSurfacesLieCloserTogether) {
  EXPECT_FLOAT_EQ(roughness_of(0.0F), 0.0F);
  EXPECT_NEAR(roughness_of(1.0F), 1.0F, 1e-5F);
  for (float level = 0.0F; level <= 1.0F; level += 0.125F) {
    const float roughness = roughness_of(level);
    EXPECT_NEAR(roughness * (1.7F - 0.7F * roughness), level, 1e-5F);  // as shaders/light.glsl turns it back
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

TEST(Reflections, RougherLevelsAreSmoother) {
  const Reflections made = reflections(room(), 256, 5);
  const auto brightest = [](const auto& level) {
    float most = 0.0F;
    for (const glm::vec3& texel : level) most = std::max(most, texel.g);
    return most;
  };
  for (std::size_t level = 1; level < made.levels.size(); ++level) {
    EXPECT_LT(brightest(made.levels[level]), brightest(made.levels[level - 1]) + 1e-3F);
  }
}

/// The sum over the fan of what the room sends down it when the product is turned, asked of the room itself.
TEST(FloorLight, TurnsAsTheRoomDoes) {
  const Environment soft = painted(128, [](const glm::vec3& d) {  // of the orders that are kept
    return glm::vec3(2.0F + d.x - 0.5F * d.z + 0.8F * d.x * d.z + 0.4F * d.y);
  });
  const FloorLight light = floor_light(soft);
  const auto directions = fan();
  for (const float azimuth : {0.0F, 30.0F, 135.0F, 270.0F}) {
    const float c = std::cos(glm::radians(azimuth)), s = std::sin(glm::radians(azimuth));
    for (std::size_t i = 0; i < kFan; i += 5) {
      const glm::vec3& d = directions[i];  // to_studio of shaders/light.glsl
      const float seen = radiance(soft, {d.x * c - d.z * s, d.y, d.x * s + d.z * c}).g;
      const float upwards = radiance(soft, {0, 1, 0}).g;
      EXPECT_NEAR(turned(light[i], terms_at(azimuth)) * kFan, seen / upwards, 0.15F) << azimuth << ", direction " << i;
    }
  }
}

/// A plate 20 x 10 cm that stands a little over the floor.
struct Plate {
  explicit Plate(float height = 0.005F) {
    Slot slot;
    slot.positions = {{-0.1F, height, -0.05F}, {0.1F, height, -0.05F}, {0.1F, height, 0.05F}, {-0.1F, height, 0.05F}};
    slot.indices = {0, 1, 2, 0, 2, 3};
    for (const glm::vec3& p : slot.positions) product.bounds.add(p);
    product.slots = {slot};
  }
  Product product;
};

/// The shadow at a place on the floor, in metres.
int dark_at(const ContactShadow& shadow, float azimuth, float x, float z) {
  const auto cells = shadow_from(shadow, azimuth);
  const auto column =
      static_cast<int>((x - shadow.low.x) / (shadow.high.x - shadow.low.x) * static_cast<float>(shadow.width));
  const auto row =
      static_cast<int>((z - shadow.low.y) / (shadow.high.y - shadow.low.y) * static_cast<float>(shadow.height));
  return int{cells[static_cast<std::size_t>(row * shadow.width + column)]};
}

TEST(ContactShadow, IsDarkUnderABoxAndOpenFarAway) {
  const Plate plate;
  const ContactShadow shadow = contact_shadow(plate.product, {true}, plate.product.bounds, even_floor_light(), 120);
  const auto at = [&](float x, float z) { return dark_at(shadow, 0.0F, x, z); };
  EXPECT_GT(at(0, 0), 230);
  EXPECT_LT(at(0.15F, 0.0F), 25);
  EXPECT_GT(at(0.09F, 0.0F), at(0.105F, 0.0F));
  EXPECT_NEAR(at(0.08F, 0.0F), at(-0.08F, 0.0F), 12);
  const auto nothing =
      shadow_from(contact_shadow(plate.product, {false}, plate.product.bounds, even_floor_light(), 60), 0.0F);
  EXPECT_EQ(*std::max_element(nothing.begin(), nothing.end()), 0);
}

TEST(ContactShadow, FallsAwayFromTheLampWhereverTheProductIsTurned) {
  const Plate plate(0.04F);
  // The lamp hangs to the camera's left: on the product's left, and once it is turned by half, on its right.
  const Environment lamp = painted(128, [](const glm::vec3& d) {
    return glm::vec3(0.1F + 20.0F * glm::smoothstep(0.8F, 0.95F, glm::dot(d, glm::normalize(glm::vec3(-1, 1, 0)))));
  });
  const ContactShadow shadow = contact_shadow(plate.product, {true}, plate.product.bounds, floor_light(lamp), 120);
  EXPECT_GT(dark_at(shadow, 0.0F, 0.12F, 0.0F), dark_at(shadow, 0.0F, -0.12F, 0.0F) + 60);
  EXPECT_GT(dark_at(shadow, 180.0F, -0.12F, 0.0F), dark_at(shadow, 180.0F, 0.12F, 0.0F) + 60);
  // The camera looks from +x: its left is +z, and the shadow falls to -z.
  EXPECT_GT(dark_at(shadow, 90.0F, 0.0F, -0.07F), dark_at(shadow, 90.0F, 0.0F, 0.07F) + 60);
}

}  // namespace
}  // namespace maquette::scene
