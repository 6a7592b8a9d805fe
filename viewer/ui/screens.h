// A whole screen: which panels it has, in reading order, and where the product stands in it.
#pragma once

#include <string>
#include <vector>

#include "state/action.h"
#include "ui/context.h"
#include "ui/panels.h"

namespace maquette::ui {

struct ScreenOptions {
  std::vector<LanguageName> languages;       ///< that can be switched to
  std::string address = "maquette.example";  ///< of the contest's website
};

/// Draws everything but the product and its stage. Returns what happened, in order.
std::vector<viewer::Action> draw_screen(const viewer::ViewerState& state, UiContext& ui, const ScreenOptions& options);

/// Where the product stands, in design pixels, on a window of `width` x `height` design pixels.
Rect product_box(viewer::Screen screen, float width, float height);

/// The part of the window that shows the stage; the rest is covered by panels.
Rect stage_box(viewer::Screen screen, float width, float height);

}  // namespace maquette::ui
