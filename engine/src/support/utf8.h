// UTF-8, strictly as in RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
//
// Every text from outside passes through here before any parser sees it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace maquette {

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;  ///< bytes; 0: the bytes are not UTF-8
};

/// The code point that starts at byte `at` (< text.size()).
CodePoint decode_utf8(std::string_view text, std::size_t at);

/// Offset of the first byte that is not part of well-formed UTF-8, or npos.
std::size_t find_malformed_utf8(std::string_view text);

/// Code points in a well-formed text.
std::size_t count_code_points(std::string_view text);

std::string encode_utf8(char32_t code_point);

/// Code points that have no place in a text a person reads or writes: control characters (C0 but tab and line ends, DEL,
/// C1), bidirectional controls that make text read differently from what it says, line separators editors do not count, and
/// byte order marks inside a text.
bool is_unwelcome(char32_t code_point);

/// "U+202E"
std::string code_point_name(char32_t code_point);

}  // namespace maquette
