#include "cli/html.h"

#include <cstdint>

#include "support/one_line.h"

namespace maquette::cli {

std::string html(std::string_view text) {
  constexpr std::size_t longest = 4'000;
  std::string safe;
  for (const char c : one_line(text, longest)) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto byte = [&](std::size_t at) {
    return at < bytes.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])) : 0U;
  };
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::uint32_t group = byte(at) << 16U | byte(at + 1) << 8U | byte(at + 2);
    text += digits[group >> 18U];
    text += digits[group >> 12U & 63U];
    text += at + 1 < bytes.size() ? digits[group >> 6U & 63U] : '=';
    text += at + 2 < bytes.size() ? digits[group & 63U] : '=';
  }
  return text;
}

}  // namespace maquette::cli
