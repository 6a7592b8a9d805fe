// What an entry's pictures and model must be before anybody hands them to a decoder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace maquette::entry {

/// One line when `png` is not a whole, plain PNG of at most 8192 x 8192 pixels: chunks in order with right checksums,
/// nothing after the last, only chunks that say what the picture looks like.
std::optional<std::string> refuse_png(std::string_view png);

/// One line when `glb` is not a glTF 2.0 binary that stands alone: header, one JSON chunk, at most one binary chunk, no
/// links to other files.
std::optional<std::string> refuse_glb(std::string_view glb);

}  // namespace maquette::entry
