#include "scene/reflections.h"

#include <algorithm>
#include <cmath>
#include <future>

namespace maquette::scene {
namespace {

using Level = std::vector<glm::vec3>;

constexpr float kInside = 1.0F - 2.0F * kBorder;

glm::vec2 signs(const glm::vec2& v) { return {v.x < 0.0F ? -1.0F : 1.0F, v.y < 0.0F ? -1.0F : 1.0F}; }

/// A direction's place on the square from -1 to 1.
glm::vec2 unfolded(const glm::vec3& direction) {
  const glm::vec3 d = direction / (std::abs(direction.x) + std::abs(direction.y) + std::abs(direction.z));
  const glm::vec2 flat{d.x, d.z};
  return d.y >= 0.0F ? flat : (1.0F - glm::abs(glm::vec2(flat.y, flat.x))) * signs(flat);
}

/// The direction at a place on the square; beyond its edges, which meet themselves, what lies across.
glm::vec3 folded(glm::vec2 place) {
  for (int axis = 0; axis < 2; ++axis) {
    if (std::abs(place[axis]) <= 1.0F) continue;
    place[axis] = std::copysign(2.0F, place[axis]) - place[axis];
    place[1 - axis] = -place[1 - axis];
  }
  const glm::vec2 away = glm::abs(place);
  const float y = 1.0F - away.x - away.y;
  if (y < 0.0F) place = (1.0F - glm::vec2(away.y, away.x)) * signs(place);
  return glm::normalize(glm::vec3(place.x, y, place.y));
}

/// Fills a level from a function of the direction, half on a thread of its own.
template <class Shade>
Level make_level(int size, const Shade& shade) {
  Level level(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
  const auto place = [size](int texel) {
    return (2.0F * (static_cast<float>(texel) + 0.5F) / static_cast<float>(size) - 1.0F) / kInside;
  };
  const auto fill = [&](int first, int last) {
    for (int row = first; row < last; ++row) {
      for (int column = 0; column < size; ++column) {
        level[static_cast<std::size_t>(row * size + column)] = shade(folded({place(column), place(row)}));
      }
    }
  };
  auto upper = std::async(std::launch::async, fill, 0, size / 2);
  fill(size / 2, size);
  upper.get();
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

glm::vec3 blurred(const Level& source, int source_size, const std::vector<LobeSample>& lobe, const glm::vec3& n) {
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
Level halved(const Level& level, int size) {
  Level result;
  result.reserve(level.size() / 4);
  for (int row = 0; row < size; row += 2) {
    for (int column = 0; column < size; column += 2) {
      const auto at = [&](int dx, int dy) { return level[static_cast<std::size_t>((row + dy) * size + column + dx)]; };
      result.push_back(0.25F * (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)));
    }
  }
  return result;
}

}  // namespace

float roughness_of(float level) { return (1.7F - std::sqrt(1.7F * 1.7F - 2.8F * level)) / 1.4F; }

glm::vec3 sample(const std::vector<glm::vec3>& level, int size, const glm::vec3& direction) {
  const glm::vec2 at = (unfolded(direction) * (0.5F * kInside) + 0.5F) * static_cast<float>(size) - 0.5F;
  const int column = static_cast<int>(at.x), row = static_cast<int>(at.y);
  const float across = at.x - static_cast<float>(column), down = at.y - static_cast<float>(row);
  const glm::vec3* const upper = &level[static_cast<std::size_t>(row * size + column)];
  const glm::vec3* const lower = upper + size;
  return glm::mix(glm::mix(upper[0], upper[1], across), glm::mix(lower[0], lower[1], across), down);
}

Reflections reflections(const Environment& environment, int size, int levels) {
  constexpr int kSamples = 48, kLeastSource = 32;
  Reflections made{size, {}};
  made.levels.push_back(make_level(size, [&](const glm::vec3& d) { return radiance(environment, d); }));
  Level source = made.levels[0];
  int source_size = size;
  for (int level = 1; level < levels; ++level) {
    if (source_size > kLeastSource) {
      source = halved(source, source_size);
      source_size /= 2;
    }
    const auto lobe = ggx_lobe(roughness_of(static_cast<float>(level) / static_cast<float>(levels - 1)), kSamples);
    made.levels.push_back(
        make_level(size >> level, [&](const glm::vec3& d) { return blurred(source, source_size, lobe, d); }));
  }
  return made;
}

}  // namespace maquette::scene
