// Texts counted the way a person counts: by grapheme ("é" is one, whichever way it is encoded).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace maquette {

/// Graphemes (Unicode's extended grapheme clusters) in a UTF-8 text.
std::uint32_t count_graphemes(std::string_view utf8);

/// The first `count` graphemes of a UTF-8 text, all of it when it has fewer.
std::string first_graphemes(std::string_view utf8, std::uint32_t count);

}  // namespace maquette
