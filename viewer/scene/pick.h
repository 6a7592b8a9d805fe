// What is under the finger, and where on the screen is a part? Rays against the product's triangles.
//
// A bounding volume hierarchy over all triangles (binned surface-area heuristic: Wald, "On fast construction of SAH-based
// bounding volume hierarchies", 2007) answers a ray in microseconds, so neither question needs the graphics card.
//
// Immutable once built; safe to ask from any thread.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "scene/camera.h"
#include "scene/product.h"

namespace maquette::scene {

struct Hit {
  SlotIndex slot = 0;
  glm::vec3 point{0.0F};   ///< metres, world
  glm::vec3 normal{0.0F};  ///< unit, of the triangle
  float distance = 0.0F;   ///< metres
};

/// Which slots count: [slot], true where shown.
using SlotMask = std::vector<bool>;

class Picker {
 public:
  explicit Picker(std::shared_ptr<const Figure> product);
  ~Picker();
  Picker(Picker&&) noexcept;
  Picker& operator=(Picker&&) noexcept;

  /// The nearest surface along the ray among the shown slots.
  std::optional<Hit> pick(const Ray& ray, const SlotMask& shown) const;

  /// As pick, forgiving: when nothing is right under `screen`, the nearest slot within `radius` pixels (a finger is wide).
  std::optional<Hit> pick(const Camera& camera, glm::vec2 screen, const SlotMask& shown, float radius = 0.0F) const;

  /// A visible surface point in the middle of what can be seen of `slots`, for leader lines; null when nothing of them is
  /// seen.
  std::optional<glm::vec3> anchor(const Camera& camera, const std::vector<SlotIndex>& slots, const SlotMask& shown) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace maquette::scene
