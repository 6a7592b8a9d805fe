// A line of text as a coverage mask, by stb_truetype.
#pragma once

#include <string_view>

#include "scene/image.h"

namespace maquette::scene {

struct TextMask {
  Image coverage;        ///< 1 channel
  bool complete = true;  ///< false: the font lacks some characters, which were left out
};

/// The text in one line, centred, as large as fits `width` x `height` with a margin. `stretch`: width of a pixel over its
/// height.
TextMask text_mask(std::string_view utf8, std::string_view style, int width, int height, float stretch);

}  // namespace maquette::scene
