#include "language_server/positions.h"

#include <algorithm>
#include <iterator>

#include "support/utf8.h"

namespace maquette::lsp {
namespace {

/// UTF-16 code units of a code point.
std::uint32_t units(char32_t code_point) { return code_point > 0xFFFF ? 2 : 1; }

}  // namespace

LineMap::LineMap(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = text.find_first_of("\r\n"); at != std::string_view::npos; at = text.find_first_of("\r\n", at)) {
    at += text.substr(at, 2) == "\r\n" ? 2 : 1;
    starts_.push_back(at);
  }
}

TextPosition LineMap::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  TextPosition position{static_cast<std::uint32_t>(std::distance(starts_.begin(), after) - 1), 0};
  for (std::size_t at = *std::prev(after); at < offset;) {
    const CodePoint point = decode_utf8(text_, at);
    position.character += units(point.value);
    at += std::max<std::size_t>(point.length, 1);
  }
  return position;
}

std::size_t LineMap::line_end(std::size_t line) const {
  const std::size_t next = line + 1 < starts_.size() ? starts_[line + 1] : text_.size();
  std::size_t end = next;
  while (end > starts_[line] && (text_[end - 1] == '\n' || text_[end - 1] == '\r') && line + 1 < starts_.size()) --end;
  return end;
}

std::size_t LineMap::offset(TextPosition position) const {
  if (position.line >= starts_.size()) return text_.size();
  const std::size_t end = line_end(position.line);
  std::size_t at = starts_[position.line];
  for (std::uint32_t passed = 0; at < end;) {
    const CodePoint point = decode_utf8(text_, at);
    passed += units(point.value);
    if (passed > position.character) break;
    at += std::max<std::size_t>(point.length, 1);
  }
  return at;
}

}  // namespace maquette::lsp
