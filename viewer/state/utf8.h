// UTF-8, code point by code point: enough to lay out, filter and shorten text. Broken bytes decode as U+FFFD, one at a
// time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace maquette::viewer {

/// Decodes the code point at `*at` and moves `*at` past it.
char32_t next_code_point(std::string_view text, std::size_t* at);
void append_utf8(std::string* text, char32_t code_point);
std::size_t count_code_points(std::string_view text);

/// The first letter in lower case, for names inside a sentence ("Next: laces"), unless the second letter is a capital too
/// ("EVA"). Latin script; other letters stay as they are.
std::string inside_sentence(std::string_view text);

}  // namespace maquette::viewer
