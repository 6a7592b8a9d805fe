#include "scene/lettering.h"

#include <algorithm>
#include <cmath>

#include "scene/pressed_text.h"

namespace maquette::scene {
namespace {

// As workshops set them up for leather: leaf is stamped, a blind pressing goes deeper and draws the leather in with it.
constexpr Pressing kLeaf{0.10F, 0.25F, 0.0F};
constexpr Pressing kBlind{0.55F, 0.45F, 0.40F};
constexpr Pressing kColored{0.35F, 0.25F, 0.0F};
constexpr Pressing kInk{0.0F, 0.0F, 0.0F};

const Pressing& pressing_of(const SlotText& text) {
  if (text.technique == Technique::foil) return kLeaf;
  if (text.technique == Technique::print) return kInk;
  return text.bare ? kBlind : kColored;
}

}  // namespace

Patch patch_of(const Slot& slot) {
  float along_u = 0.0F, along_v = 0.0F;
  for (std::size_t i = 0; i + 2 < slot.indices.size(); i += 3) {
    const auto* t = &slot.indices[i];
    for (int edge = 0; edge < 3; ++edge) {
      const std::uint32_t a = t[edge], b = t[(edge + 1) % 3];
      const glm::vec2 d = glm::abs(slot.uv0[a] - slot.uv0[b]);
      const float length = glm::distance(slot.positions[a], slot.positions[b]);
      if (d.x > 4.0F * d.y) along_u = std::max(along_u, length / std::max(d.x, 1.0e-4F));
      if (d.y > 4.0F * d.x) along_v = std::max(along_v, length / std::max(d.y, 1.0e-4F));
    }
  }
  if (along_u <= 0.0F || along_v <= 0.0F) return {};
  return {1000.0F * along_u, std::clamp(along_u / along_v, 0.2F, 20.0F)};
}

TextTexture lettering(const SlotText& text, const Patch& patch, int width) {
  const int height = std::clamp(static_cast<int>(std::lround(static_cast<float>(width) / patch.aspect)), 64, width);
  if (text.technique == Technique::embroidery)
    return render_text(text.text, text.style, stitch_named(text.stitch), width, height, patch.aspect);
  return render_pressed(text.text, text.style, pressing_of(text), width, height, patch.aspect, patch.width);
}

}  // namespace maquette::scene
