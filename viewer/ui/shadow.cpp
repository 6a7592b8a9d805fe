#include "ui/shadow.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace maquette::ui {

namespace {

/// Signed distance to a rounded rectangle centred at the origin, negative inside.
float rounded_box(float x, float y, float half, float radius) {
  const float qx = std::fabs(x) - half + radius, qy = std::fabs(y) - half + radius;
  const float outside = std::hypot(std::max(qx, 0.0F), std::max(qy, 0.0F));
  return outside + std::min(std::max(qx, qy), 0.0F) - radius;
}

}  // namespace

const Shadows::Slices& Shadows::slices(float radius, float sigma) {
  const std::pair<int, int> key{static_cast<int>(std::lround(radius * 8)), static_cast<int>(std::lround(sigma * 8))};
  const auto found = made_.find(key);
  if (found != made_.end()) return found->second;
  Slices made;
  made.outset = std::ceil(3.0F * sigma);
  made.corner = made.outset + std::ceil(std::max(radius, made.outset) + 1.0F);
  made.size = 2 * made.corner + 2;
  const int size = static_cast<int>(made.size);
  std::vector<std::uint8_t> rgba(static_cast<std::size_t>(size) * static_cast<std::size_t>(size) * 4, 255);
  const float half = made.size / 2 - made.outset;
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      const float d = rounded_box(static_cast<float>(x) + 0.5F - made.size / 2,
                                  static_cast<float>(y) + 0.5F - made.size / 2, half, radius);
      const float alpha = 0.5F * std::erfc(d / (1.41421356F * std::max(sigma, 0.25F)));
      rgba[static_cast<std::size_t>(y * size + x) * 4 + 3] = static_cast<std::uint8_t>(alpha * 255.0F + 0.5F);
    }
  }
  made.texture = make_(size, size, rgba);
  return made_.emplace(key, made).first->second;
}

void Shadows::draw(ImDrawList& list, Rect box, float radius, float sigma, Color tint) {
  const Slices& s = slices(radius, sigma);
  const Rect outer = box.grown(s.outset);
  const float corner = std::min({s.corner, outer.w / 2, outer.h / 2});
  const float u = s.corner / s.size;
  const float xs[] = {outer.x, outer.x + corner, outer.right() - corner, outer.right()};
  const float ys[] = {outer.y, outer.y + corner, outer.bottom() - corner, outer.bottom()};
  const float us[] = {0, u, 1 - u, 1};
  for (int j = 0; j < 3; ++j) {
    for (int i = 0; i < 3; ++i) {
      list.AddImage(s.texture, {xs[i], ys[j]}, {xs[i + 1], ys[j + 1]}, {us[i], us[j]}, {us[i + 1], us[j + 1]}, tint);
    }
  }
}

}  // namespace maquette::ui
