// Numbers that change: each digit rolls in its own cell from the old to the new, so that the eye sees what moved.
#pragma once

#include <string>
#include <string_view>

#include "ui/context.h"

namespace maquette::ui {

/// Draws `text` with its left at `at`; what differs from the text of this name shown before rolls in. Returns the width.
float rolling_number(UiContext& ui, std::string_view name, Point at, Style style, const std::string& text);

}  // namespace maquette::ui
