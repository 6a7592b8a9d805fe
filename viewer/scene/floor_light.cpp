#include "scene/floor_light.h"

#include <cmath>
#include <glm/gtc/constants.hpp>

namespace maquette::scene {
namespace {

constexpr int kAround = 64;
constexpr float kWhole = 2.0F * glm::pi<float>();

/// Brightness along the ring of one height as a series of the angle from +x to +z.
Turning around(const Environment& environment, float height) {
  Turning series{};
  const float ring = std::sqrt(1.0F - height * height);
  for (int i = 0; i < kAround; ++i) {
    const float angle = kWhole * static_cast<float>(i) / kAround;
    const glm::vec3 light = radiance(environment, {ring * std::cos(angle), height, ring * std::sin(angle)});
    const float brightness = glm::dot(light, glm::vec3(0.2126F, 0.7152F, 0.0722F)) / kAround;
    series[0] += brightness;
    for (std::size_t order = 1; order <= 2; ++order) {
      series[2 * order - 1] += 2.0F * brightness * std::cos(static_cast<float>(order) * angle);
      series[2 * order] += 2.0F * brightness * std::sin(static_cast<float>(order) * angle);
    }
  }
  return series;
}

/// The series of a ring, as one direction of it sees the room go by: it begins where the direction points.
Turning seen_from(const Turning& ring, float angle) {
  Turning seen{ring[0]};
  for (std::size_t order = 1; order <= 2; ++order) {
    const float c = std::cos(static_cast<float>(order) * angle), s = std::sin(static_cast<float>(order) * angle);
    seen[2 * order - 1] = ring[2 * order - 1] * c + ring[2 * order] * s;
    seen[2 * order] = ring[2 * order] * c - ring[2 * order - 1] * s;
  }
  return seen;
}

}  // namespace

Turning terms_at(float azimuth_degrees) {
  const float a = glm::radians(azimuth_degrees);
  return {1.0F, std::cos(a), std::sin(a), std::cos(2.0F * a), std::sin(2.0F * a)};
}

std::array<glm::vec3, kFan> fan() {
  std::array<glm::vec3, kFan> directions{};
  for (std::size_t i = 0; i < kFan; ++i) {
    const float u = (static_cast<float>(i) + 0.5F) / kFan;
    const float radius = 0.97F * std::sqrt(u), phi = 2.399963F * static_cast<float>(i);
    directions[i] = {radius * std::cos(phi), std::sqrt(1.0F - radius * radius), radius * std::sin(phi)};
  }
  return directions;
}

FloorLight floor_light(const Environment& environment) {
  const auto directions = fan();
  FloorLight light{};
  float sum = 0.0F;
  for (std::size_t i = 0; i < kFan; ++i) {
    light[i] = seen_from(around(environment, directions[i].y), std::atan2(directions[i].z, directions[i].x));
    sum += light[i][0];
  }
  for (Turning& series : light) {
    for (float& factor : series) factor *= sum > 0.0F ? 1.0F / sum : 0.0F;
  }
  return light;
}

FloorLight even_floor_light() {
  FloorLight light{};
  light.fill({1.0F / kFan});
  return light;
}

}  // namespace maquette::scene
