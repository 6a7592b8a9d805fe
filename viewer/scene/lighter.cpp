#include "scene/lighter.h"

#include <meshoptimizer.h>

namespace maquette::scene {
namespace {

constexpr std::size_t kShare = 3;           // of the triangles one stays
constexpr float kError = 0.004F;            // of the slot's extent
constexpr std::size_t kFewTriangles = 120;  // are not worth it

std::vector<std::uint32_t> lighter(const Slot& slot) {
  if (slot.indices.size() < 3 * kFewTriangles) return slot.indices;
  std::vector<std::uint32_t> indices(slot.indices.size());
  const std::size_t wanted = slot.indices.size() / (3 * kShare) * 3;
  const std::size_t count =
      meshopt_simplify(indices.data(), slot.indices.data(), slot.indices.size(), &slot.positions.front().x,
                       slot.positions.size(), sizeof(glm::vec3), wanted, kError, meshopt_SimplifyLockBorder, nullptr);
  indices.resize(count);
  return indices;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> lighter_indices(const Figure& figure) {
  std::vector<std::vector<std::uint32_t>> result;
  result.reserve(figure.slots.size());
  for (const Slot& slot : figure.slots) result.push_back(lighter(slot));
  return result;
}

}  // namespace maquette::scene
