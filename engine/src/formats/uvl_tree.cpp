// The feature tree: features, their types, cardinalities and attributes, and the groups between them.
#include <utility>

#include "formats/uvl_parser.h"

namespace maquette::formats {
namespace {

constexpr int kMaxTreeDepth = 512;
constexpr int kMaxValueDepth = 64;

}  // namespace

void UvlParser::parse_features() {
  expect_newline();
  const UvlToken& where = peek();
  std::vector<UvlFeature> roots = parse_feature_block(0);
  if (roots.size() == 1 && !has_features_) {
    result_.root = std::move(roots.front());
  } else if (!failed()) {
    fail(where, "root", "The feature tree must have exactly one root.");
  }
  has_features_ = true;
}

std::vector<UvlFeature> UvlParser::parse_feature_block(int depth) {
  std::vector<UvlFeature> features;
  if (!take(UvlTokenKind::indent)) {
    fail(peek(), "no-feature", "Expected features, indented deeper than this.");
    return features;
  }
  if (depth > kMaxTreeDepth) {
    fail(peek(), "too-deep", "The feature tree is deeper than " + std::to_string(kMaxTreeDepth) + ".");
    at_ = tokens_.size() - 1;
  }
  while (block_goes_on()) parse_feature(depth, features);
  take(UvlTokenKind::dedent);
  return features;
}

void UvlParser::parse_feature(int depth, std::vector<UvlFeature>& siblings) {
  UvlFeature feature;
  parse_type(feature);
  feature.where = place(peek());
  feature.path = take_path();
  if (feature.path.empty()) {
    fail(peek(), "no-feature", "Expected the name of a feature.");
    skip_line();
    if (take(UvlTokenKind::indent)) skip_block();
    return;
  }
  feature.name = feature.path.back();
  parse_feature_cardinality(feature);
  if (peek().is("{")) feature.attributes = parse_attributes(0);
  expect_newline();
  if (take(UvlTokenKind::indent)) {
    while (block_goes_on()) parse_group(depth, feature.groups);
    take(UvlTokenKind::dedent);
  }
  siblings.push_back(std::move(feature));
}

/// "Integer Size": a type before the name.
void UvlParser::parse_type(UvlFeature& feature) {
  static constexpr std::pair<std::string_view, UvlType> kTypes[] = {
      {"Boolean", UvlType::boolean}, {"Integer", UvlType::integer}, {"Real", UvlType::real}, {"String", UvlType::string}};
  if (peek(1).kind != UvlTokenKind::name) return;
  for (const auto& [word, type] : kTypes) {
    if (!peek().is_keyword(word)) continue;
    feature.type = type;
    ++at_;
    return;
  }
}

void UvlParser::parse_feature_cardinality(UvlFeature& feature) {
  const UvlToken& word = peek();
  if (!word.is_keyword("cardinality")) return;
  ++at_;
  UvlBounds bounds;
  feature.cardinality_where = place(word);
  if (!parse_bounds(bounds)) {
    fail(word, "bad-cardinality", "Expected [lower..upper] after \"cardinality\".");
  } else if (bounds.upper && *bounds.upper < bounds.lower) {
    fail(word, "bad-cardinality", "No number of instances is in these bounds.");
  } else {
    feature.cardinality = bounds;
  }
}

void UvlParser::parse_group(int depth, std::vector<UvlGroup>& groups) {
  const UvlToken& where = peek();
  UvlGroup group;
  group.where = place(where);
  if (!parse_relation(group)) {
    fail(where, "unknown-group",
         "Expected mandatory, optional, or, alternative or [lower..upper], not \"" + where.text + "\".");
    skip_line();
    if (!at(UvlTokenKind::indent)) return;
    group.features = parse_feature_block(depth + 1);
    groups.push_back(std::move(group));
    return;
  }
  expect_newline();
  group.features = parse_feature_block(depth + 1);
  groups.push_back(std::move(group));
}

bool UvlParser::parse_relation(UvlGroup& group) {
  static constexpr std::pair<std::string_view, UvlRelation> kWords[] = {{"mandatory", UvlRelation::mandatory},
                                                                        {"optional", UvlRelation::optional},
                                                                        {"or", UvlRelation::any},
                                                                        {"alternative", UvlRelation::one}};
  for (const auto& [word, meaning] : kWords) {
    if (!peek().is_keyword(word)) continue;
    group.relation = meaning;
    ++at_;
    return true;
  }
  group.relation = UvlRelation::cardinality;
  return parse_bounds(group.bounds);
}

/// "[2]", "[1..3]", "[0..*]"
bool UvlParser::parse_bounds(UvlBounds& bounds) {
  const auto number = [&](std::int64_t& value) {
    const UvlToken& token = peek();
    if (token.kind != UvlTokenKind::number || token.text.size() > 9 || token.text.find('.') != std::string::npos)
      return false;
    value = std::stoll(token.text);
    ++at_;
    return true;
  };
  if (!take("[")) return false;
  if (take("*")) {
    bounds = {0, std::nullopt};
    return take("]");
  }
  if (!number(bounds.lower)) return false;
  bounds.upper = bounds.lower;
  if (!take("..")) return take("]");
  if (take("*")) {
    bounds.upper = std::nullopt;
    return take("]");
  }
  return number(*bounds.upper) && take("]");
}

std::vector<UvlAttribute> UvlParser::parse_attributes(int depth) {
  std::vector<UvlAttribute> attributes;
  const UvlToken& open = peek();
  take("{");
  if (depth >= kMaxValueDepth) {
    fail(open, "too-deep", "Attributes are nested too deep.");
    at_ = tokens_.size() - 1;
    return attributes;
  }
  while (!peek().is("}") && !at(UvlTokenKind::end)) {
    parse_attribute(depth, attributes);
    if (!take(",") && !peek().is("}") && !at(UvlTokenKind::end)) {
      fail(peek(), "bad-attribute", "Expected \",\" or \"}\" after an attribute.");
      while (!peek().is("}") && !at(UvlTokenKind::end)) ++at_;
    }
  }
  if (!take("}")) fail(open, "bad-attribute", "The attributes of this feature are never closed.");
  return attributes;
}

void UvlParser::parse_attribute(int depth, std::vector<UvlAttribute>& attributes) {
  const UvlToken& key = peek();
  if (!take(UvlTokenKind::name)) {
    fail(key, "bad-attribute", "Expected the name of an attribute.");
    ++at_;
    return;
  }
  if (key.is_keyword("constraint")) {
    if (!parse_constraint()) {
      while (!peek().is(",") && !peek().is("}") && !at(UvlTokenKind::end)) ++at_;
    }
  } else if (key.is_keyword("constraints")) {
    parse_constraint_list();
  } else {
    attributes.push_back({key.text, {}, place(key)});
    if (!peek().is(",") && !peek().is("}")) attributes.back().value = parse_value(depth);
  }
}

/// "constraints [A => B, C > 2]"
void UvlParser::parse_constraint_list() {
  if (!take("[")) return fail(peek(), "bad-attribute", "Expected \"[\" after \"constraints\".");
  while (!peek().is("]") && !at(UvlTokenKind::end)) {
    if (!parse_constraint()) {
      while (!peek().is(",") && !peek().is("]") && !at(UvlTokenKind::end)) ++at_;
    }
    if (!take(",") && !peek().is("]")) {
      fail(peek(), "bad-constraint", "Expected \",\" or \"]\" after a constraint.");
      while (!peek().is("]") && !at(UvlTokenKind::end)) ++at_;
    }
  }
  take("]");
}

UvlValue UvlParser::parse_value(int depth) {
  const UvlToken& token = peek();
  UvlValue value;
  if (token.is("{")) {
    value.kind = UvlValue::Kind::attributes;
    value.attributes = parse_attributes(depth + 1);
  } else if (token.is("[")) {
    value = parse_value_list(depth + 1);
  } else if (token.is("-") || token.kind == UvlTokenKind::number) {
    const bool negative = take("-");
    const auto number = parse_rational(peek().text);
    value.kind = UvlValue::Kind::number;
    if (!number) fail(token, "bad-number", "Expected a number of at most 18 digits.");
    if (number) value.number = negative ? Rational{-number->numerator, number->denominator} : *number;
    ++at_;
  } else if (token.is_keyword("true") || token.is_keyword("false")) {
    value.kind = UvlValue::Kind::boolean;
    value.truth = token.text == "true";
    ++at_;
  } else if (token.kind == UvlTokenKind::string || token.kind == UvlTokenKind::name) {
    value.kind = UvlValue::Kind::text;  // older files write texts in double quotes
    value.text = token.text;
    ++at_;
  } else {
    fail(token, "bad-attribute", "Expected a number, a text, true, false, [..] or {..} as the value of an attribute.");
    ++at_;
  }
  return value;
}

UvlValue UvlParser::parse_value_list(int depth) {
  UvlValue value;
  value.kind = UvlValue::Kind::list;
  const UvlToken& open = peek();
  take("[");
  if (depth >= kMaxValueDepth) {
    fail(open, "too-deep", "Attributes are nested too deep.");
    at_ = tokens_.size() - 1;
    return value;
  }
  while (!peek().is("]") && !at(UvlTokenKind::end)) {
    value.list.push_back(parse_value(depth));
    if (!take(",") && !peek().is("]")) {
      fail(peek(), "bad-attribute", "Expected \",\" or \"]\" in a list.");
      while (!peek().is("]") && !at(UvlTokenKind::end)) ++at_;
    }
  }
  take("]");
  return value;
}

}  // namespace maquette::formats
