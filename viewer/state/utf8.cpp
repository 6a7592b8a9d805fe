#include "state/utf8.h"

namespace maquette::viewer {

namespace {

constexpr char32_t kBroken = 0xFFFD;

/// Number of bytes the first byte announces, and the bits it carries itself; 0 for a byte that starts nothing.
int announced(unsigned char lead, char32_t* bits) {
  if (lead < 0x80) return *bits = lead, 1;
  if (lead >= 0xC2 && lead < 0xE0) return *bits = lead & 0x1FU, 2;
  if (lead >= 0xE0 && lead < 0xF0) return *bits = lead & 0x0FU, 3;
  if (lead >= 0xF0 && lead < 0xF5) return *bits = lead & 0x07U, 4;
  return 0;
}

bool well_formed(char32_t code_point, int bytes) {
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  return code_point >= kLeast[bytes] && code_point <= 0x10FFFF && !(code_point >= 0xD800 && code_point < 0xE000);
}

char32_t lower(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c >= 0x100 && c <= 0x137) return c | 1U;
  if (c == 0x152) return 0x153;
  return c;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t* at) {
  char32_t value = 0;
  const int bytes = announced(static_cast<unsigned char>(text[*at]), &value);
  if (bytes == 0 || *at + static_cast<std::size_t>(bytes) > text.size()) return ++*at, kBroken;
  for (int i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[*at + static_cast<std::size_t>(i)]);
    if ((next & 0xC0U) != 0x80U) return ++*at, kBroken;
    value = (value << 6U) | (next & 0x3FU);
  }
  if (!well_formed(value, bytes)) return ++*at, kBroken;
  *at += static_cast<std::size_t>(bytes);
  return value;
}

void append_utf8(std::string* text, char32_t c) {
  const auto push = [text](char32_t byte) { text->push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) return push(c);
  if (c < 0x800) return push(0xC0U | (c >> 6U)), push(0x80U | (c & 0x3FU));
  if (c < 0x10000) return push(0xE0U | (c >> 12U)), push(0x80U | ((c >> 6U) & 0x3FU)), push(0x80U | (c & 0x3FU));
  push(0xF0U | (c >> 18U));
  push(0x80U | ((c >> 12U) & 0x3FU));
  push(0x80U | ((c >> 6U) & 0x3FU));
  push(0x80U | (c & 0x3FU));
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, &at);
  return count;
}

std::string inside_sentence(std::string_view text) {
  if (text.empty()) return {};
  std::size_t at = 0;
  const char32_t first = next_code_point(text, &at);
  std::size_t second_at = at;
  const char32_t second = at < text.size() ? next_code_point(text, &second_at) : U' ';
  if (lower(second) != second) return std::string(text);
  std::string result;
  append_utf8(&result, lower(first));
  return result.append(text.substr(at));
}

}  // namespace maquette::viewer
