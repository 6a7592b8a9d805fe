#include "scene/pick.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "scene/ray.h"

namespace maquette::scene {
namespace {

constexpr int kBins = 12;
constexpr std::uint32_t kLeafSize = 4;
constexpr int kStack = 64;

struct Triangle {
  glm::vec3 corner, edge1, edge2;
  SlotIndex slot = 0;
};

struct Node {
  Bounds bounds;
  std::uint32_t first = 0;  ///< of the triangles, or of the two children
  std::uint32_t count = 0;  ///< 0: an inner node
};

float half_area(const Bounds& b) {
  const glm::vec3 s = glm::max(b.size(), glm::vec3(0.0F));
  return s.x * s.y + s.y * s.z + s.z * s.x;
}

void grow(Bounds& into, const Bounds& by) {
  into.low = glm::min(into.low, by.low);
  into.high = glm::max(into.high, by.high);
}

Bounds bounds_of(const Triangle& t) {
  Bounds b;
  b.add(t.corner);
  b.add(t.corner + t.edge1);
  b.add(t.corner + t.edge2);
  return b;
}

/// Distance at which the ray enters the box, or infinity.
float enter(const Ray& ray, const glm::vec3& inverse, const Bounds& b) {
  const glm::vec3 a = (b.low - ray.origin) * inverse, c = (b.high - ray.origin) * inverse;
  const glm::vec3 near = glm::min(a, c), far = glm::max(a, c);
  const float first = std::max({near.x, near.y, near.z, 0.0F}), last = std::min({far.x, far.y, far.z});
  return first <= last ? first : std::numeric_limits<float>::infinity();
}

}  // namespace

struct Picker::Tree {
  std::shared_ptr<const Figure> product;
  std::vector<Triangle> triangles;
  std::vector<Node> nodes;
  std::vector<std::vector<glm::vec3>> samples;  ///< [slot] points spread over its surface, for anchors

  struct Split {
    int axis = -1, bin = 0;
    float low = 0.0F, scale = 0.0F;
  };

  void collect() {
    for (SlotIndex s = 0; s < product->slots.size(); ++s) {
      const Slot& slot = product->slots[s];
      for (std::size_t i = 0; i + 2 < slot.indices.size(); i += 3) {
        const glm::vec3 a = slot.positions[slot.indices[i]];
        triangles.push_back({a, slot.positions[slot.indices[i + 1]] - a, slot.positions[slot.indices[i + 2]] - a, s});
      }
    }
  }

  /// The cheapest of a dozen cuts along each axis by the surface-area heuristic.
  Split best_split(std::uint32_t first, std::uint32_t count, const Bounds& centers) const {
    Split best;
    float least = std::numeric_limits<float>::max();
    for (int axis = 0; axis < 3; ++axis) {
      const float extent = centers.high[axis] - centers.low[axis];
      if (extent <= 1.0e-12F) continue;
      std::array<Bounds, kBins> bounds{};
      std::array<std::uint32_t, kBins> counts{};
      const float scale = kBins * 0.9999F / extent;
      for (std::uint32_t i = first; i < first + count; ++i) {
        const Bounds b = bounds_of(triangles[i]);
        const auto bin = static_cast<std::size_t>((b.center()[axis] - centers.low[axis]) * scale);
        grow(bounds[bin], b);
        ++counts[bin];
      }
      std::array<float, kBins> right_cost{};
      Bounds sweep;
      std::uint32_t seen = 0;
      for (int bin = kBins - 1; bin > 0; --bin) {
        grow(sweep, bounds[bin]);
        seen += counts[bin];
        right_cost[bin] = seen == 0 ? 0.0F : half_area(sweep) * static_cast<float>(seen);
      }
      sweep = {};
      seen = 0;
      for (int bin = 0; bin + 1 < kBins; ++bin) {
        grow(sweep, bounds[bin]);
        seen += counts[bin];
        if (seen == 0 || seen == count) continue;
        const float cost = half_area(sweep) * static_cast<float>(seen) + right_cost[bin + 1];
        if (cost < least) {
          least = cost;
          best = {axis, bin, centers.low[axis], scale};
        }
      }
    }
    return best;
  }

  void build() {
    nodes.push_back({{}, 0, static_cast<std::uint32_t>(triangles.size())});
    std::vector<std::uint32_t> open{0};
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      const std::uint32_t first = nodes[at].first, count = nodes[at].count;
      Bounds centers;
      for (std::uint32_t i = first; i < first + count; ++i) {
        const Bounds b = bounds_of(triangles[i]);
        grow(nodes[at].bounds, b);
        centers.add(b.center());
      }
      if (count <= kLeafSize) continue;
      const Split split = best_split(first, count, centers);
      if (split.axis < 0) continue;
      const auto middle =
          std::partition(triangles.begin() + first, triangles.begin() + first + count, [&](const Triangle& t) {
            return static_cast<int>((bounds_of(t).center()[split.axis] - split.low) * split.scale) <= split.bin;
          });
      const auto left = static_cast<std::uint32_t>(middle - triangles.begin()) - first;
      nodes[at].first = static_cast<std::uint32_t>(nodes.size());
      nodes[at].count = 0;
      open.push_back(nodes[at].first);
      open.push_back(nodes[at].first + 1);
      nodes.push_back({{}, first, left});
      nodes.push_back({{}, first + left, count - left});
    }
  }

