// Drawing a laid-out sheet with Cairo.
#pragma once

#include <cairo.h>

#include "sheet/layout.h"
#include "sheet/type.h"

namespace maquette::sheet {

/// How high each row stands, its value wrapped to the column.
std::vector<double> row_heights(const Sheet& sheet, const Paper& paper, Type& type);

/// Draws page `index`; the context's unit is a design pixel.
void draw_page(cairo_t* to, const Sheet& sheet, const Layout& layout, std::size_t index, Type& type);

}  // namespace maquette::sheet
