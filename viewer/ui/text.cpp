#include "ui/text.h"

#include "state/utf8.h"

namespace maquette::ui {

using viewer::append_utf8;
using viewer::next_code_point;

namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr std::string_view kEllipsis = "\u2026";

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Where a line may end: the text before the break as it would be shown, and where the next line starts.
struct Break {
  std::string shown;
  std::size_t next = 0;
};

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

std::vector<Break> breaks_of(std::string_view text) {
  std::vector<Break> breaks;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, &at);
    if (c == U' ') breaks.push_back({without_soft_hyphens(trimmed(text.substr(0, start))), at});
    if (c == kSoftHyphen) breaks.push_back({without_soft_hyphens(text.substr(0, start)) + "-", at});
    if (c == U'-') breaks.push_back({without_soft_hyphens(text.substr(0, at)), at});
  }
  breaks.push_back({without_soft_hyphens(trimmed(text)), text.size()});
  return breaks;
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
  std::string_view rest = text;
  while (!rest.empty() && lines.size() + 1 < most_lines) {
    const Break* best = nullptr;
    const std::vector<Break> breaks = breaks_of(rest);
    for (const Break& candidate : breaks) {
      if (width_on_screen(font, candidate.shown) > width) break;
      best = &candidate;
    }
    if (best == nullptr) break;  // a word wider than the line: the last line shortens it
    lines.push_back(best->shown);
    rest.remove_prefix(best->next);
  }
  if (!rest.empty() && lines.size() < most_lines) lines.push_back(shorten_on_screen(font, rest, width));
  return lines;
}

}  // namespace maquette::ui
