#include "catalog/bounds_parser.h"

#include "catalog/quantity.h"

namespace maquette::catalog {
namespace {

class WholeText : private BoundsParser {
 public:
  using BoundsParser::BoundsParser;

  Bounds parse() {
    const Bounds result = bounds();
    if (now().kind != Token::Kind::end) fail(now().at, "rule-syntax", "nothing more belongs here; delete the rest");
    return result;
  }
};

}  // namespace

std::int64_t BoundsParser::count() {
  const Decimal decimal =
      now().kind == Token::Kind::number ? parse_decimal(now().text, 0) : Decimal{0, DecimalProblem::malformed};
  if (decimal.problem != DecimalProblem::none || decimal.value < 0) fail_expecting({"a whole number"});
  skip();
  return decimal.value;
}

Bounds BoundsParser::bounds() {
  if (accept("at")) {
    if (accept("most")) return {0, count()};
    if (accept("least")) return {count(), kUnbounded};
    fail_expecting({"most", "least"});
  }
  if (accept("exactly")) {
    const std::int64_t exact = count();
    return {exact, exact};
  }
  if (accept("no")) return {0, 0};
  expect("between");
  const std::size_t at = now().at;
  const std::int64_t lower = count();
  expect("and");
  const std::int64_t upper = count();
  if (lower > upper) fail(at, "rule-syntax", "\"between\" takes the smaller number first; exchange the two");
  return {lower, upper};
}

std::variant<Bounds, SyntaxError> parse_bounds(std::string_view text) {
  Tokens tokens = tokenize(text);
  if (tokens.error) return std::move(*tokens.error);
  try {
    return WholeText(tokens.tokens).parse();
  } catch (Refusal& refusal) {
    return std::move(refusal.error);
  }
}

}  // namespace maquette::catalog
