#include "cli/public_keys.h"

#include <optional>
#include <sstream>
#include <string_view>

#include "cli/files.h"
#include "cli/input.h"

namespace maquette::cli {
namespace {

using Key = std::array<std::uint8_t, 32>;

constexpr std::size_t kLargestKeyFile = std::size_t{1} << 20;

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  return std::nullopt;
}

std::optional<Key> parse_key(std::string_view text) {
  Key key{};
  if (text.size() != 2 * key.size()) return std::nullopt;
  for (std::size_t byte = 0; byte < key.size(); ++byte) {
    const auto high = hex_digit(text[2 * byte]), low = hex_digit(text[2 * byte + 1]);
    if (!high || !low) return std::nullopt;
    key[byte] = static_cast<std::uint8_t>(16 * *high + *low);
  }
  return key;
}

}  // namespace

bool add_public_keys(const std::string& given, std::vector<Key>& keys) {
  if (const auto key = parse_key(given)) {
    keys.push_back(*key);
    return true;
  }
  const auto text = read_input(given, kLargestKeyFile);
  if (!text) return false;
  if (text->starts_with("maquette kiosk key")) {
    print_finding(given, "secret-key", "this is a kiosk's secret key; give its public half, " + given + ".pub");
    return false;
  }
  std::istringstream lines(*text);
  std::string line;
  bool usable = true;
  for (std::uint32_t number = 1; std::getline(lines, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    if (const auto key = parse_key(line)) {
      keys.push_back(*key);
    } else {
      print_findings({{Severity::error, {given, number, 1}, "bad-key", "a public key is 64 hex digits"}});
      usable = false;
    }
  }
  return usable;
}

}  // namespace maquette::cli
