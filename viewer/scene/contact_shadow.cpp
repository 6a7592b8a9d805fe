#include "scene/contact_shadow.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <future>

namespace maquette::scene {
namespace {

constexpr float kContrast = 1.15F;  // the eye takes what is faint for less than it is
constexpr float kMargin = 0.32F;    // of the product's length around it

/// Lowest and highest surface above each cell; low > high where there is none.
struct Columns {
  int width = 0, height = 0;
  float cell = 1.0F;  // metres
  std::vector<float> low, high;
};

/// Marks the cells under a triangle with its height range: sampled along its edges and inside, no finer than the grid
/// needs.
void mark_triangle(Columns& grid, glm::vec2 origin, const std::array<glm::vec3, 3>& corner) {
  const float longest = std::max(
      {glm::distance(corner[0], corner[1]), glm::distance(corner[1], corner[2]), glm::distance(corner[2], corner[0])});
  const int steps = std::clamp(static_cast<int>(std::ceil(1.5F * longest / grid.cell)), 1, 256);
  for (int i = 0; i <= steps; ++i) {
    for (int j = 0; j <= steps - i; ++j) {
      const float a = static_cast<float>(i) / static_cast<float>(steps),
                  b = static_cast<float>(j) / static_cast<float>(steps);
      const glm::vec3 p = corner[0] * (1.0F - a - b) + corner[1] * a + corner[2] * b;
      const int x = static_cast<int>((p.x - origin.x) / grid.cell), z = static_cast<int>((p.z - origin.y) / grid.cell);
      if (x < 0 || z < 0 || x >= grid.width || z >= grid.height) continue;
      const auto at = static_cast<std::size_t>(z * grid.width + x);
      grid.low[at] = std::min(grid.low[at], p.y);
      grid.high[at] = std::max(grid.high[at], p.y);
    }
  }
}

Columns make_columns(const Figure& product, const std::vector<bool>& shown, int width, int height, float cell,
                     glm::vec2 origin) {
  const auto cells = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  Columns grid{width, height, cell, std::vector<float>(cells, 1.0e9F), std::vector<float>(cells, -1.0e9F)};
  for (std::size_t s = 0; s < product.slots.size(); ++s) {
    if (s < shown.size() && !shown[s]) continue;
    const Slot& slot = product.slots[s];
    for (std::size_t i = 0; i + 2 < slot.indices.size(); i += 3) {
      mark_triangle(
          grid, origin,
          {slot.positions[slot.indices[i]], slot.positions[slot.indices[i + 1]], slot.positions[slot.indices[i + 2]]});
    }
  }
  return grid;
}

bool blocked(const Columns& grid, float top, float x, float z, const glm::vec3& direction) {
  // One cell a step over the floor; steep directions climb out at once.
  const float run = std::max(glm::length(glm::vec2(direction.x, direction.z)), 0.05F);
  const float dx = direction.x / run, dz = direction.z / run, dy = direction.y / run * grid.cell;
  float y = 0.5F * dy;
  for (; y - 0.5F * dy <= top; x += dx, z += dz, y += dy) {
    const int column = static_cast<int>(x), row = static_cast<int>(z);
    if (x < 0.0F || z < 0.0F || column >= grid.width || row >= grid.height) return false;
    const auto at = static_cast<std::size_t>(row * grid.width + column);
    if (grid.low[at] <= y + 0.5F * dy && grid.high[at] >= y - 0.5F * dy) return true;
  }
  return false;
}

void add(Turning& sum, const Turning& series, float share = 1.0F) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += share * series[i];
}

std::vector<Turning> shade(const Columns& grid, float top, const FloorLight& light) {
  const auto directions = fan();
  std::vector<Turning> result(grid.low.size());
  const auto rows = [&](int first, int last) {
    for (int z = first; z < last; ++z) {
      for (int x = 0; x < grid.width; ++x) {
        Turning& cell = result[static_cast<std::size_t>(z * grid.width + x)];
        for (std::size_t d = 0; d < kFan; ++d) {
          if (blocked(grid, top, static_cast<float>(x) + 0.5F, static_cast<float>(z) + 0.5F, directions[d])) {
            add(cell, light[d]);
          }
        }
      }
    }
  };
  auto half = std::async(std::launch::async, rows, 0, grid.height / 2);
  rows(grid.height / 2, grid.height);
  half.get();
  return result;
}

/// The mean over `2 * radius + 1` cells in a row of `count` cells that lie `stride` apart; running sums.
void box_row(const Turning* from, Turning* to, int count, int stride, int radius) {
  Turning sum{};
  const auto cell = [&](int i) { return static_cast<std::ptrdiff_t>(i) * stride; };
  for (int i = 0; i < std::min(radius, count); ++i) add(sum, from[cell(i)]);
  for (int i = 0; i < count; ++i) {
    if (i + radius < count) add(sum, from[cell(i + radius)]);
    if (i - radius > 0) add(sum, from[cell(i - radius - 1)], -1.0F);
    to[cell(i)] = {};
    add(to[cell(i)], sum, 1.0F / static_cast<float>(2 * radius + 1));
  }
}

std::vector<Turning> boxed(std::vector<Turning> cells, int width, int height, int radius) {
  std::vector<Turning> across(cells.size());
  for (int y = 0; y < height; ++y) {
    const auto row = static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    box_row(&cells[row], &across[row], width, 1, radius);
  }
  for (int x = 0; x < width; ++x) {
    box_row(&across[static_cast<std::size_t>(x)], &cells[static_cast<std::size_t>(x)], height, width, radius);
  }
  return cells;
}

/// Two small boxes hide the fan. A shadow grows softer with the distance of what casts it, and fainter. Where it is faint
/// the fan's single shadows lie apart and would show as clouds: there it is what a wide blur leaves of it, and dark places
/// keep their edges. The outermost cells fade to nothing.
std::vector<Turning> softened(std::vector<Turning> cells, int width, int height) {
  for (int pass = 0; pass < 2; ++pass) cells = boxed(std::move(cells), width, height, 1);
  const int radius = std::max(width / 28, 2);
  const std::vector<Turning> wide = boxed(boxed(cells, width, height, radius), width, height, radius);
  const float fade = 0.12F * static_cast<float>(std::min(width, height));
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto at = static_cast<std::size_t>(y * width + x);
      const auto edge = static_cast<float>(std::min({x, y, width - 1 - x, height - 1 - y}));
      const float dark = glm::smoothstep(0.235F, 0.59F, cells[at][0]), inside = glm::smoothstep(0.0F, fade, edge);
      Turning soft{};
      add(soft, cells[at], dark * inside);
      add(soft, wide[at], (1.0F - dark) * inside);
      cells[at] = soft;
    }
  }
  return cells;
}

}  // namespace

