#include "support/one_line.h"

#include <unicode/uchar.h>

#include "support/utf8.h"

namespace maquette {

std::string one_line(std::string_view text, std::size_t most) {
  std::string line;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count == most) return line + "...";
    const CodePoint next = decode_utf8(text, at);
    const auto type = u_charType(static_cast<UChar32>(next.value));
    if (next.length == 0 || (type == U_CONTROL_CHAR && next.value != U'\n') || type == U_FORMAT_CHAR) {
      line += '?';
    } else {
      line += next.value == U'\n' ? " " : text.substr(at, next.length);
    }
    at += next.length == 0 ? 1 : next.length;
  }
  return line;
}

}  // namespace maquette
