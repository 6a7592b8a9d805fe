#include "scene/shown.h"

#include <algorithm>

namespace maquette::scene {
namespace {

const Look kAsMesh;

bool is_shown(const Slot& slot, const Appearance& appearance) {
  if (slot.image && !appearance.images) return false;
  const Look& look = look_of(appearance, slot.name);
  return look.visible && !(look.text && look.text->text.empty());
}

}  // namespace

const Look& look_of(const Appearance& appearance, std::string_view slot) {
  if (const auto own = appearance.looks.find(slot); own != appearance.looks.end()) return own->second;
  const auto original = appearance.looks.find(original_of(slot));
  return original == appearance.looks.end() ? kAsMesh : original->second;
}

std::vector<bool> shown_slots(const Figure& figure, const Appearance& appearance) {
  std::vector<bool> shown;
  shown.reserve(figure.slots.size());
  for (const Slot& slot : figure.slots) shown.push_back(is_shown(slot, appearance));
  return shown;
}

bool has_images(const Figure& figure) {
  return std::any_of(figure.slots.begin(), figure.slots.end(), [](const Slot& slot) { return slot.image; });
}

Bounds image_bounds(const Figure& figure) {
  Bounds bounds;
  for (const Slot& slot : figure.slots) {
    if (!slot.image) continue;
    bounds.add(slot.bounds.low);
    bounds.add(slot.bounds.high);
  }
  return bounds.low.x <= bounds.high.x ? bounds : figure.bounds;
}

Bounds shown_bounds(const Figure& figure, const Appearance& appearance) {
  Bounds bounds = figure.bounds;
  if (!appearance.images) return bounds;
  const Bounds images = image_bounds(figure);
  bounds.add(images.low);
  bounds.add(images.high);
  return bounds;
}

std::vector<std::string> on_both(const Figure& figure, const Appearance& appearance, std::vector<std::string> slots) {
  std::vector<std::string> images;
  for (const Slot& slot : figure.slots) {
    if (!slot.image || appearance.looks.contains(slot.name)) continue;
    if (std::find(slots.begin(), slots.end(), original_of(slot.name)) != slots.end()) images.push_back(slot.name);
  }
  slots.insert(slots.end(), images.begin(), images.end());
  return slots;
}

}  // namespace maquette::scene
