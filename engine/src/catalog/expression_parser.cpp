// A recursive-descent parser of the rule language, one function for each line of the grammar in expression.h.
//
// It stops at the first mistake, since what follows a misread word says little; the message names the words that could
// stand there. Recursion is bounded by kMaxRuleNesting.
#include "catalog/comparison_parser.h"
#include "catalog/habits.h"
#include "catalog/identifiers.h"
#include "catalog/limits.h"

namespace maquette::catalog {
namespace {

class ExpressionParser : private ComparisonParser {
 public:
  using ComparisonParser::ComparisonParser;

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
    if (sees("all") && after(1).text == "different") {
      skip(2);
      return {AllDifferent{names("a part")}, at};
    }
    if (sees("if")) fail(at, "rule-syntax", "\"if\" inside a condition needs parentheses around \"if .. then ..\"");
    if (sees("at") || sees("exactly") || sees("between") || sees("no")) return counted();
    if (sees_aggregate() || sees_count_of()) return comparison();
    const bool named = now().kind == Token::Kind::word && !is_reserved_word(now().text);
    if (named && (after(1).text == "has" || after(1).text == "have")) return has_tag();
    if (named && sees_include(1)) return includes();
    if (named && after(1).text == "is" && !is_words_of_comparison(2)) return state();
    if (named && !starts_relation(after(1))) {
      const std::string advice = advice_for_capitals(now().text);
      if (!advice.empty()) fail(at, "rule-syntax", say(in_quotes(now().text), " is a word of the rule language", advice));
      skip();
      fail_expecting({"is", "has", "include", "<="});
    }
    return comparison();
  }

  // Conditions on one part -----------------------------------------------------------------------------------------------

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
    if (!accept("one")) return {IsOneOf{std::move(part), {option()}, negated}, at};
    expect("of");
    return {IsOneOf{std::move(part), options(), negated}, at};
  }

  // "include", "include all of", "do not include": of one thing or several, as English has it.

  bool sees_include(std::size_t count) const {
    const std::string_view word = after(count).text;
    if (word == "include" || word == "includes") return true;
    return (word == "do" || word == "does") && after(count + 1).text == "not";
  }

  Condition includes() {
    const std::size_t at = now().at;
    Includes includes{name("a part"), {}, Includes::Of::any};
    const bool negated = accept("do") || accept("does");
    if (negated) expect("not");
    if (!accept("include") && !accept("includes")) fail_expecting({"include"});
    const bool listed = after(1).text == "of" && after(2).text == "(";
    if (negated || !listed) {
      if (negated) includes.of = Includes::Of::none;
      includes.options = {option()};
      return {std::move(includes), at};
    }
    if (sees("all")) includes.of = Includes::Of::all;
    if (sees("none")) includes.of = Includes::Of::none;
    if (!accept("one") && !accept("all") && !accept("none")) fail_expecting({"one of", "all of", "none of"});
    expect("of");
    includes.options = options();
    return {std::move(includes), at};
  }

  /// "sole.height is not 20 mm"
  Condition is_not_amount(Word part, std::size_t at) {
    Comparison comparison{{Term{std::move(part), at}}, Relation::equal, {amount_term()}, {}};
    return connect(Junction::negation, at, {Condition{std::move(comparison), at}});
  }

  // Counting -------------------------------------------------------------------------------------------------------------

  Condition counted() {
    const std::size_t at = now().at;
    const bool none = sees("no");
    const Bounds range = bounds();
    if (!none && sees("of") && after(1).text != "(") return count_taken(range, at);
    if (!none && accept("of")) {
      CountConditions counted{range, {}};
      expect("(");
      do counted.operands.push_back(rule());
      while (accept(";"));
      if (!sees(")")) fail_expecting({"and", "or", ";", ")"});
      expect(")");
      return {std::move(counted), at};
    }
    if (!accept("parts") && !accept("part")) {
      if (none) fail_expecting({"part has"});
      const bool name = now().kind == Token::Kind::word && !is_reserved_word(now().text);
      if (name && !sees("of")) {
        fail(now().at, "rule-syntax",
             say(in_quotes(now().text), " stands where \"parts have\" or \"of\" should; options taken are counted as in ",
                 in_quotes(say("at most 2 of ", now().text))));
      }
      fail_expecting({"parts have", "of ("});
    }
    CountParts counted{range, {}, {}, std::nullopt};
    if (accept("of")) counted.of = name_or_names("a part");
    if (!accept("have") && !accept("has")) fail_expecting({"have"});
    counted.what = name("a tag");
    const bool limited = starts_relation(now()) || sees("at") || (sees("between") && after(1).kind == Token::Kind::number);
    if (limited) counted.limit = limit();
    return {std::move(counted), at};
  }

  Condition count_taken(Bounds range, std::size_t at) {
    expect("of");
    CountTaken counted{range, name("a part"), std::nullopt};
    if (accept("have") || accept("has")) counted.tag = name("a tag");
    return {std::move(counted), at};
  }

  std::size_t depth_ = 0;
};

class SumParser : private ComparisonParser {
 public:
  using ComparisonParser::ComparisonParser;

  Sum parse() {
    Sum terms = sum();
    if (now().kind != Token::Kind::end) fail_expecting({"+", "-"});
    return terms;
  }
};

template <class Parser, class Tree>
std::variant<Tree, SyntaxError> parse_with(std::string_view text) {
  Tokens tokens = tokenize(text);
  if (tokens.error) return std::move(*tokens.error);
  try {
    return Parser(tokens.tokens).parse();
  } catch (Refusal& refusal) {
    return std::move(refusal.error);
  }
}

}  // namespace

std::variant<Condition, SyntaxError> parse_expression(std::string_view text) {
  return parse_with<ExpressionParser, Condition>(text);
}

std::variant<Sum, SyntaxError> parse_sum(std::string_view text) { return parse_with<SumParser, Sum>(text); }

}  // namespace maquette::catalog
