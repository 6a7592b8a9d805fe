// A recursive-descent parser of the rule language, one function for each line of the grammar in expression.h.
//
// It stops at the first mistake, since what follows a misread word says little; the message names the words that could
// stand there. Recursion is bounded by kMaxRuleNesting.
#include <limits>

#include "catalog/identifiers.h"
#include "catalog/limits.h"
#include "catalog/quantity.h"
#include "catalog/token_cursor.h"

namespace maquette::catalog {
namespace {

class ExpressionParser : private TokenCursor {
 public:
  using TokenCursor::TokenCursor;

  Condition parse() {
    Condition condition = rule();
    if (now().kind != Token::Kind::end) fail_expecting({"and", "or", "exactly when"});
    return condition;
  }

 private:
  // Nesting --------------------------------------------------------------------------------------------------------------

  class Nested {
   public:
    explicit Nested(ExpressionParser& parser) : parser_(parser) {
      if (++parser_.depth_ > kMaxRuleNesting)
        fail(parser_.now().at, "too-deep", "this rule is nested too deeply; divide it into several rules");
    }
    ~Nested() { --parser_.depth_; }
    Nested(const Nested&) = delete;
    Nested& operator=(const Nested&) = delete;

   private:
    ExpressionParser& parser_;
  };

  // Connectives ----------------------------------------------------------------------------------------------------------

  static Condition connect(Junction junction, std::size_t at, Conditions operands) {
    return {Connective{junction, std::move(operands)}, at};
  }

  Condition rule() {
    const Nested nested(*this);
    const std::size_t at = now().at;
    if (!accept("if")) return equivalence();
    Conditions operands;
    operands.push_back(equivalence());
    if (!sees("then")) fail_expecting({"and", "or", "then"});
    expect("then");
    operands.push_back(rule());
    return connect(Junction::implication, at, std::move(operands));
  }

  bool sees_exactly_when() const { return sees("exactly") && after(1).text == "when"; }

  Condition equivalence() {
    const std::size_t at = now().at;
    Condition left = junction();
    if (!sees_exactly_when()) return left;
    skip(2);
    Conditions operands;
    operands.push_back(std::move(left));
    operands.push_back(junction());
    if (sees_exactly_when())
      fail(now().at, "rule-syntax", "two \"exactly when\" in a row have two meanings; use parentheses");
    return connect(Junction::equivalence, at, std::move(operands));
  }

  Condition junction() {
    const std::size_t at = now().at;
    Condition first = negation();
    if (!sees("and") && !sees("or")) return first;
    const std::string_view word = now().text;
    Conditions operands;
    operands.push_back(std::move(first));
    while (accept(word)) operands.push_back(negation());
    if (sees("and") || sees("or")) {
      fail(now().at, "ambiguous-and-or", "\"and\" beside \"or\" has two meanings; put one of them in parentheses");
    }
    return connect(word == "and" ? Junction::all : Junction::any, at, std::move(operands));
  }

  Condition negation() {
    const std::size_t at = now().at;
    if (!accept("not")) return primary();
    const Nested nested(*this);
    Conditions operands;
    operands.push_back(negation());
    return connect(Junction::negation, at, std::move(operands));
  }

  Condition primary() {
    const std::size_t at = now().at;
    if (accept("(")) {
      Condition inside = rule();
      if (!sees(")")) fail_expecting({"and", "or", ")"});
      expect(")");
      return inside;
    }
    if (sees("if")) fail(at, "rule-syntax", "\"if\" inside a condition needs parentheses around \"if .. then ..\"");
    if (sees("at") || sees("exactly") || sees("between")) return counted();
    const bool named = now().kind == Token::Kind::word && !is_reserved_word(now().text);
    if (named && (after(1).text == "has" || after(1).text == "have")) return has_tag();
    if (named && after(1).text == "is" && !is_words_of_comparison(2)) return state();
    if (named && !starts_relation(after(1))) {
      skip();
      fail_expecting({"is", "has", "<="});
    }
    return comparison();
  }

  // Conditions on one part -----------------------------------------------------------------------------------------------

  static bool starts_relation(const Token& token) {
    const bool symbol =
        token.kind == Token::Kind::symbol && std::string_view("<=>=+-").find(token.text) != std::string_view::npos;
    return symbol || token.text == "is";
  }

  /// Whether, `count` tokens ahead, after "is", an amount follows and not an option.
  bool is_words_of_comparison(std::size_t count) const {
    const Token& token = after(count);
    if (token.text == "at" || token.text == "between") return true;
    return is_amount_with_unit(count);
  }

  bool is_amount_with_unit(std::size_t count) const {
    const Token& token = after(count);
    return token.kind == Token::Kind::number && is_unit_token(after(count + 1));
  }

  static bool is_unit_token(const Token& token) {
    if (token.kind != Token::Kind::word) return false;
    return !is_reserved_word(token.text) || written_unit(token.text) == "days" || written_unit(token.text) == "letters";
  }

  Condition has_tag() {
    const std::size_t at = now().at;
    HasTag has;
    has.part = name("a part");
    skip();
    has.negated = accept("no");
    has.tag = name("a tag");
    return {std::move(has), at};
  }

