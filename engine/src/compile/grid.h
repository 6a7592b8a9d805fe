// How many solutions for each pair of sums: a dense polynomial in two variables, cut off at what still matters.
//
// cells[i][j] belongs to the sums (i, j), counted from the least that is possible. Sums of one kind use a single column.
// Plain data and three operations.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace maquette::compile {

using Extent = std::array<std::uint32_t, 2>;

inline Extent least(const Extent& a, const Extent& b) { return {std::min(a[0], b[0]), std::min(a[1], b[1])}; }

template <class Number>
struct Grid {
  Extent size{0, 0};
  std::vector<Number> cells;

  Grid() = default;
  explicit Grid(Extent extent) : size(extent), cells(std::size_t{extent[0]} * extent[1], Number(0)) {}

  static Grid one() {
    Grid grid({1, 1});
    grid.cells[0] = 1;
    return grid;
  }
  Number* row(std::uint32_t i) { return cells.data() + std::size_t{i} * size[1]; }
  const Number* row(std::uint32_t i) const { return cells.data() + std::size_t{i} * size[1]; }
};

/// target[i][j] += factor * source[i][j] where both have the cell; `source` starts at (from_i, from_j) of itself, `target`
/// at (to_i, to_j).
template <class Number>
void add_scaled(Grid<Number>& target, Extent to, const Grid<Number>& source, Extent from, const Number& factor) {
  if (to[1] >= target.size[1] || from[1] >= source.size[1]) return;
  const std::uint32_t width = std::min(target.size[1] - to[1], source.size[1] - from[1]);
  for (std::uint32_t i = 0; to[0] + i < target.size[0] && from[0] + i < source.size[0]; ++i) {
    Number* out = target.row(to[0] + i) + to[1];
    const Number* in = source.row(from[0] + i) + from[1];
    for (std::uint32_t j = 0; j < width; ++j) out[j] += factor * in[j];
  }
}

/// What of `grid` lies within `limit`.
template <class Number>
Grid<Number> clipped(const Grid<Number>& grid, Extent limit) {
  if (least(limit, grid.size) == grid.size) return grid;
  Grid<Number> result(least(limit, grid.size));
  add_scaled(result, {0, 0}, grid, {0, 0}, Number(1));
  return result;
}

/// A cell that is not 0.
template <class Number>
struct Cell {
  std::uint32_t i = 0, j = 0;
  const Number* value = nullptr;
};

/// Row by row. Sums of few parts leave most cells of a grid empty.
template <class Number>
std::vector<Cell<Number>> filled_cells(const Grid<Number>& grid) {
  std::vector<Cell<Number>> cells;
  for (std::uint32_t i = 0; i < grid.size[0]; ++i) {
    const Number* row = grid.row(i);
    for (std::uint32_t j = 0; j < grid.size[1]; ++j) {
      if (row[j] != 0) cells.push_back({i, j, row + j});
    }
  }
  return cells;
}

/// The product, without what lies outside `limit`.
template <class Number>
Grid<Number> product(const Grid<Number>& a, const Grid<Number>& b, Extent limit) {
  Grid<Number> result(least(limit, {a.size[0] + b.size[0] - 1, a.size[1] + b.size[1] - 1}));
  const auto cells = filled_cells(a);
  for (const Cell<Number>& y : filled_cells(b)) {
    for (const Cell<Number>& x : cells) {
      if (x.i + y.i >= result.size[0]) break;
      if (x.j + y.j < result.size[1]) result.row(x.i + y.i)[x.j + y.j] += *x.value * *y.value;
    }
  }
  return result;
}

/// result[t] = sum over s of a[s + t] * b[s], for t within `size`: what is left for a factor when `b` is the other one.
template <class Number>
Grid<Number> correlation(const Grid<Number>& a, const Grid<Number>& b, Extent size) {
  Grid<Number> result(least(size, a.size));
  for (std::uint32_t i = 0; i < b.size[0]; ++i) {
    for (std::uint32_t j = 0; j < b.size[1]; ++j) {
      if (b.row(i)[j] != 0) add_scaled(result, {0, 0}, a, {i, j}, b.row(i)[j]);
    }
  }
  return result;
}

}  // namespace maquette::compile
