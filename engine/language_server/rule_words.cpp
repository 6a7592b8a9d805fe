#include "language_server/rule_words.h"

#include <initializer_list>

#include "catalog/identifiers.h"
#include "catalog/lexer.h"

namespace maquette::lsp {
namespace {

using catalog::Token;
using Role = RuleWord::Role;

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view one : words) {
    if (word == one) return true;
  }
  return false;
}

/// Goes over the words and remembers what the next one may be.
class Reading {
 public:
  RuleWord take(const Token& token, const Token& after) {
    RuleWord word{Role::symbol, token.text, token.at, {}};
    if (token.kind == Token::Kind::symbol) {
      on_symbol(token.text);
    } else if (token.kind == Token::Kind::number) {
      // An option's id may be a number; an amount has its unit behind it.
      const bool option = next_ == Role::option && (listing_ || !names_unit(after));
      word.role = option ? Role::option : Role::amount;
      word.part = option ? part_ : std::string_view{};
      next_ = option ? next_ : Role::unit;
      if (option) settle();
    } else if (catalog::is_reserved_word(token.text)) {
      word.role = Role::keyword;
      on_keyword(token.text);
    } else {
      word.role = next_;
      if (next_ == Role::option) word.part = part_;
      if (next_ == Role::part) part_ = token.text;
      settle();
    }
    last_ = word;
    return word;
  }

  Continuation next() const;

 private:
  static bool names_unit(const Token& token) {
    return token.kind == Token::Kind::word &&
           (!catalog::is_reserved_word(token.text) || is_any_of(token.text, {"days", "day"}));
  }

  /// After a name: within a list the same again, else a condition's next piece.
  void settle() {
    if (!listing_) next_ = Role::part;
  }

  void on_symbol(std::string_view symbol) {
    if (symbol == "(" && last_.text == "of" && next_ != Role::tag) {
      listing_ = next_ == Role::option || totals_;
      if (!listing_) next_ = Role::part;
    } else if (symbol == ")" || symbol == ";") {
      listing_ = totals_ = false;
      next_ = Role::part;
    } else if (symbol != ",") {
      next_ = Role::part;
    }
  }

  void on_keyword(std::string_view word) {
    const bool of_state = is_any_of(word, {"not", "one", "of", "no", "all", "none"});
    if (is_any_of(word, {"is", "include"})) {
      next_ = Role::option;
    } else if (is_any_of(word, {"has", "have"})) {
      next_ = Role::tag;
      if (is_any_of(last_.text, {"part", "parts"})) part_ = {};
    } else if (is_any_of(word, {"total", "longest", "highest", "largest", "shortest", "lowest", "smallest"})) {
      next_ = Role::attribute;
      totals_ = true;
    } else if (word == "of" && totals_) {
      next_ = Role::part;
    } else if (!of_state || last_.role != Role::keyword) {
      next_ = Role::part;
      if (word != "of") totals_ = false;
    }
  }

  Role next_ = Role::part;
  bool listing_ = false;  ///< inside the parentheses of "one of (..)" or "total .. of (..)"
  bool totals_ = false;   ///< after "total", until its parts are named
  std::string_view part_;
  RuleWord last_{Role::keyword, {}, 0, {}};
};

void add(Continuation& next, std::initializer_list<std::string_view> keywords) {
  next.keywords.insert(next.keywords.end(), keywords);
}

void in_list(Continuation& next, const RuleWord& last, Role of) {
  const bool begins = last.role == Role::symbol;
  next.options = begins && of == Role::option;
  next.parts = next.groups = begins && of == Role::part;
  if (!begins) add(next, {",", ")"});
}

void after_is(Continuation& next, std::string_view word) {
  next.options = is_any_of(word, {"is", "not", "include"});
  if (word == "include") add(next, {"one of (", "all of (", "none of ("});
  if (word == "is") add(next, {"not", "one of (", "the same as", "empty", "at most", "at least", "between"});
  if (word == "not") add(next, {"one of (", "the same as", "empty"});
  if (is_any_of(word, {"one", "all", "none"})) add(next, {"of ("});
  if (word == "of") add(next, {"("});
}

void begin_condition(Continuation& next, std::string_view word) {
  next.parts = true;
  if (is_any_of(word, {"", "then", "("})) add(next, {"if"});
  add(next, {"not", "at most", "at least", "exactly", "between", "no part has", "total", "longest", "highest", "length of",
             "count of", "all different ("});
}

bool ends_condition(const RuleWord& last) {
  return last.role == Role::option || last.role == Role::tag || last.role == Role::unit ||
         is_any_of(last.text, {")", "empty", "day", "days", "letter", "letters"});
}

Continuation Reading::next() const {
  Continuation next;
  next.part = part_;
  const std::string_view word = last_.text;
  if (listing_) {
    in_list(next, last_, next_);
  } else if (ends_condition(last_)) {
    add(next, {"and", "or", "then", "exactly when"});
  } else if (next_ == Role::option) {
    after_is(next, word);
  } else if (next_ == Role::tag) {
    next.tags = true;
    if (word != "no") add(next, {"no"});
  } else if (next_ == Role::attribute) {
    next.attributes = true;
  } else if (last_.role == Role::part) {
    add(next, {"is", "is not", "is one of (", "is not one of (", "has", "has no", "include", "do not include",
               "is the same as", "is at most", "is at least", "is between", "<=", ">="});
  } else if (last_.role == Role::attribute) {
    add(next, {"of (", "<=", ">=", "is at most", "is at least", "is between"});
  } else if (last_.role == Role::amount) {
    add(next, {"parts have", "of (", "and", "or", "then"});
  } else if (word == "at") {
    add(next, {"most", "least"});
  } else {
    begin_condition(next, word);
  }
  return next;
}

}  // namespace

std::vector<RuleWord> rule_words(std::string_view rule) {
  const catalog::Tokens tokens = catalog::tokenize(rule);
  std::vector<RuleWord> words;
  Reading reading;
  for (std::size_t i = 0; i + 1 < tokens.tokens.size(); ++i) {
    words.push_back(reading.take(tokens.tokens[i], tokens.tokens[i + 1]));
  }
  return words;
}

Continuation continuation(std::string_view beginning) {
  const catalog::Tokens tokens = catalog::tokenize(beginning);
  Reading reading;
  for (std::size_t i = 0; i + 1 < tokens.tokens.size(); ++i) reading.take(tokens.tokens[i], tokens.tokens[i + 1]);
  return reading.next();
}

}  // namespace maquette::lsp
