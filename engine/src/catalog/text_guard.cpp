// Guards in front of the TOML parser.
//
// toml++ 3.3 has an assertion that some six-byte files reach, and undefined behaviour where assertions are compiled out;
// any recursive parser has a depth at which the stack ends. So bytes are judged first by a scanner with no recursion that
// knows four things about TOML: two kinds of quotes, their tripled forms, comments, and brackets.
#include "catalog/text_guard.h"

#include <algorithm>

#include "catalog/limits.h"
#include "support/utf8.h"

namespace maquette::catalog {
namespace {

/// Walks over one TOML file.
class ShapeScanner {
 public:
  ShapeScanner(const Source& source, Report& report) : source_(source), text_(source.text()), report_(report) {}

  bool scan() {
    while (sound_ && at_ < text_.size()) step();
    return sound_;
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '#') return skip_comment();
    if (c == '"' || c == '\'') return skip_string(c);
    if (static_cast<unsigned char>(c) >= 0x80) {
      return refuse(at_, "toml-syntax", "this letter stands outside quotes; put names and texts that hold it in quotes");
    }
    if (c == '[' || c == '{') nest();
    if ((c == ']' || c == '}') && depth_ > 0) --depth_;
    if (c == '.') dot();
    if (c == '\n' || c == '=' || c == ',') dots_ = 0;
    ++at_;
  }

  void skip_comment() { at_ = std::min(text_.find('\n', at_), text_.size()); }

  void nest() {
    if (++depth_ > kMaxTomlNesting) refuse(at_, "too-deep", "lists and tables are nested too deeply here; flatten them");
  }

  void dot() {
    if (++dots_ > kMaxTomlNesting) refuse(at_, "too-deep", "this dotted name has too many steps; shorten it");
  }

  void skip_string(char quote) {
    const std::size_t start = at_;
    const std::string triple(3, quote);
    const bool long_form = text_.substr(at_, 3) == triple;
    at_ += long_form ? 3 : 1;
    while (at_ < text_.size()) {
      if (quote == '"' && text_[at_] == '\\') {
        at_ += 2;
      } else if (long_form && text_.substr(at_, 3) == triple) {
        return close_long_string(quote);
      } else if (!long_form && text_[at_] == quote) {
        ++at_;
        return;
      } else if (!long_form && text_[at_] == '\n') {
        break;
      } else {
        ++at_;
      }
    }
    refuse(start, "toml-syntax",
           say("this text is never closed; end it with ", long_form ? triple : std::string(1, quote)));
  }

  /// Up to two quotes may belong to the text right before the closing three.
  void close_long_string(char quote) {
    at_ += 3;
    for (int extra = 0; extra < 2 && at_ < text_.size() && text_[at_] == quote; ++extra) ++at_;
  }

  void refuse(std::size_t at, std::string_view code, std::string message) {
    report_.error(Place{&source_, at}, code, std::move(message));
    sound_ = false;
  }

  const Source& source_;
  std::string_view text_;
  Report& report_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t dots_ = 0;
  bool sound_ = true;
};

}  // namespace

bool check_encoding(std::string_view path, std::string_view& text, Report& report) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const std::size_t bad = find_malformed_utf8(text);
  if (bad == std::string_view::npos) return true;
  const Source sound_part(std::string(path), text.substr(0, bad));
  report.error(sound_part.position(bad), "not-utf8", "this byte is not UTF-8; save the file in the UTF-8 encoding");
  return false;
}

bool check_characters(const Source& source, Report& report) {
  constexpr int most_reported = 10;
  int found = 0;
  const std::string_view text = source.text();
  for (std::size_t at = 0; at < text.size() && found < most_reported;) {
    const CodePoint point = decode_utf8(text, at);
    const bool lone_return = point.value == U'\r' && text.substr(at, 2) != "\r\n";
    if (lone_return || is_unwelcome(point.value)) {
      ++found;
      report.error(Place{&source, at}, "control-character",
                   say("the invisible character ", code_point_name(point.value), " stands here; delete it"));
    }
    at += point.length;
  }
  return found == 0;
}

bool check_toml_shape(const Source& source, Report& report) { return ShapeScanner(source, report).scan(); }

}  // namespace maquette::catalog
