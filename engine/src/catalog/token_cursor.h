// Going through a rule's tokens, and saying what should have stood where something else does.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/lexer.h"

namespace maquette::catalog {

/// Thrown by TokenCursor::fail and caught by parse_expression: a syntax error ends the rule.
struct Refusal {
  SyntaxError error;
};

class TokenCursor {
 public:
  /// `tokens` ends with one of kind end, and outlives the cursor.
  explicit TokenCursor(const std::vector<Token>& tokens) : tokens_(tokens) {}

  const Token& now() const { return tokens_[next_]; }
  const Token& after(std::size_t count) const;
  bool sees(std::string_view text) const { return now().kind != Token::Kind::end && now().text == text; }

  void skip(std::size_t count = 1) { next_ += count; }
  bool accept(std::string_view text);
  void expect(std::string_view text);

  /// A name an author made up: a part, an option, a tag, an attribute. Option ids may be numbers.
  Word name(std::string_view what, bool number_is_fine = false);

  [[noreturn]] static void fail(std::size_t at, std::string_view code, std::string message);
  /// `wanted`: words of the language, or descriptions that begin with "a " or "an ".
  [[noreturn]] void fail_expecting(std::initializer_list<std::string_view> wanted) const;

 private:
  const std::vector<Token>& tokens_;
  std::size_t next_ = 0;
};

}  // namespace maquette::catalog
