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
      token.kind == Token::Kind::symbol && std::string_view("<=>=+-*").find(token.text) != std::string_view::npos;
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
  if (sees("is") && after(1).text == "between") {
    skip();
    CountParts::Limit between = limit();
    return {Comparison{std::move(comparison.left), between.relation, std::move(between.right), std::move(between.upper)},
            at};
  }
  comparison.relation = accept("is") ? relation_in_words() : relation_symbol();
  comparison.right = sum();
  return {std::move(comparison), at};
}

CountParts::Limit ComparisonParser::limit() {
  const bool in_words = accept("is") || sees("at");
  if (accept("between")) {
    Sum lower{amount_term()};
    expect("and");
    return {Relation::between, std::move(lower), {amount_term()}};
  }
  const Relation relation = in_words ? relation_in_words() : relation_symbol();
  return {relation, {amount_term()}, {}};
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
  const std::size_t at = now().at;
  return {amount(), at};
}

Term ComparisonParser::term() {
  if (now().kind != Token::Kind::number) {
    Term alone = quantity();
    if (sees("*")) fail(now().at, "rule-syntax", "write the number first, as in 2 * total weight");
    return alone;
  }
  const std::size_t at = now().at;
  Amount number = amount();
  if (!accept("*")) return {std::move(number), at};
  if (now().kind == Token::Kind::number) fail(now().at, "rule-syntax", "this multiplies two numbers; write their product");
  Term multiplied = quantity();
  multiplied.factor = std::move(number);
  return multiplied;
}

Term ComparisonParser::quantity() {
  const std::size_t at = now().at;
  if (accept("length")) {
    expect("of");
    return {LengthOf{name("a part")}, at};
  }
  if (sees_count_of()) {
    skip(2);
    return {CountOf{name("a part")}, at};
  }
  if (const auto kind = sees_aggregate()) return {aggregated(*kind), at};
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

/// Those that are no reserved words count only before ".. of": a number part may be named so.
std::optional<Aggregated::Kind> ComparisonParser::sees_aggregate() const {
  using Kind = Aggregated::Kind;
  const std::string_view word = now().text;
  if (word == "total") return Kind::total;
  if (word == "longest" || word == "highest") return Kind::highest;
  const bool of = after(1).text == "of" || (after(1).kind == Token::Kind::word && after(2).text == "of");
  if (!of || now().kind != Token::Kind::word) return std::nullopt;
  if (word == "largest") return Kind::highest;
  if (word == "lowest" || word == "smallest" || word == "shortest") return Kind::lowest;
  return std::nullopt;
}

Aggregated ComparisonParser::aggregated(Aggregated::Kind kind) {
  Aggregated result{kind, std::nullopt, {}};
  skip();
  if (kind == Aggregated::Kind::total || !sees("of")) result.attribute = name("an attribute");
  if (accept("of")) result.of = name_or_names("a part");
  return result;
}

}  // namespace maquette::catalog
