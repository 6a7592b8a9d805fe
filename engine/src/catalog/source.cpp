#include "catalog/source.h"

#include <algorithm>
#include <utility>

#include "support/utf8.h"

namespace maquette::catalog {

Source::Source(std::string path, std::string_view text) : path_(std::move(path)), text_(text), line_starts_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    line_starts_.push_back(at + 1);
  }
}

Position Source::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::size_t start = *std::prev(after);
  const std::size_t column = count_code_points(text_.substr(start, offset - start)) + 1;
  return {path_, static_cast<std::uint32_t>(after - line_starts_.begin()), static_cast<std::uint32_t>(column)};
}

std::size_t Source::offset(std::size_t line, std::size_t column) const {
  if (line == 0 || line > line_starts_.size()) return text_.size();
  std::size_t at = line_starts_[line - 1];
  for (std::size_t passed = 1; passed < column && at < text_.size(); ++passed) at += decode_utf8(text_, at).length;
  return at;
}

}  // namespace maquette::catalog
