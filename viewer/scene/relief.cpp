#include "scene/relief.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace maquette::scene {

// By running sums: rows, then columns.
void box_blur(Field& field, int width, int height, int radius) {
  Field line(static_cast<std::size_t>(std::max(width, height)));
  const auto run = [&](float* start, int n, int step) {
    float sum = 0.0F;
    for (int i = -radius; i < n + radius; ++i) {
      if (i + radius < n) sum += start[static_cast<std::ptrdiff_t>(i + radius) * step];
      if (i - radius - 1 >= 0) sum -= start[static_cast<std::ptrdiff_t>(i - radius - 1) * step];
      if (i >= 0 && i < n) line[static_cast<std::size_t>(i)] = sum / static_cast<float>(2 * radius + 1);
    }
    for (int i = 0; i < n; ++i) start[static_cast<std::ptrdiff_t>(i) * step] = line[static_cast<std::size_t>(i)];
  };
  for (int y = 0; y < height; ++y) run(field.data() + static_cast<std::ptrdiff_t>(y) * width, width, 1);
  for (int x = 0; x < width; ++x) run(field.data() + x, height, width);
}

glm::vec2 slope_at(const Field& field, int width, int height, int x, int y) {
  const auto at = [&](int column, int row) {
    return field[static_cast<std::size_t>(std::clamp(row, 0, height - 1) * width + std::clamp(column, 0, width - 1))];
  };
  return 0.5F * glm::vec2(at(x + 1, y) - at(x - 1, y), at(x, y + 1) - at(x, y - 1));
}

std::uint8_t byte(float unit) { return static_cast<std::uint8_t>(std::lround(std::clamp(unit, 0.0F, 1.0F) * 255.0F)); }

void write_normal(const glm::vec2& slope, std::uint8_t* out) {
  // The picture's y runs down, a tangent-space normal's up.
  const glm::vec3 normal = glm::normalize(glm::vec3(-slope.x, slope.y, 1.0F));
  out[0] = byte(0.5F + 0.5F * normal.x);
  out[1] = byte(0.5F + 0.5F * normal.y);
}

}  // namespace maquette::scene
