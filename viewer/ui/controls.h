// Buttons, boxes and rings: the controls every screen shares.
#pragma once

#include <string>
#include <string_view>

#include "ui/context.h"

namespace maquette::ui {

enum class ButtonKind : std::uint8_t {
  primary,  ///< ink
  outline,  ///< a control edge, filled with the surface
  quiet,    ///< a small card
};

struct ButtonLook {
  ButtonKind kind = ButtonKind::quiet;
  std::string_view label;
  const char* icon_before = nullptr;
  const char* icon_after = nullptr;
  bool large = false;  ///< 96 high: bigger letters, corners and icons
  bool enabled = true;
};

/// Draws a button that fills `box`. When the label is too wide the letters shrink first, then the icons go.
bool button(UiContext& ui, std::string_view name, Rect box, const ButtonLook& look);

/// The least width in which the button's label and icons fit as designed.
float button_width(const UiContext& ui, const ButtonLook& look);

/// Icon and word without a box: the top bar, and the way back. Returns true when tapped. `x` is the left edge.
bool pill(UiContext& ui, std::string_view name, Rect box, const char* icon, std::string_view label);
float pill_width(const UiContext& ui, std::string_view label);

/// "Back to ...": at the top left of every screen but the studio.
bool back_pill(UiContext& ui, std::string_view label);

/// A tick box with its sentence.
bool checkbox(UiContext& ui, std::string_view name, Rect box, bool checked, std::string_view sentence);

/// 4 px of ink, 4 px away: where the keyboard is.
void focus_ring(Canvas& canvas, Rect box, float radius);

/// The round badge of swatches and rows.
struct BadgeLook {
  float diameter = 36;
  Color fill = color::kSurface, edge = color::kInk, icon_color = color::kInk;
  float edge_width = 2;
  Style icon_style = Style::icon_24;
  const char* icon = icon::kTick;
};
void badge(Canvas& canvas, Point center, const BadgeLook& look);

}  // namespace maquette::ui
