// Text layout: widths with kerning, wrapping into lines, and numbers in cells.
//
// Lines break where Unicode lets them (line_breaks.h): at spaces, hyphens and soft hyphens (U+00AD, shown only where a line
// ends there), in Japanese between phrases. What does not fit the last line ends in an ellipsis. Widths are design pixels,
// measured with the baked fonts, so that layout and drawing agree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/fonts.h"

namespace maquette::ui {

/// Width of one line in screen pixels. Digit cells: every digit as wide as the widest, so that numbers do not dance.
float width_on_screen(const Font& font, std::string_view text, bool digit_cells = false);

/// At most `most_lines` lines of at most `width` screen pixels.
std::vector<std::string> wrap_on_screen(const Font& font, std::string_view text, float width, std::size_t most_lines);

/// `text` as one line, ended by an ellipsis where it is too wide.
std::string shorten_on_screen(const Font& font, std::string_view text, float width);

}  // namespace maquette::ui
