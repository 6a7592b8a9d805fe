// A line with one soft corner that ends in a ring: the leader line and the labels of "Why not".
#pragma once

#include "ui/canvas.h"

namespace maquette::ui {

/// `grown` is how much of it is drawn, 0 to 1; the ring appears when it is whole.
void draw_line_to(Canvas& canvas, Point from, Point bend, Point to, float grown);

}  // namespace maquette::ui
