// Where things stand on the sheet's pages, in design pixels: a page is its paper at 0.42 points a pixel, so that the
// studio's 20-pixel type is 8.4 points. Pure arithmetic on heights; drawing measures the type and asks here.
#pragma once

#include <cstddef>
#include <vector>

#include "sheet/sheet.h"

namespace maquette::sheet {

inline constexpr double kPointsPerPixel = 0.42;

struct Box {
  double x = 0, y = 0, w = 0, h = 0;
  double right() const { return x + w; }
  double bottom() const { return y + h; }
};

/// Rows `begin` to `end` in a column.
struct Column {
  std::size_t begin = 0, end = 0;
  double x = 0, width = 0;
};

struct PageLayout {
  std::vector<Column> columns;
  double list_top = 0;
  bool views = false, sums = false;  ///< the first page shows the views, the last one the sums
};

struct Layout {
  double width = 0, height = 0, margin = 0;
  Box large;               ///< the first view
  std::vector<Box> small;  ///< the others
  double sums_top = 0;
  std::vector<PageLayout> pages;
};

/// `heights` of the rows in order. The large view takes what the list leaves, between two sizes; what does not fit beside
/// it goes on to further pages.
Layout lay_out(const Paper& paper, std::size_t views, const std::vector<double>& heights);

double column_width(const Paper& paper);

}  // namespace maquette::sheet
