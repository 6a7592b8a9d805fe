// The decisions that go with a text: its letters' style, its place, its colour.
#pragma once

#include "ui/panels.h"

namespace maquette::ui {

/// The decisions of the shown group other than its text `part`, in `room` (design pixels), scrolling when they need more:
/// first rows of buttons, then swatches. A tap on what is excluded asks why.
MaybeAction draw_text_choices(const viewer::ViewerState& state, UiContext& ui, PartIndex part, Rect room);

}  // namespace maquette::ui
