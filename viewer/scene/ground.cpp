#include "scene/ground.h"

#include <algorithm>
#include <limits>

#include "scene/ray.h"

namespace maquette::scene {
namespace {

constexpr float kAbove = 0.001F;    // metres over the patch where the ray begins
constexpr float kDeepest = 0.003F;  // metres below it
constexpr std::size_t kMostKnown = 256;

/// Down through the triangle nearest the middle of the patch, away from its corners and edges: those of the ground may lie
/// right below them, and a ray through an edge may miss both sides.
Ray ray_through_middle(const Slot& patch) {
  glm::vec3 middle(0.0F);
  for (const glm::vec3& p : patch.positions) middle += p / static_cast<float>(patch.positions.size());
  Ray ray;
  float nearest = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i + 2 < patch.indices.size(); i += 3) {
    const auto* t = &patch.indices[i];
    const auto within = [&](const std::vector<glm::vec3>& of) {
      return 0.27F * of[t[0]] + 0.42F * of[t[1]] + 0.31F * of[t[2]];
    };
    const glm::vec3 point = within(patch.positions);
    if (glm::distance(point, middle) >= nearest) continue;
    nearest = glm::distance(point, middle);
    const glm::vec3 normal = glm::normalize(within(patch.normals));
    ray = {point + kAbove * normal, -normal};
  }
  return ray;
}

const Look* look_of(const Appearance& looks, const std::string& slot) {
  const auto found = looks.looks.find(slot);
  return found == looks.looks.end() ? nullptr : &found->second;
}

}  // namespace

std::optional<SlotIndex> ground_of(const Figure& figure, SlotIndex patch, const std::vector<bool>& candidates) {
  const Ray ray = ray_through_middle(figure.slots[patch]);
  std::optional<SlotIndex> ground;
  float nearest = kAbove + kDeepest;
  for (SlotIndex s = 0; s < figure.slots.size(); ++s) {
    if (s == patch || !candidates[s]) continue;
    const Slot& slot = figure.slots[s];
    for (std::size_t i = 0; i + 2 < slot.indices.size(); i += 3) {
      const glm::vec3 corner = slot.positions[slot.indices[i]];
      const auto distance =
          meet(ray, corner, slot.positions[slot.indices[i + 1]] - corner, slot.positions[slot.indices[i + 2]] - corner);
      if (!distance || *distance >= nearest) continue;
      nearest = *distance;
      ground = s;
    }
  }
  return ground;
}

void Grounds::dress(SlotIndex patch, Look& look, const Appearance& looks) {
  std::vector<bool> candidates;
  for (const Slot& slot : product_->slots) {
    const Look* other = look_of(looks, slot.name);
    candidates.push_back(other == nullptr || (other->visible && !other->text));
  }
  const std::pair key{patch, candidates};
  if (known_.size() >= kMostKnown) known_.clear();
  auto found = known_.find(key);
  if (found == known_.end()) found = known_.emplace(key, ground_of(*product_, patch, candidates)).first;
  look.text->bare = true;
  if (!found->second) return;
  const Look* ground = look_of(looks, product_->slots[*found->second].name);
  if (ground == nullptr) return;
  look.material = ground->material;
  look.color = ground->color;
}

Appearance Grounds::dressed(const Appearance& looks) {
  Appearance result = looks;
  for (SlotIndex slot = 0; slot < product_->slots.size(); ++slot) {
    const auto found = result.looks.find(product_->slots[slot].name);
    if (found == result.looks.end() || !found->second.visible || !found->second.text) continue;
    Look& look = found->second;
    if (look.text->technique == Technique::deboss && !look.text->text.empty() && look.material.empty() && !look.color)
      dress(slot, look, looks);
  }
  return result;
}

}  // namespace maquette::scene
