// One option in the tray: its picture, its name, and what it would do. The eight states of tokens and anatomy.
#pragma once

#include <string>
#include <string_view>

#include "state/derive.h"
#include "ui/context.h"

namespace maquette::ui {

struct SwatchLook {
  viewer::SwatchState state = viewer::SwatchState::available;
  Picture picture;
  std::string name;
  std::string third;     ///< the line below the name: price change, "Chosen", "Set by Ocean", "See why"
  std::string count;     ///< an author's: designs that are left with it
  bool absent = false;   ///< excluded because it cannot be had: `third` says so, in two lines where it must
  bool later = false;    ///< absent, but it may be had another day
  bool worded = false;   ///< no picture tells it from the others: its name stands where the picture would
  bool working = false;  ///< its choice is being worked out for longer than a moment
};

inline constexpr float kSwatchPicture = 112;  ///< height of a picture in the tray
inline constexpr float kSwatchWords = 84;     ///< of the tile of an option that has none

/// Height of the cell for a swatch: second lines below the picture make it taller. Of `look`, what is seen of its words.
float swatch_height(const UiContext& ui, const SwatchLook& look, float width);

/// Draws it with its top left at `box`; returns true when tapped.
bool swatch(UiContext& ui, std::string_view name, Rect box, const SwatchLook& look, float picture_height = kSwatchPicture);

}  // namespace maquette::ui
