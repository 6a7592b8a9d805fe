#include "gl/product_meshes.h"

#include <algorithm>

namespace maquette::gl {

scene::MorphWeights weights_of(const Frame& frame) {
  if (!fading(frame) || frame.previous->morphs == frame.appearance.morphs) return frame.appearance.morphs;
  return scene::mixed(frame.previous->morphs, frame.appearance.morphs, frame.blend);
}

namespace {

/// Whether any of the materials the mesh brings for a slot shows its back.
bool two_sided(const scene::Product& product, const scene::Slot& slot) {
  const auto shows_back = [&](std::uint32_t material) {
    return material != scene::kNone && product.materials[material].double_sided;
  };
  return shows_back(slot.material) || std::any_of(slot.variants.begin(), slot.variants.end(), shows_back);
}

}  // namespace

ProductMeshes::ProductMeshes(std::shared_ptr<const scene::Product> product, std::vector<scene::Way> ways)
    : product_(std::move(product)), figure_(product_), ways_(std::move(ways)), way_of_(scene::ways_apart(*figure_, ways_)) {
  meshes_.reserve(product_->slots.size());
  for (const scene::Slot& slot : product_->slots) meshes_.emplace_back(slot, two_sided(*product_, slot));
}

void ProductMeshes::take_shape(const scene::MorphWeights& weights) {
  if (weights == weights_) return;
  const std::shared_ptr<const scene::Figure> next = scene::shaped(product_, weights);
  for (scene::SlotIndex slot = 0; slot < meshes_.size(); ++slot) {
    const scene::Slot& lying = product_->slots[slot];
    if (scene::moves(lying, weights_) || scene::moves(lying, weights)) meshes_[slot].reshape(next->slots[slot]);
  }
  figure_ = next;
  weights_ = weights;
  way_of_ = scene::ways_apart(*figure_, ways_);
}

void ProductMeshes::lighten(const std::vector<std::vector<std::uint32_t>>& indices) {
  for (std::size_t slot = 0; slot < meshes_.size(); ++slot) meshes_[slot].lighten(indices[slot]);
  lightened_ = true;
}

}  // namespace maquette::gl
