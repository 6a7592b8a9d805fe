#include "catalog/comparison_parser.h"

#include "catalog/identifiers.h"
#include "catalog/quantity.h"

namespace maquette::catalog {
namespace {

bool is_unit_token(const Token& token) {
  if (token.kind != Token::Kind::word) return false;
  return !is_reserved_word(token.text) || written_unit(token.text) == "days" || written_unit(token.text) == "letters";
}

}  // namespace

std::vector<Word> ComparisonParser::names(std::string_view what) {
  return listed([&] { return name(what); });
}

Word ComparisonParser::option() {
  if (!sees("no")) return name("an option", true);
  Word no{"no", now().at};
  skip();
  return no;
}

std::vector<Word> ComparisonParser::options() {
  return listed([&] { return option(); });
}

std::vector<Word> ComparisonParser::name_or_names(std::string_view what) {
  return sees("(") ? names(what) : std::vector{name(what)};
}

bool ComparisonParser::starts_relation(const Token& token) {
  const bool symbol =
      token.kind == Token::Kind::symbol && std::string_view("<=>=+-").find(token.text) != std::string_view::npos;
  return symbol || token.text == "is";
}

bool ComparisonParser::is_words_of_comparison(std::size_t count) const {
  const Token& token = after(count);
  if (token.text == "at" || token.text == "between") return true;
  return is_amount_with_unit(count);
}

bool ComparisonParser::is_amount_with_unit(std::size_t count) const {
  const Token& token = after(count);
  return token.kind == Token::Kind::number && is_unit_token(after(count + 1));
}

Condition ComparisonParser::comparison() {
  const std::size_t at = now().at;
  Comparison comparison;
  comparison.left = sum();
  if (accept("is")) {
    if (accept("between")) {
      comparison.relation = Relation::between;
      comparison.right = {amount_term()};
      expect("and");
      comparison.upper = {amount_term()};
      return {std::move(comparison), at};
    }
    comparison.relation = relation_in_words();
  } else {
    comparison.relation = relation_symbol();
  }
  comparison.right = sum();
  return {std::move(comparison), at};
}

Relation ComparisonParser::relation_in_words() {
  if (now().kind == Token::Kind::number) return Relation::equal;
  if (!accept("at")) fail_expecting({"at most", "at least", "between"});
  if (accept("most")) return Relation::at_most;
  if (accept("least")) return Relation::at_least;
  fail_expecting({"most", "least"});
}

Relation ComparisonParser::relation_symbol() {
  if (accept("<=")) return Relation::at_most;
  if (accept(">=")) return Relation::at_least;
  if (accept("<")) return Relation::less;
  if (accept(">")) return Relation::more;
  if (accept("=")) return Relation::equal;
  fail_expecting({"<=", ">=", "=", "is at most", "is at least"});
}

Sum ComparisonParser::sum() {
  Sum terms{term()};
  while (sees("+") || sees("-")) {
    const bool subtracted = now().text == "-";
    skip();
    terms.push_back(term());
    terms.back().subtracted = subtracted;
  }
  return terms;
}

Term ComparisonParser::amount_term() {
  if (now().kind != Token::Kind::number) fail_expecting({"an amount"});
  return term();
}

Term ComparisonParser::term() {
  const std::size_t at = now().at;
  if (now().kind == Token::Kind::number) return {amount(), at};
  if (accept("length")) {
    expect("of");
    return {LengthOf{name("a part")}, at};
  }
  if (sees("total") || sees("longest") || sees("highest")) return {aggregated(), at};
  return {name("a number, a part, \"total\", \"longest\" or \"length of\""), at};
}

Amount ComparisonParser::amount() {
  Amount result{{std::string(now().text), now().at}, std::nullopt};
  skip();
  if (!is_unit_token(now())) return result;
  result.unit = Word{std::string(now().text), now().at};
  skip();
  return result;
}

Aggregated ComparisonParser::aggregated() {
  Aggregated result;
  result.highest = !sees("total");
  skip();
  result.attribute = name("an attribute");
  if (!accept("of")) return result;
  result.of = name_or_names("a part");
  return result;
}

}  // namespace maquette::catalog