ContactShadow contact_shadow(const Figure& product, const std::vector<bool>& shown, const Bounds& bounds,
                             const FloorLight& light, int width) {
  const glm::vec3 size = bounds.size();
  const float margin = kMargin * std::max(size.x, size.z);
  ContactShadow result;
  result.low = glm::vec2(bounds.low.x, bounds.low.z) - margin;
  result.high = glm::vec2(bounds.high.x, bounds.high.z) + margin;
  const glm::vec2 span = result.high - result.low;
  const float cell = span.x / static_cast<float>(width);
  result.width = width;
  result.height = std::clamp(static_cast<int>(std::ceil(span.y / cell)), 1, 4 * width);
  result.high.y = result.low.y + cell * static_cast<float>(result.height);
  const Columns grid = make_columns(product, shown, result.width, result.height, cell, result.low);
  result.blocked = softened(shade(grid, std::max(bounds.high.y, cell), light), result.width, result.height);
  return result;
}

std::vector<std::uint8_t> shadow_from(const ContactShadow& shadow, float azimuth_degrees) {
  std::vector<std::uint8_t> cells;
  cells.reserve(shadow.blocked.size());
  const Turning terms = terms_at(azimuth_degrees);
  std::array<std::uint8_t, 256> seen{};
  for (std::size_t i = 0; i < seen.size(); ++i) {
    seen[i] = static_cast<std::uint8_t>(255.0F * std::pow(static_cast<float>(i) / 255.0F, kContrast));
  }
  for (const Turning& cell : shadow.blocked) {
    cells.push_back(seen[static_cast<std::size_t>(255.0F * std::clamp(turned(cell, terms), 0.0F, 1.0F))]);
  }
  return cells;
}

}  // namespace maquette::scene
