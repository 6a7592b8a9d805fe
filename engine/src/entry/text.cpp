// Texts in an entry are shown to people who did not write them: in a gallery, to a jury, in an organiser's spreadsheet. A
// text with a bidirectional override reads differently from what it says, a zero-width space makes two equal names two.
// ICU's spoof checker does not flag them, so the general category decides (Unicode Standard, chapter 4.5): controls,
// formats, surrogates, private use and unassigned are refused. The two joiners are formats too, but emoji families and
// several scripts are spelled with them.
#include "entry/text.h"

#include <unicode/uchar.h>

#include "support/utf8.h"

namespace maquette::entry {
namespace {

constexpr char32_t kNonJoiner = 0x200C, kJoiner = 0x200D;

bool is_visible(char32_t code_point) {
  switch (u_charType(static_cast<UChar32>(code_point))) {
    case U_CONTROL_CHAR:
    case U_SURROGATE:
    case U_PRIVATE_USE_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return false;
    case U_FORMAT_CHAR:
      return code_point == kNonJoiner || code_point == kJoiner;
    default:
      return u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_NONCHARACTER_CODE_POINT) == 0;
  }
}

bool is_small_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

std::optional<std::string> refuse_text(const std::string& what, std::string_view text, std::size_t least, std::size_t most,
                                       Lines lines) {
  if (text.size() > 4 * most) return what + " is longer than " + std::to_string(most) + " characters";
  std::size_t count = 0;
  bool blank = true;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const CodePoint next = decode_utf8(text, at);
    if (next.length == 0) return what + " is not UTF-8";
    const bool line_end = next.value == U'\n' && lines == Lines::many;
    if (!line_end && !is_visible(next.value))
      return what + " holds " + code_point_name(next.value) + ", which cannot be seen";
    blank = blank && u_isUWhiteSpace(static_cast<UChar32>(next.value));
    at += next.length;
  }
  if (count > most) return what + " is longer than " + std::to_string(most) + " characters";
  if (least > 0 && (count < least || blank)) return what + " is missing";
  return std::nullopt;
}

bool is_id(std::string_view text, std::size_t most) {
  if (text.empty() || text.size() > most || !is_small_or_digit(text.front())) return false;
  for (const char c : text) {
    if (!is_small_or_digit(c) && c != '-' && c != '_' && c != '.') return false;
  }
  return true;
}

bool is_language_tag(std::string_view text) {
  if (text.empty() || text.size() > 35) return false;
  std::size_t length = 0;
  bool first = true;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == '-') {
      if (length == 0 || (first && (length < 2 || length > 3))) return false;
      first = false;
      length = 0;
    } else if ((letter || (!first && c >= '0' && c <= '9')) && length < 8) {
      ++length;
    } else {
      return false;
    }
  }
  return first ? length == 2 || length == 3 : length > 0;
}

}  // namespace maquette::entry
