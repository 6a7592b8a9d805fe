#include "scene/fit.h"

#include <algorithm>
#include <cmath>

namespace maquette::scene {
namespace {

template <typename Visit>
void for_each_shown(const Figure& figure, const std::vector<bool>& shown, const Visit& visit) {
  for (std::size_t i = 0; i < figure.slots.size(); ++i) {
    if (i < shown.size() && shown[i]) visit(figure.slots[i]);
  }
}

/// The share of the box's diagonal that what is shown really sweeps around the box's middle.
float share_swept(const Figure& figure, const std::vector<bool>& shown, const Bounds& bounds) {
  const glm::vec3 center = bounds.center();
  float farthest = 0.0F;
  for_each_shown(figure, shown, [&](const Slot& slot) {
    for (const glm::vec3& p : slot.positions) farthest = std::max(farthest, std::hypot(p.x - center.x, p.z - center.z));
  });
  const float radius = swept_radius(bounds);
  return farthest > 0.0F ? std::min(std::max(farthest, 0.5F * bounds.size().y) / radius, 1.0F) : 1.0F;
}

/// How far from the middle of the box the picture reaches, 1 being the box's edge.
float reach_in(const Figure& figure, const std::vector<bool>& shown, const Camera& camera, const ScreenBox& box) {
  const glm::vec2 half{0.5F * box.width, 0.5F * box.height}, middle = glm::vec2(box.x, box.y) + half;
  float reach = 0.0F;
  for_each_shown(figure, shown, [&](const Slot& slot) {
    for (const glm::vec3& p : slot.positions) {
      if (const auto at = project(camera, p)) {
        const glm::vec2 away = glm::abs(*at - middle) / half;
        reach = std::max({reach, away.x, away.y});
      }
    }
  });
  return reach;
}

}  // namespace

Bounds bounds_of(const Figure& figure, const std::vector<bool>& shown) {
  Bounds bounds;
  for_each_shown(figure, shown, [&](const Slot& slot) {
    bounds.add(slot.bounds.low);
    bounds.add(slot.bounds.high);
  });
  return bounds.low.x <= bounds.high.x ? bounds : figure.bounds;
}

Orbit fitted(const Figure& figure, const std::vector<bool>& shown, const Orbit& orbit, const ScreenBox& box, int width,
             int height) {
  const Bounds bounds = bounds_of(figure, shown);
  const float reach = reach_in(figure, shown, frame(bounds, orbit, box, width, height), box);
  Orbit result = orbit;
  result.distance = std::max(orbit.distance * share_swept(figure, shown, bounds), orbit.distance * reach);
  return result;
}

}  // namespace maquette::scene
