#include "ui/motion.h"

#include <algorithm>

namespace maquette::ui {

namespace {

/// CSS's cubic-bezier(x1, y1, x2, y2): solves x(s) = t by bisection (x is monotonic), then gives y(s).
float bezier(float t, float x1, float y1, float x2, float y2) {
  const auto curve = [](float s, float a, float b) {
    const float r = 1 - s;
    return 3 * r * r * s * a + 3 * r * s * s * b + s * s * s;
  };
  float low = 0, high = 1;
  for (int i = 0; i < 20; ++i) {
    const float middle = (low + high) / 2;
    (curve(middle, x1, x2) < t ? low : high) = middle;
  }
  return curve((low + high) / 2, y1, y2);
}

}  // namespace

float ease_out(float t) { return t <= 0 ? 0 : t >= 1 ? 1 : bezier(t, 0.2F, 0.8F, 0.2F, 1.0F); }
float ease_in_out(float t) { return t <= 0 ? 0 : t >= 1 ? 1 : bezier(t, 0.6F, 0.0F, 0.2F, 1.0F); }

float progress(double now, double start, double seconds) {
  return seconds <= 0 ? 1.0F : static_cast<float>(std::clamp((now - start) / seconds, 0.0, 1.0));
}

void Glide::aim(float goal, double now, double seconds) {
  if (goal == to_) return;
  from_ = at(now);
  to_ = goal;
  start_ = now;
  seconds_ = seconds;
}

float Glide::at(double now) const { return from_ + (to_ - from_) * ease_out(progress(now, start_, seconds_)); }

}  // namespace maquette::ui
