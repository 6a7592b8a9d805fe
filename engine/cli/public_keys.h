// The keys an organiser pins.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace maquette::cli {

/// Adds the key `given` is, or the keys in the file it names: 64 hex digits a line, empty lines and lines starting with '#'
/// apart. False: said on standard error what is wrong.
bool add_public_keys(const std::string& given, std::vector<std::array<std::uint8_t, 32>>& keys);

}  // namespace maquette::cli
