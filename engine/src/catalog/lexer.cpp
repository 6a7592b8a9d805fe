#include "catalog/lexer.h"

#include <algorithm>

#include "catalog/report.h"
#include "support/utf8.h"

namespace maquette::catalog {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_word_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '%'; }

bool is_word_part(char c) { return is_word_start(c) || c == '_' || c == '-' || c == '.' || c == '/'; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t end_of_word(std::string_view text, std::size_t at) {
  const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_word_part);
  return static_cast<std::size_t>(end - text.begin());
}

bool is_number(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '.'; });
}

std::string_view symbol_at(std::string_view text, std::size_t at) {
  constexpr std::string_view pairs[] = {"<=", ">="};
  for (const std::string_view pair : pairs) {
    if (text.substr(at, 2) == pair) return text.substr(at, 2);
  }
  constexpr std::string_view singles = "(),;+-*<>=";
  return singles.find(text[at]) == std::string_view::npos ? std::string_view{} : text.substr(at, 1);
}

/// What the rule language says instead, for what people bring from other languages.
SyntaxError refuse(std::string_view text, std::size_t at) {
  struct Habit {
    std::string_view written, instead;
  };
  constexpr Habit habits[] = {{"==", "write = or is"},      {"!=", "write is not"}, {"&&", "write and"},
                              {"||", "write or"},           {"!", "write not"},     {"->", "write if .. then .."},
                              {"=>", "write if .. then .."}};
  for (const Habit& habit : habits) {
    if (text.substr(at, habit.written.size()) == habit.written) {
      return {at, "rule-syntax", say(in_quotes(habit.written), " is not of the rule language; ", habit.instead)};
    }
  }
  const std::size_t length = std::max<std::size_t>(1, decode_utf8(text, at).length);
  return {at, "rule-syntax", say(in_quotes(text.substr(at, length)), " is not of the rule language; delete it")};
}

}  // namespace

Tokens tokenize(std::string_view text) {
  Tokens result;
  const auto push = [&](Token::Kind kind, std::size_t at, std::size_t end) {
    result.tokens.push_back({kind, text.substr(at, end - at), at});
    return end;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool signed_number = (c == '-' || c == '+') && at + 1 < text.size() && is_digit(text[at + 1]);
    if (is_space(c)) {
      ++at;
    } else if (is_word_start(c) || signed_number) {
      const std::size_t start = signed_number ? at + 1 : at;
      const std::size_t end = end_of_word(text, start);
      const bool number = is_number(text.substr(start, end - start));
      at = push(number ? Token::Kind::number : Token::Kind::word, at, end);
    } else if (text.substr(at, 2) == "==" || text.substr(at, 2) == "=>" || text.substr(at, 2) == "->") {
      result.error = refuse(text, at);
      break;
    } else if (const std::string_view symbol = symbol_at(text, at); !symbol.empty()) {
      at = push(Token::Kind::symbol, at, at + symbol.size());
    } else {
      result.error = refuse(text, at);
      break;
    }
  }
  push(Token::Kind::end, text.size(), text.size());
  return result;
}

}  // namespace maquette::catalog
