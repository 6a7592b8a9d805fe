// The entry code: what a customer reads off the kiosk's last screen and tells a friend, "M7K-4QD".
//
// Six characters over 23 that are hard to mistake in print or by hand: no 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U
// and V. They are the package's SHA-256 modulo 23^6, 148 million codes. A code finds an entry among a contest's and proves
// nothing, so two entries that share one are merely both shown.
#include <cstdint>

#include "maquette/entry.h"
#include "support/sha256.h"

namespace maquette {

std::string entry_code(std::string_view package) {
  constexpr std::string_view alphabet = "34679ACDEFGHJKMNPQRTWXY";
  std::uint64_t number = std::stoull(sha256_hex(package).substr(0, 15), nullptr, 16);
  std::string code;
  for (int digit = 0; digit < 6; ++digit) {
    if (digit == 3) code += '-';
    code += alphabet[number % alphabet.size()];
    number /= alphabet.size();
  }
  return code;
}

}  // namespace maquette
