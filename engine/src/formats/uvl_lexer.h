// UVL text to tokens. Indentation is syntax, as in Python: a deeper line opens a block, a shallower one closes blocks.
// Inside brackets, line ends mean nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/finding.h"

namespace maquette::formats {

enum class UvlTokenKind : std::uint8_t { name, number, string, symbol, newline, indent, dedent, end };

struct UvlToken {
  UvlTokenKind kind = UvlTokenKind::end;
  std::string text;     ///< without quotes
  bool quoted = false;  ///< a name in double quotes is never a keyword
  std::uint32_t line = 0;
  std::uint32_t column = 0;  ///< in code points, from 1

  bool is(std::string_view symbol) const { return kind == UvlTokenKind::symbol && text == symbol; }
  bool is_keyword(std::string_view word) const { return kind == UvlTokenKind::name && !quoted && text == word; }
};

struct UvlTokens {
  std::vector<UvlToken> tokens;  ///< ends with `end`
  Findings findings;
};

/// `text` is well-formed UTF-8.
UvlTokens tokenize_uvl(std::string_view text, std::string_view file);

}  // namespace maquette::formats
