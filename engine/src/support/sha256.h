// SHA-256 (FIPS 180-4, by libsodium), as the 64 lower-case hex digits every file format here writes it in.
#pragma once

#include <string>
#include <string_view>

namespace maquette {

std::string sha256_hex(std::string_view bytes);

/// Lower-case hex of any bytes.
std::string to_hex(std::string_view bytes);

}  // namespace maquette
