#include "scene/contact_shadow.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <future>

namespace maquette::scene {
namespace {

constexpr float kMargin = 0.32F;  // of the product's length around it
constexpr int kDirections = 56;

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

/// Directions over the upper half, weighted to the middle as a large overhead light is; golden-angle spiral.
std::array<glm::vec3, kDirections> light_directions() {
  std::array<glm::vec3, kDirections> directions{};
  for (int i = 0; i < kDirections; ++i) {
    const float u = (static_cast<float>(i) + 0.5F) / kDirections;
    const float radius = 0.97F * std::sqrt(u), phi = 2.399963F * static_cast<float>(i);
    directions[i] = {radius * std::cos(phi), std::sqrt(1.0F - radius * radius), radius * std::sin(phi)};
  }
  return directions;
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

std::vector<std::uint8_t> shade(const Columns& grid, float top) {
  const auto directions = light_directions();
  std::vector<std::uint8_t> result(grid.low.size());
  const auto rows = [&](int first, int last) {
    for (int z = first; z < last; ++z) {
      for (int x = 0; x < grid.width; ++x) {
        int hits = 0;
        for (const glm::vec3& d : directions) {
          hits += blocked(grid, top, static_cast<float>(x) + 0.5F, static_cast<float>(z) + 0.5F, d) ? 1 : 0;
        }
        result[static_cast<std::size_t>(z * grid.width + x)] = static_cast<std::uint8_t>(hits * 255 / kDirections);
      }
    }
  };
  auto half = std::async(std::launch::async, rows, 0, grid.height / 2);
  rows(grid.height / 2, grid.height);
  half.get();
  return result;
}

/// The mean over `2 * radius + 1` cells in a row of `count` cells that lie `stride` apart; running sums.
void box_row(const std::uint8_t* from, std::uint8_t* to, int count, int stride, int radius) {
  int sum = 0;
  for (int i = 0; i < std::min(radius, count); ++i) sum += from[static_cast<std::ptrdiff_t>(i) * stride];
  for (int i = 0; i < count; ++i) {
    if (i + radius < count) sum += from[static_cast<std::ptrdiff_t>(i + radius) * stride];
    if (i - radius > 0) sum -= from[static_cast<std::ptrdiff_t>(i - radius - 1) * stride];
    to[static_cast<std::ptrdiff_t>(i) * stride] = static_cast<std::uint8_t>(sum / (2 * radius + 1));
  }
}

/// A shadow grows softer with the distance of what casts it, and fainter. Where it is faint the fan's single shadows lie
/// apart and would show as clouds: there it is what a wide blur leaves of it, and dark places keep their edges.
std::vector<std::uint8_t> softer_where_faint(const std::vector<std::uint8_t>& cells, int width, int height) {
  const int radius = std::max(width / 28, 2);
  std::vector<std::uint8_t> wide = cells, across(cells.size());
  for (int pass = 0; pass < 2; ++pass) {
    for (int y = 0; y < height; ++y) {
      const auto row = static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
      box_row(&wide[row], &across[row], width, 1, radius);
    }
    for (int x = 0; x < width; ++x) {
      box_row(&across[static_cast<std::size_t>(x)], &wide[static_cast<std::size_t>(x)], height, width, radius);
    }
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const float dark = glm::smoothstep(60.0F, 150.0F, static_cast<float>(cells[i]));
    wide[i] = static_cast<std::uint8_t>(glm::mix(static_cast<float>(wide[i]), static_cast<float>(cells[i]), dark));
  }
  return wide;
}

/// Two passes of a 3 x 3 box hide the fan; the outermost cells fade to nothing.
std::vector<std::uint8_t> softened(std::vector<std::uint8_t> cells, int width, int height) {
  for (int pass = 0; pass < 2; ++pass) {
    std::vector<std::uint8_t> next(cells.size(), 0);
    for (int y = 1; y + 1 < height; ++y) {
      for (int x = 1; x + 1 < width; ++x) {
        int sum = 0;
        for (int dy = -1; dy <= 1; ++dy) {
          for (int dx = -1; dx <= 1; ++dx) sum += cells[static_cast<std::size_t>((y + dy) * width + x + dx)];
        }
        next[static_cast<std::size_t>(y * width + x)] = static_cast<std::uint8_t>(sum / 9);
      }
    }
    cells = std::move(next);
  }
  cells = softer_where_faint(cells, width, height);
  const float fade = 0.12F * static_cast<float>(std::min(width, height));
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const int edge = std::min({x, y, width - 1 - x, height - 1 - y});
      auto& cell = cells[static_cast<std::size_t>(y * width + x)];
      cell = static_cast<std::uint8_t>(static_cast<float>(cell) * glm::smoothstep(0.0F, fade, static_cast<float>(edge)));
    }
  }
  return cells;
}

}  // namespace

ContactShadow contact_shadow(const Figure& product, const std::vector<bool>& shown, const Bounds& bounds, int width) {
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
  result.occlusion = softened(shade(grid, std::max(bounds.high.y, cell)), result.width, result.height);
  return result;
}

}  // namespace maquette::scene