  void spread_samples() {
    constexpr std::size_t kPerSlot = 96;
    samples.resize(product->slots.size());
    for (SlotIndex s = 0; s < samples.size(); ++s) {
      const Slot& slot = product->slots[s];
      const std::size_t total = slot.indices.size() / 3;
      const std::size_t step = std::max<std::size_t>(1, total / kPerSlot);
      for (std::size_t t = step / 2; t < total; t += step) {
        const auto* i = &slot.indices[3 * t];
        samples[s].push_back((slot.positions[i[0]] + slot.positions[i[1]] + slot.positions[i[2]]) / 3.0F);
      }
    }
  }

  std::optional<Hit> nearest(const Ray& ray, const SlotMask& shown) const {
    const glm::vec3 inverse = 1.0F / ray.direction;
    std::array<std::uint32_t, kStack> stack{};
    int depth = 0;
    stack[depth++] = 0;
    float closest = std::numeric_limits<float>::infinity();
    const Triangle* found = nullptr;
    while (depth > 0) {
      const Node& node = nodes[stack[--depth]];
      if (!(enter(ray, inverse, node.bounds) < closest)) continue;
      for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
        if (triangles[i].slot < shown.size() && !shown[triangles[i].slot]) continue;
        const std::optional<float> distance = meet(ray, triangles[i].corner, triangles[i].edge1, triangles[i].edge2);
        if (distance && *distance < closest) {
          closest = *distance;
          found = &triangles[i];
        }
      }
      if (node.count != 0 || depth + 2 > kStack) continue;
      const bool swap = enter(ray, inverse, nodes[node.first].bounds) < enter(ray, inverse, nodes[node.first + 1].bounds);
      stack[depth++] = node.first + (swap ? 1 : 0);
      stack[depth++] = node.first + (swap ? 0 : 1);
    }
    if (found == nullptr) return std::nullopt;
    return Hit{found->slot, ray.origin + ray.direction * closest, glm::normalize(glm::cross(found->edge1, found->edge2)),
               closest};
  }
};

Picker::Picker(std::shared_ptr<const Figure> product) : tree_(std::make_unique<Tree>()) {
  tree_->product = std::move(product);
  tree_->collect();
  tree_->build();
  tree_->spread_samples();
}
Picker::~Picker() = default;
Picker::Picker(Picker&&) noexcept = default;
Picker& Picker::operator=(Picker&&) noexcept = default;

std::optional<Hit> Picker::pick(const Ray& ray, const SlotMask& shown) const { return tree_->nearest(ray, shown); }

std::optional<Hit> Picker::pick(const Camera& camera, glm::vec2 screen, const SlotMask& shown, float radius) const {
  if (const auto hit = pick(ray_through(camera, screen), shown); hit || radius <= 0.0F) return hit;
  constexpr int kAround = 12;
  for (const float share : {0.5F, 1.0F}) {
    std::optional<Hit> best;
    for (int i = 0; i < kAround; ++i) {
      const float angle = 6.2831853F * static_cast<float>(i) / kAround;
      const glm::vec2 near = screen + share * radius * glm::vec2(std::cos(angle), std::sin(angle));
      const auto hit = pick(ray_through(camera, near), shown);
      if (hit && (!best || hit->distance < best->distance)) best = hit;
    }
    if (best) return best;
  }
  return std::nullopt;
}

std::optional<glm::vec3> Picker::anchor(const Camera& camera, const std::vector<SlotIndex>& slots,
                                        const SlotMask& shown) const {
  struct Seen {
    glm::vec3 world;
    glm::vec2 screen;
  };
  std::vector<Seen> seen;
  for (const SlotIndex slot : slots) {
    for (const glm::vec3& point : tree_->samples[slot]) {
      const float distance = glm::distance(point, camera.eye);
      const auto hit = pick({camera.eye, (point - camera.eye) / distance}, shown);
      const auto screen = project(camera, point);
      if (hit && screen && hit->slot == slot && hit->distance > distance * 0.999F) seen.push_back({point, *screen});
    }
  }
  if (seen.empty()) return std::nullopt;
  // The seen point with the least total distance to the others: in the middle of the largest visible piece, never outside
  // the part.
  const auto cost = [&](const Seen& candidate) {
    return std::accumulate(seen.begin(), seen.end(), 0.0F, [&](float sum, const Seen& other) {
      return sum + glm::distance(candidate.screen, other.screen);
    });
  };
  std::size_t best = 0;
  float least = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (const float total = cost(seen[i]); total < least) {
      least = total;
      best = i;
    }
  }
  return seen[best].world;
}

}  // namespace maquette::scene
