// The constraint half of the UVL parser: `!` binds tightest, then `&`, `|`, `=>` and `<=>`, each from the left.
#include <array>

#include "formats/uvl_parser.h"

namespace maquette::formats {
namespace {

/// Leaves room for the connectives a level of parentheses can bring.
constexpr int kMaxNesting = kMaxFormulaDepth / 5;

Formula nothing() { return {Constant{true}}; }

}  // namespace

void UvlParser::parse_constraints() {
  expect_newline();
  if (!take(UvlTokenKind::indent)) return;
  while (!at(UvlTokenKind::dedent) && !at(UvlTokenKind::end) && findings_.size() < kMaxFindings) {
    parse_constraint();
    if (constraint_failed_) {
      skip_line();
    } else {
      expect_newline();
    }
  }
  while (!at(UvlTokenKind::dedent) && !at(UvlTokenKind::end)) ++at_;
  take(UvlTokenKind::dedent);
}

void UvlParser::parse_constraint() {
  const UvlToken& where = peek();
  const std::size_t begin = at_;
  constraint_failed_ = false;
  Formula formula = parse_equivalence(0);
  if (!constraint_failed_) refuse_arithmetic();
  if (constraint_failed_) return;
  const std::string source = source_between(begin, at_);
  builder_.add_rule("constraint-" + std::to_string(++rules_), source, std::move(formula), source, position(where));
}

Formula UvlParser::parse_equivalence(int depth) {
  Formula left = parse_implication(depth);
  int links = 0;
  while (!constraint_failed_ && take("<=>")) {
    if (++links > kMaxNesting) {
      fail(peek(), "too-deep", "This constraint has too many <=> in a row.");
      constraint_failed_ = true;
    }
    Formula right = parse_implication(depth);
    left = {Iff{{std::move(left), std::move(right)}}};
  }
  return left;
}

Formula UvlParser::parse_implication(int depth) {
  Formula left = parse_disjunction(depth);
  int links = 0;
  while (!constraint_failed_ && take("=>")) {
    if (++links > kMaxNesting) {
      fail(peek(), "too-deep", "This constraint has too many => in a row.");
      constraint_failed_ = true;
    }
    Formula right = parse_disjunction(depth);
    left = {Implies{{std::move(left), std::move(right)}}};
  }
  return left;
}

Formula UvlParser::parse_disjunction(int depth) {
  Formula first = parse_conjunction(depth);
  if (!peek().is("|")) return first;
  Or any{{std::move(first)}};
  while (!constraint_failed_ && take("|")) any.operands.push_back(parse_conjunction(depth));
  return {std::move(any)};
}

Formula UvlParser::parse_conjunction(int depth) {
  Formula first = parse_negation(depth);
  if (!peek().is("&")) return first;
  And all{{std::move(first)}};
  while (!constraint_failed_ && take("&")) all.operands.push_back(parse_negation(depth));
  return {std::move(all)};
}

Formula UvlParser::parse_negation(int depth) {
  bool negated = false;
  while (take("!")) negated = !negated;
  Formula operand = parse_primary(depth);
  return negated ? Formula{Not{{std::move(operand)}}} : operand;
}

Formula UvlParser::parse_primary(int depth) {
  if (constraint_failed_) return nothing();
  const UvlToken& token = peek();
  if (take("(")) {
    if (depth >= kMaxNesting) {
      fail(token, "too-deep", "This constraint is nested deeper than " + std::to_string(kMaxNesting) + " parentheses.");
      constraint_failed_ = true;
      return nothing();
    }
    Formula inner = parse_equivalence(depth + 1);
    if (!constraint_failed_) refuse_arithmetic();
    if (!constraint_failed_ && !take(")")) {
      fail(peek(), "open-parenthesis", "Expected \")\".");
      constraint_failed_ = true;
    }
    return inner;
  }
  if (token.kind != UvlTokenKind::name || peek(1).is("(") || peek(1).is(".")) {
    refuse_arithmetic();
    if (!constraint_failed_) fail(token, "bad-constraint", "Expected a feature, \"!\" or \"(\".");
    constraint_failed_ = true;
    return nothing();
  }
  ++at_;
  refuse_arithmetic();
  const auto feature = builder_.find(token.text);
  if (feature) return FeatureModelBuilder::selected(*feature);
  if (!constraint_failed_) fail(token, "unknown-feature", "There is no feature called \"" + token.text + "\".");
  constraint_failed_ = true;
  return nothing();
}

/// What can only be a number or a text, and what can only stand between them.
void UvlParser::refuse_arithmetic() {
  static constexpr std::array<std::string_view, 10> kOperators = {"==", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/"};
  const UvlToken& token = peek();
  for (const std::string_view symbol : kOperators) {
    if (!token.is(symbol)) continue;
    unsupported(token, "arithmetic in constraints (" + token.text + ")");
    constraint_failed_ = true;
    return;
  }
  if (token.kind == UvlTokenKind::number) {
    unsupported(token, "arithmetic in constraints (" + token.text + ")");
  } else if (token.kind == UvlTokenKind::string) {
    unsupported(token, "texts in constraints ('" + token.text + "')");
  } else if (token.kind == UvlTokenKind::name && peek(1).is("(")) {
    unsupported(token, "functions in constraints (" + token.text + ")");
  } else if (token.kind == UvlTokenKind::name && peek(1).is(".")) {
    unsupported(token, "attributes in constraints (" + token.text + "." + peek(2).text + ")");
  } else {
    return;
  }
  constraint_failed_ = true;
}

}  // namespace maquette::formats
