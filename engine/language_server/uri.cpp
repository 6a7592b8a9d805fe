#include "language_server/uri.h"

#include <charconv>

#include "support/utf8.h"

namespace maquette::lsp {
namespace {

std::optional<std::string> unescaped(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      result += text[at];
      continue;
    }
    unsigned value = 0;
    const char* digits = text.data() + at + 1;
    if (at + 2 >= text.size() || std::from_chars(digits, digits + 2, value, 16).ptr != digits + 2) return std::nullopt;
    if (value == 0) return std::nullopt;
    result += static_cast<char>(value);
    at += 2;
  }
  return result;
}

}  // namespace

std::optional<std::filesystem::path> path_of_uri(std::string_view uri) {
  constexpr std::string_view scheme = "file://", localhost = "localhost";
  if (!uri.starts_with(scheme)) return std::nullopt;
  uri.remove_prefix(scheme.size());
  if (uri.starts_with(localhost)) uri.remove_prefix(localhost.size());
  if (!uri.starts_with('/')) return std::nullopt;
  const auto path = unescaped(uri);
  if (!path || find_malformed_utf8(*path) != std::string::npos) return std::nullopt;
  std::error_code error;
  auto canonical = std::filesystem::weakly_canonical(*path, error);
  if (error) return std::nullopt;
  return canonical;
}

std::string uri_of_path(const std::filesystem::path& path) {
  constexpr std::string_view plain = "-._~/", digits = "0123456789ABCDEF";
  std::string uri = "file://";
  for (const char c : path.generic_string()) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.find(c) != std::string_view::npos) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return uri;
}

}  // namespace maquette::lsp
