// What an entry may say: text that is well-formed, of a known length, and reads as what it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace maquette::entry {

enum class Lines : std::uint8_t { one, many };

/// One line naming `what` when `text` is not UTF-8, has fewer than `least` or more than `most` code points, or holds
/// characters that cannot be seen: controls, bidirectional overrides, zero-width spaces and private use
/// points.
std::optional<std::string> refuse_text(const std::string& what, std::string_view text, std::size_t least, std::size_t most,
                                       Lines lines);

/// Small letters, digits, '-', '_' and '.', starting with a letter or a digit; 1 to `most` of them.
bool is_id(std::string_view text, std::size_t most);

/// A BCP 47 tag's shape: "en", "pt-BR", "zh-Hant".
bool is_language_tag(std::string_view text);

}  // namespace maquette::entry
