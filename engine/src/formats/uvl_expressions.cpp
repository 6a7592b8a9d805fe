// The constraint half of the UVL parser. From the loosest: `<=>`, `=>`, `|`, `&`, `!`, comparisons, `+ -`, `* /`; each from
// the left. Conditions and values share one grammar, as only the names they use tell them apart: "(A)" may be either.
#include <algorithm>
#include <array>
#include <utility>

#include "formats/uvl_parser.h"

namespace maquette::formats {
namespace {

using Kind = UvlExpression::Kind;

/// Leaves the formulas that stand for a comparison some height of their own.
constexpr int kMaxHeight = kMaxFormulaDepth - 8;
constexpr int kMaxNesting = 40;

constexpr std::array<std::string_view, 6> kComparisons = {"==", "!=", "<=", ">=", "<", ">"};
constexpr std::array<std::string_view, 2> kSums = {"+", "-"};
constexpr std::array<std::string_view, 2> kProducts = {"*", "/"};

}  // namespace

/// False: it is no constraint, and a finding says why; the parser stands somewhere in it.
bool UvlParser::parse_constraint() {
  const std::size_t begin = at_;
  constraint_failed_ = false;
  UvlExpression condition = parse_equivalence(0);
  if (constraint_failed_) return false;
  result_.constraints.push_back({std::move(condition), source_between(begin, at_), {}});
  return true;
}

UvlExpression UvlParser::parse_equivalence(int nesting) {
  UvlExpression left = parse_implication(nesting);
  while (!constraint_failed_ && peek().is("<=>")) {
    const UvlToken& where = tokens_[at_++];
    left = node(Kind::equivalence, where, {std::move(left), parse_implication(nesting)});
  }
  return left;
}

UvlExpression UvlParser::parse_implication(int nesting) {
  UvlExpression left = parse_disjunction(nesting);
  while (!constraint_failed_ && peek().is("=>")) {
    const UvlToken& where = tokens_[at_++];
    left = node(Kind::implication, where, {std::move(left), parse_disjunction(nesting)});
  }
  return left;
}

UvlExpression UvlParser::parse_disjunction(int nesting) {
  const UvlToken& where = peek();
  UvlExpression first = parse_conjunction(nesting);
  if (!peek().is("|")) return first;
  std::vector<UvlExpression> operands;
  operands.push_back(std::move(first));
  while (!constraint_failed_ && take("|")) operands.push_back(parse_conjunction(nesting));
  return node(Kind::disjunction, where, std::move(operands));
}

UvlExpression UvlParser::parse_conjunction(int nesting) {
  const UvlToken& where = peek();
  UvlExpression first = parse_negation(nesting);
  if (!peek().is("&")) return first;
  std::vector<UvlExpression> operands;
  operands.push_back(std::move(first));
  while (!constraint_failed_ && take("&")) operands.push_back(parse_negation(nesting));
  return node(Kind::conjunction, where, std::move(operands));
}

UvlExpression UvlParser::parse_negation(int nesting) {
  const UvlToken& where = peek();
  bool negated = false;
  while (take("!")) negated = !negated;
  UvlExpression operand = parse_comparison(nesting);
  if (!negated) return operand;
  std::vector<UvlExpression> operands;
  operands.push_back(std::move(operand));
  return node(Kind::negation, where, std::move(operands));
}

UvlExpression UvlParser::parse_comparison(int nesting) {
  UvlExpression left = parse_sum(nesting);
  if (constraint_failed_ || !at_any(kComparisons)) return left;
  const UvlToken& operation = tokens_[at_++];
  std::vector<UvlExpression> operands;
  operands.push_back(std::move(left));
  operands.push_back(parse_sum(nesting));
  UvlExpression comparison = node(Kind::comparison, operation, std::move(operands));
  comparison.text = operation.text;
  return comparison;
}

UvlExpression UvlParser::parse_sum(int nesting) {
  const UvlToken& where = peek();
  UvlExpression first = parse_product(nesting);
  if (!at_any(kSums)) return first;
  std::vector<UvlExpression> operands;
  operands.push_back(std::move(first));
  while (!constraint_failed_ && at_any(kSums)) {
    const UvlToken& sign = tokens_[at_++];
    UvlExpression operand = parse_product(nesting);
    if (sign.text == "-") operand = node(Kind::negate, sign, {std::move(operand)});
    operands.push_back(std::move(operand));
  }
  return node(Kind::sum, where, std::move(operands));
}

UvlExpression UvlParser::parse_product(int nesting) {
  const UvlToken& where = peek();
  UvlExpression first = parse_minus(nesting);
  if (!at_any(kProducts)) return first;
  std::vector<UvlExpression> operands;
  operands.push_back(std::move(first));
  while (!constraint_failed_ && at_any(kProducts)) {
    const UvlToken& sign = tokens_[at_++];
    UvlExpression operand = parse_minus(nesting);
    if (sign.text == "/") operand = node(Kind::invert, sign, {std::move(operand)});
    operands.push_back(std::move(operand));
  }
  return node(Kind::product, where, std::move(operands));
}

UvlExpression UvlParser::parse_minus(int nesting) {
  const UvlToken& where = peek();
  bool negative = false;
  while (take("-")) negative = !negative;
  UvlExpression operand = parse_primary(nesting);
  return negative ? node(Kind::negate, where, {std::move(operand)}) : operand;
}

UvlExpression UvlParser::parse_primary(int nesting) {
  const UvlToken& token = peek();
  if (constraint_failed_) return {};
  if (token.is("(")) return parse_parentheses(nesting);
  if (token.kind == UvlTokenKind::number) return parse_number();
  if (token.kind == UvlTokenKind::string || token.is_keyword("true") || token.is_keyword("false")) {
    UvlExpression constant = node(token.kind == UvlTokenKind::string ? Kind::text : Kind::truth, token);
    constant.text = token.text;
    ++at_;
    return constant;
  }
  if (token.kind != UvlTokenKind::name) {
    return refuse(token, "bad-constraint", "Expected a feature, a value, \"!\" or \"(\".");
  }
  if (!token.quoted && peek(1).is("(")) return parse_call(nesting);
  UvlExpression reference = node(Kind::reference, token);
  reference.path = take_path();
  return reference;
}

UvlExpression UvlParser::parse_parentheses(int nesting) {
  const UvlToken& open = peek();
  take("(");
  if (nesting >= kMaxNesting) {
    return refuse(open, "too-deep",
                  "This constraint is nested deeper than " + std::to_string(kMaxNesting) + " parentheses.");
  }
  UvlExpression inner = parse_equivalence(nesting + 1);
  if (!constraint_failed_ && !take(")")) return refuse(peek(), "open-parenthesis", "Expected \")\".");
  return inner;
}

/// "sum(Price)", "len(Name)"
UvlExpression UvlParser::parse_call(int nesting) {
  const UvlToken& function = tokens_[at_];
  at_ += 2;
  if (nesting >= kMaxNesting) {
    return refuse(function, "too-deep",
                  "This constraint is nested deeper than " + std::to_string(kMaxNesting) + " parentheses.");
  }
  std::vector<UvlExpression> arguments;
  do {
    arguments.push_back(parse_sum(nesting + 1));
  } while (!constraint_failed_ && take(","));
  if (!constraint_failed_ && !take(")")) return refuse(peek(), "open-parenthesis", "Expected \")\".");
  UvlExpression call = node(Kind::call, function, std::move(arguments));
  call.text = function.text;
  return call;
}

UvlExpression UvlParser::parse_number() {
  const UvlToken& token = peek();
  UvlExpression number = node(Kind::number, token);
  const auto value = parse_rational(token.text);
  if (!value) return refuse(token, "bad-number", "Expected a number of at most 18 digits.");
  number.number = *value;
  ++at_;
  return number;
}

UvlExpression UvlParser::node(Kind kind, const UvlToken& where, std::vector<UvlExpression> operands) {
  UvlExpression result;
  result.kind = kind;
  result.where = place(where);
  for (const UvlExpression& operand : operands) result.height = std::max(result.height, operand.height + 1);
  result.operands = std::move(operands);
  if (result.height <= kMaxHeight || constraint_failed_) return result;
  return refuse(where, "too-deep", "This constraint is nested deeper than " + std::to_string(kMaxHeight) + " operations.");
}

UvlExpression UvlParser::refuse(const UvlToken& where, std::string code, std::string message) {
  if (!constraint_failed_) fail(where, std::move(code), std::move(message));
  constraint_failed_ = true;
  return {};
}

std::string UvlParser::source_between(std::size_t begin, std::size_t end) const {
  std::string source;
  for (std::size_t i = begin; i < end; ++i) {
    const UvlToken& token = tokens_[i];
    const bool call = token.is("(") && i > begin && tokens_[i - 1].kind == UvlTokenKind::name;
    const bool tight = source.empty() || call || std::string_view("(!.").find(source.back()) != std::string_view::npos ||
                       token.is(")") || token.is(",") || token.is(".");
    const char* quote = token.kind == UvlTokenKind::string ? "'" : token.quoted ? "\"" : "";
    source += (tight ? "" : " ") + (quote + token.text) + quote;
  }
  return source;
}

}  // namespace maquette::formats