  Condition state() {
    const std::size_t at = now().at;
    Word part = name("a part");
    expect("is");
    const bool negated = accept("not");
    if (negated && is_amount_with_unit(0)) return is_not_amount(std::move(part), at);
    if (accept("empty")) return {IsEmpty{std::move(part), negated}, at};
    if (accept("the")) {
      expect("same");
      expect("as");
      return {SameAs{std::move(part), name("a part"), negated}, at};
    }
    if (!accept("one")) return {IsOneOf{std::move(part), {name("an option", true)}, negated}, at};
    expect("of");
    return {IsOneOf{std::move(part), names("an option", true), negated}, at};
  }

  /// "sole.height is not 20 mm"
  Condition is_not_amount(Word part, std::size_t at) {
    Comparison comparison{{Term{std::move(part), at}}, Relation::equal, {amount_term()}, {}};
    return connect(Junction::negation, at, {Condition{std::move(comparison), at}});
  }

  /// "(a, b)"
  std::vector<Word> names(std::string_view what, bool number_is_fine = false) {
    std::vector<Word> result;
    expect("(");
    do result.push_back(name(what, number_is_fine));
    while (accept(","));
    if (!sees(")")) fail_expecting({",", ")"});
    expect(")");
    return result;
  }

  // Counting -------------------------------------------------------------------------------------------------------------

  std::int64_t count() {
    const Decimal decimal =
        now().kind == Token::Kind::number ? parse_decimal(now().text, 0) : Decimal{0, DecimalProblem::malformed};
    if (decimal.problem != DecimalProblem::none || decimal.value < 0) fail_expecting({"a whole number"});
    skip();
    return decimal.value;
  }

  Bounds bounds() {
    constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();
    if (accept("at")) {
      if (accept("most")) return {0, count()};
      if (accept("least")) return {count(), unbounded};
      fail_expecting({"most", "least"});
    }
    if (accept("exactly")) {
      const std::int64_t exact = count();
      return {exact, exact};
    }
    expect("between");
    const std::size_t at = now().at;
    const std::int64_t lower = count();
    expect("and");
    const std::int64_t upper = count();
    if (lower > upper) fail(at, "rule-syntax", "\"between\" takes the smaller number first; exchange the two");
    return {lower, upper};
  }

  Condition counted() {
    const std::size_t at = now().at;
    const Bounds range = bounds();
    if (accept("of")) {
      CountConditions counted{range, {}};
      expect("(");
      do counted.operands.push_back(rule());
      while (accept(";"));
      if (!sees(")")) fail_expecting({"and", "or", ";", ")"});
      expect(")");
      return {std::move(counted), at};
    }
    if (!accept("parts") && !accept("part")) fail_expecting({"parts have", "of ("});
    if (!accept("have") && !accept("has")) fail_expecting({"have"});
    return {CountParts{range, name("a tag")}, at};
  }

  // Comparing ------------------------------------------------------------------------------------------------------------

  Condition comparison() {
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

  Relation relation_in_words() {
    if (now().kind == Token::Kind::number) return Relation::equal;
    if (!accept("at")) fail_expecting({"at most", "at least", "between"});
    if (accept("most")) return Relation::at_most;
    if (accept("least")) return Relation::at_least;
    fail_expecting({"most", "least"});
  }

  Relation relation_symbol() {
    if (accept("<=")) return Relation::at_most;
    if (accept(">=")) return Relation::at_least;
    if (accept("<")) return Relation::less;
    if (accept(">")) return Relation::more;
    if (accept("=")) return Relation::equal;
    fail_expecting({"<=", ">=", "=", "is at most", "is at least"});
  }

  Sum sum() {
    Sum terms{term()};
    while (sees("+") || sees("-")) {
      const bool subtracted = now().text == "-";
      skip();
      terms.push_back(term());
      terms.back().subtracted = subtracted;
    }
    return terms;
  }

  Term amount_term() {
    if (now().kind != Token::Kind::number) fail_expecting({"an amount"});
    return term();
  }

  Term term() {
    const std::size_t at = now().at;
    if (now().kind == Token::Kind::number) return {amount(), at};
    if (accept("length")) {
      expect("of");
      return {LengthOf{name("a part")}, at};
    }
    if (sees("total") || sees("longest") || sees("highest")) return {aggregated(), at};
    return {name("a number, a part, \"total\", \"longest\" or \"length of\""), at};
  }

  Amount amount() {
    Amount result{{std::string(now().text), now().at}, std::nullopt};
    skip();
    if (!is_unit_token(now())) return result;
    result.unit = Word{std::string(now().text), now().at};
    skip();
    return result;
  }

  Aggregated aggregated() {
    Aggregated result;
    result.highest = !sees("total");
    skip();
    result.attribute = name("an attribute");
    if (!accept("of")) return result;
    if (sees("("))
      result.of = names("a part");
    else
      result.of = {name("a part")};
    return result;
  }

  std::size_t depth_ = 0;
};

}  // namespace

std::variant<Condition, SyntaxError> parse_expression(std::string_view text) {
  Tokens tokens = tokenize(text);
  if (tokens.error) return std::move(*tokens.error);
  try {
    return ExpressionParser(tokens.tokens).parse();
  } catch (Refusal& refusal) {
    return std::move(refusal.error);
  }
}

}  // namespace maquette::catalog
