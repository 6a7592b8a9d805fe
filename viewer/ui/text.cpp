#include "ui/text.h"

#include "state/utf8.h"
#include "ui/line_breaks.h"

namespace maquette::ui {

using viewer::append_utf8;
using viewer::next_code_point;

namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr std::string_view kEllipsis = "\u2026";

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::string without_soft_hyphens(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, &at);
    if (c != kSoftHyphen) append_utf8(&result, c);
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// `text` from `begin` to `end` as a line: a soft hyphen at its end is one that shows.
std::string line_of(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view line = trimmed(text.substr(begin, end - begin));
  return without_soft_hyphens(line) + (line.ends_with("\u00AD") && end < text.size() ? "-" : "");
}

/// The last of `breaks` up to which the line that starts at `begin` fits; `begin` when none does.
std::size_t last_fitting(const Font& font, std::string_view text, std::size_t begin, const std::vector<std::size_t>& breaks,
                         float width) {
  std::size_t best = begin;
  for (const std::size_t end : breaks) {
    if (end <= begin) continue;
    if (width_on_screen(font, line_of(text, begin, end)) > width) break;
    best = end;
  }
  return best;
}

}  // namespace

float width_on_screen(const Font& font, std::string_view text, bool digit_cells) {
  float width = 0.0F;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, &at);
    if (c == kSoftHyphen) continue;
    const bool cell = digit_cells && is_digit(c);
    if (before != 0 && !cell && !(digit_cells && is_digit(before))) width += font.kerning(before, c);
    width += (cell ? font.digit_cell : font.advance(c)) + font.tracking;
    before = c;
  }
  return width == 0.0F ? 0.0F : width - font.tracking;
}

std::string shorten_on_screen(const Font& font, std::string_view text, float width) {
  std::string line = without_soft_hyphens(text);
  if (width_on_screen(font, line) <= width) return line;
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < line.size(); next_code_point(line, &at)) ends.push_back(at);
  while (!ends.empty()) {
    const std::string shorter =
        std::string(trimmed(std::string_view(line).substr(0, ends.back()))) + std::string(kEllipsis);
    if (width_on_screen(font, shorter) <= width) return shorter;
    ends.pop_back();
  }
  return std::string(kEllipsis);
}

std::vector<std::string> wrap_on_screen(const Font& font, std::string_view text, float width, std::size_t most_lines) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size() && lines.size() + 1 < most_lines) {
    std::size_t end = last_fitting(font, text, begin, font.breaks->of(text), width);
    if (end == begin && is_east_asian(text))
      end = last_fitting(font, text, begin, font.breaks->of(text, LineBreaks::Between::letters), width);
    if (end == begin) break;  // a word wider than the line: the last line shortens it
    lines.push_back(line_of(text, begin, end));
    begin = end;
  }
  if (begin < text.size() && lines.size() < most_lines) lines.push_back(shorten_on_screen(font, text.substr(begin), width));
  return lines;
}

}  // namespace maquette::ui
