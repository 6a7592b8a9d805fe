// Where the rail's rows lie: the leader line starts at one.
#pragma once

#include "ui/context.h"

namespace maquette::ui {

inline constexpr float kRailRow = 72;

/// The scrolling area of the rows, with 8 px above the first for shadows and focus rings.
Rect rail_box(const UiContext& ui);

}  // namespace maquette::ui
