// Places in a text as an editor counts them: lines and characters from 0, a character being a UTF-16 code unit.
//
// The engine counts bytes inside a file, and lines and code points from 1 where people read them; the protocol's own unit
// is neither. All three meet here and nowhere else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace maquette::lsp {

struct TextPosition {
  std::uint32_t line = 0;
  std::uint32_t character = 0;
  auto operator<=>(const TextPosition&) const = default;
};

struct TextRange {
  TextPosition start, end;
  bool operator==(const TextRange&) const = default;
};

class LineMap {
 public:
  /// `text` is well-formed UTF-8 and outlives the map. Lines end with LF, CRLF or CR.
  explicit LineMap(std::string_view text);

  TextPosition position(std::size_t offset) const;
  TextRange range(std::size_t begin, std::size_t end) const { return {position(begin), position(end)}; }

  /// The byte at `position`; the line's end where it has fewer characters, the text's end where it has fewer lines.
  std::size_t offset(TextPosition position) const;

 private:
  std::size_t line_end(std::size_t line) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;
};

}  // namespace maquette::lsp
