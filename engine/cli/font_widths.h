// How wide the letters of a font are, as a machine stitches or engraves them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace maquette::cli {

/// What a machine is set to; lengths in micrometres, one of `capitals` and `em` above 0.
struct LetterSize {
  std::int64_t capitals = 0;  ///< height of a capital letter
  std::int64_t em = 0;        ///< the font's own measure: its point size in print
  std::int64_t gap = 0;       ///< after each letter, beside what the font leaves
};

struct FontWidths {
  std::map<char32_t, std::int64_t> widths;  ///< in micrometres, rounded up
  std::vector<char32_t> missing;            ///< characters the font has no glyph for, or no room
  std::string problem;                      ///< one sentence, when the font cannot be used
};

/// `font`: the bytes of a TrueType or OpenType font; `characters`: each once.
FontWidths measure_font(std::string_view font, const std::vector<char32_t>& characters, const LetterSize& size);

}  // namespace maquette::cli
