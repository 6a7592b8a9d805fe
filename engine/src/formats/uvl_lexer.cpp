#include "formats/uvl_lexer.h"

#include <algorithm>
#include <array>

#include "support/utf8.h"

namespace maquette::formats {
namespace {

constexpr std::uint32_t kTabWidth = 8;
constexpr std::size_t kMostFindings = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Names are letters, digits, underscore and a few more signs; all that is not ASCII counts as a letter.
bool is_name(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80 ||
         std::string_view("_#%?\\").find(c) != std::string_view::npos;
}

class Lexer {
 public:
  Lexer(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  UvlTokens run() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = line_start_ = 3;
    while (at_ < text_.size() && result_.findings.size() < kMostFindings) next();
    if (!result_.tokens.empty() && result_.tokens.back().kind != UvlTokenKind::newline) push(UvlTokenKind::newline, "");
    for (; indents_.size() > 1; indents_.pop_back()) push(UvlTokenKind::dedent, "");
    push(UvlTokenKind::end, "");
    return std::move(result_);
  }

 private:
  void next() {
    if (fresh_line_ && depth_ == 0) {
      fresh_line_ = false;
      if (!read_indentation()) return;
    }
    const char c = text_[at_];
    if (c == '\n') {
      end_line();
    } else if (is_space(c)) {
      ++at_;
    } else if (text_.substr(at_).starts_with("//")) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (text_.substr(at_).starts_with("/*")) {
      skip_comment();
    } else if (c == '"' || c == '\'') {
      read_quoted(c);
    } else if (is_digit(c) && is_number()) {
      read_number();
    } else if (is_name(c)) {
      const std::size_t begin = at_;
      while (at_ < text_.size() && is_name(text_[at_])) ++at_;
      push_from(begin, UvlTokenKind::name, text_.substr(begin, at_ - begin));
    } else {
      read_symbol();
    }
  }

  /// Blocks opened or closed by the line that begins here; false when the line is empty.
  bool read_indentation() {
    std::uint32_t width = 0;
    for (; at_ < text_.size() && is_space(text_[at_]); ++at_) {
      width = text_[at_] == '\t' ? (width / kTabWidth + 1) * kTabWidth : width + (text_[at_] == ' ' ? 1 : 0);
    }
    const std::string_view rest = text_.substr(at_);
    if (rest.empty() || rest.front() == '\n' || rest.starts_with("//") || rest.starts_with("/*")) return !rest.empty();
    if (width > indents_.back()) {
      indents_.push_back(width);
      push(UvlTokenKind::indent, "");
    }
    for (; width < indents_.back(); indents_.pop_back()) push(UvlTokenKind::dedent, "");
    if (width != indents_.back()) fail("bad-indentation", "This line is indented like none of the blocks around it.");
    return true;
  }

  void end_line() {
    ++at_;
    const bool something = !result_.tokens.empty() && result_.tokens.back().kind != UvlTokenKind::newline &&
                           result_.tokens.back().kind != UvlTokenKind::indent &&
                           result_.tokens.back().kind != UvlTokenKind::dedent;
    if (depth_ == 0 && something) push(UvlTokenKind::newline, "");
    ++line_;
    line_start_ = at_;
    fresh_line_ = true;
  }

  void skip_comment() {
    const std::size_t end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos) {
      fail("open-comment", "This comment is never closed with */.");
      at_ = text_.size();
      return;
    }
    for (; at_ < end + 2; ++at_) {
      if (text_[at_] != '\n') continue;
      ++line_;
      line_start_ = at_ + 1;
    }
  }

  void read_quoted(char quote) {
    const std::size_t begin = at_;
    const std::size_t end = text_.find_first_of(quote == '"' ? "\"\n" : "'\n", at_ + 1);
    if (end == std::string_view::npos || text_[end] == '\n') {
      fail("open-quote", "This quote is not closed on its line.");
      at_ = std::min(end, text_.size());
      return;
    }
    at_ = end + 1;
    push_from(begin, quote == '"' ? UvlTokenKind::name : UvlTokenKind::string, text_.substr(begin + 1, end - begin - 1));
    result_.tokens.back().quoted = true;
  }

  /// Digits that do not go on as a name: "12", "0.7", "1..3", but not "4x".
  bool is_number() const {
    std::size_t end = at_;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    return end == text_.size() || !is_name(text_[end]);
  }

  void read_number() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    if (at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1])) {
      for (++at_; at_ < text_.size() && is_digit(text_[at_]);) ++at_;
    }
    push_from(begin, UvlTokenKind::number, text_.substr(begin, at_ - begin));
  }

  void read_symbol() {
    static constexpr std::array<std::string_view, 24> kSymbols = {"<=>", "=>", "==", "!=", "<=", ">=", "..", "<",
                                                                  ">",   "{",  "}",  "[",  "]",  "(",  ")",  ",",
                                                                  ".",   "!",  "&",  "|",  "+",  "-",  "*",  "/"};
    const auto found = std::find_if(kSymbols.begin(), kSymbols.end(),
                                    [&](std::string_view symbol) { return text_.substr(at_).starts_with(symbol); });
    if (found == kSymbols.end()) {
      fail("unexpected-character", "\"" + std::string(1, text_[at_]) + "\" has no meaning here.");
      ++at_;
      return;
    }
    const std::size_t begin = at_;
    at_ += found->size();
    push_from(begin, UvlTokenKind::symbol, *found);
    if (*found == "{" || *found == "[" || *found == "(") ++depth_;
    if ((*found == "}" || *found == "]" || *found == ")") && depth_ > 0) --depth_;
  }

  void push(UvlTokenKind kind, std::string_view text) { push_from(at_, kind, text); }

  void push_from(std::size_t begin, UvlTokenKind kind, std::string_view text) {
    result_.tokens.push_back({kind, std::string(text), false, line_, column(begin)});
  }

  /// Counted on from the last token of the line, so that a long line takes no longer than its length.
  std::uint32_t column(std::size_t at) {
    if (counted_line_ != line_ || counted_from_ > at) {
      counted_line_ = line_;
      counted_from_ = std::min(line_start_, at);
      counted_column_ = 1;
    }
    counted_column_ += static_cast<std::uint32_t>(count_code_points(text_.substr(counted_from_, at - counted_from_)));
    counted_from_ = at;
    return counted_column_;
  }

  void fail(std::string code, std::string message) {
    result_.findings.push_back(
        {Severity::error, {std::string(file_), line_, column(at_)}, std::move(code), std::move(message)});
  }

  std::string_view text_, file_;
  std::size_t at_ = 0, line_start_ = 0;
  std::size_t counted_from_ = 0;
  std::uint32_t counted_line_ = 0;
  std::uint32_t counted_column_ = 1;
  std::uint32_t line_ = 1;
  int depth_ = 0;
  bool fresh_line_ = true;
  std::vector<std::uint32_t> indents_{0};
  UvlTokens result_;
};

}  // namespace

UvlTokens tokenize_uvl(std::string_view text, std::string_view file) { return Lexer(text, file).run(); }

}  // namespace maquette::formats
