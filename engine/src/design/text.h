// Texts counted the way a person counts: by grapheme ("é" is one, whichever way it is encoded).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maquette {

/// Graphemes (Unicode's extended grapheme clusters) in a UTF-8 text.
std::uint32_t count_graphemes(std::string_view utf8);

/// The first `count` graphemes of a UTF-8 text, all of it when it has fewer.
std::string first_graphemes(std::string_view utf8, std::uint32_t count);

/// One sentence for the customer when the text holds one of the words, or looks as if it did. Any text: what is not UTF-8
/// holds no word.
std::optional<std::string> refuse_words(std::string_view utf8, const std::vector<std::string>& deny,
                                        std::string_view language);

}  // namespace maquette
