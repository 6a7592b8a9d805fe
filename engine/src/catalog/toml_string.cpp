// TOML's four forms of strings, decoded with a note of where each byte was written.
//
// A mistake inside a rule should be shown at its own column, also after an escape or on the third line of a long text, and
// no parser tells. So the reader decodes strings by itself, and leaves the rest of TOML to the library.
#include <string>

#include "catalog/toml_document.h"
#include "support/utf8.h"

namespace maquette::catalog {
namespace {

class StringWalk {
 public:
  StringWalk(std::string_view text, std::size_t open) : text_(text), at_(open) {}

  bool walk() {
    if (at_ >= text_.size()) return false;
    const char quote = text_[at_];
    if (quote != '"' && quote != '\'') return false;
    const bool long_form = text_.substr(at_, 3) == std::string(3, quote);
    at_ += long_form ? 3 : 1;
    if (long_form) skip_first_line_end();
    while (at_ < text_.size() && !closes(quote, long_form)) {
      if (quote == '"' && text_[at_] == '\\') {
        if (!escape()) return false;
      } else {
        emit(text_.substr(at_, 1), at_);
        ++at_;
      }
    }
    result.offsets.push_back(at_);
    return at_ < text_.size();
  }

  DecodedString result;

 private:
  void skip_first_line_end() {
    if (text_.substr(at_, 2) == "\r\n")
      at_ += 2;
    else if (text_.substr(at_, 1) == "\n")
      at_ += 1;
  }

  /// The last three of a run of quotes close a long text.
  bool closes(char quote, bool long_form) const {
    if (text_[at_] != quote) return false;
    if (!long_form) return true;
    return text_.substr(at_, 3) == std::string(3, quote) && text_.substr(at_ + 3, 1) != std::string(1, quote);
  }

  void emit(std::string_view bytes, std::size_t written_at) {
    result.text += bytes;
    result.offsets.insert(result.offsets.end(), bytes.size(), written_at);
  }

  bool escape() {
    const std::size_t start = at_;
    if (start + 1 >= text_.size()) return false;
    const char letter = text_[start + 1];
    at_ += 2;
    constexpr std::string_view letters = "btnfre\"\\";
    constexpr std::string_view meanings = "\b\t\n\f\r\x1B\"\\";
    if (const std::size_t which = letters.find(letter); which != std::string_view::npos) {
      emit(meanings.substr(which, 1), start);
      return true;
    }
    if (letter == 'u') return code_point(4, start);
    if (letter == 'U') return code_point(8, start);
    at_ = text_.find_first_not_of(" \t\r\n", start + 1);  // a backslash at a line's end takes the white space after it
    return at_ != std::string_view::npos && at_ > start + 1;
  }

  bool code_point(std::size_t digits, std::size_t start) {
    char32_t value = 0;
    for (std::size_t i = 0; i < digits; ++i, ++at_) {
      constexpr std::string_view hex = "0123456789abcdef";
      if (at_ >= text_.size()) return false;
      const char digit = text_[at_];
      const std::size_t worth = hex.find(digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit);
      if (worth == std::string_view::npos) return false;
      value = value * 16 + static_cast<char32_t>(worth);
    }
    if (value > 0x10FFFF) return false;
    emit(encode_utf8(value), start);
    return true;
  }

  std::string_view text_;
  std::size_t at_;
};

}  // namespace

std::optional<DecodedString> decode_string(const Place& open_quote) {
  StringWalk walk(open_quote.source->text(), open_quote.offset);
  if (!walk.walk()) return std::nullopt;
  return std::move(walk.result);
}

}  // namespace maquette::catalog
