// A line of text to type into. The caret is at the end; it is the accent's, like everything that is "yours".
#pragma once

#include <string>
#include <string_view>

#include "ui/context.h"

namespace maquette::ui {

struct FieldLook {
  std::string_view text;
  std::string_view hint;   ///< shown while empty
  std::string_view right;  ///< "6 of 8"
  bool active = false;     ///< typing goes here
  bool good = false;       ///< a tick: nothing is left to do here
  Style style = Style::field;
};

/// Returns true when tapped. A long text shows its end.
bool field(UiContext& ui, std::string_view name, Rect box, const FieldLook& look);

/// Types what came from a real keyboard: letters and backspace. None when nothing was typed.
std::optional<std::string> typed_into(UiContext& ui, const std::string& text);

}  // namespace maquette::ui
