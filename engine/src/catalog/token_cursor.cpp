#include "catalog/token_cursor.h"

#include <algorithm>
#include <utility>

#include "catalog/habits.h"
#include "catalog/identifiers.h"
#include "catalog/report.h"
#include "support/suggestion.h"

namespace maquette::catalog {

const Token& TokenCursor::after(std::size_t count) const { return tokens_[std::min(next_ + count, tokens_.size() - 1)]; }

bool TokenCursor::accept(std::string_view text) {
  if (!sees(text)) return false;
  skip();
  return true;
}

void TokenCursor::expect(std::string_view text) {
  if (!accept(text)) fail_expecting({text});
}

Word TokenCursor::name(std::string_view what, bool number_is_fine) {
  const bool word = now().kind == Token::Kind::word && !is_reserved_word(now().text);
  if (!word && !(number_is_fine && now().kind == Token::Kind::number)) fail_expecting({what});
  Word result{std::string(now().text), now().at};
  skip();
  return result;
}

void TokenCursor::fail(std::size_t at, std::string_view code, std::string message) {
  throw Refusal{{at, std::string(code), std::move(message)}};
}

void TokenCursor::fail_expecting(std::initializer_list<std::string_view> wanted) const {
  std::string list;
  for (const std::string_view word : wanted) {
    if (!list.empty()) list += word == *(wanted.end() - 1) ? " or " : ", ";
    const bool described = word.starts_with("a ") || word.starts_with("an ");
    list += described ? std::string(word) : in_quotes(word);
  }
  if (now().kind == Token::Kind::end) fail(now().at, "rule-syntax", say("the rule ends where ", list, " should follow"));
  std::string hint = now().kind == Token::Kind::word ? did_you_mean(now().text, {wanted.begin(), wanted.end()}) : "";
  if (hint.empty()) hint = advice_for_word(now().text);
  fail(now().at, "rule-syntax", say(in_quotes(now().text), " stands where ", list, " should", hint));
}

}  // namespace maquette::catalog
