#include "formats/uvl_parser.h"

#include <algorithm>

namespace maquette::formats {
namespace {

constexpr int kMaxTreeDepth = 512;

}  // namespace

CatalogResult UvlParser::run() {
  while (!at(UvlTokenKind::end) && findings_.size() < kMaxFindings) parse_section();
  if (findings_.empty() && builder_.feature_count() == 0) fail(peek(), "no-features", "There is no \"features\" section.");
  const std::size_t end = at_;
  for (const std::size_t begin : constraint_attributes_) {
    at_ = begin;
    parse_constraint();
  }
  at_ = end;
  std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
  if (!findings_.empty()) return {nullptr, std::move(findings_)};
  return {builder_.build(), {}};
}

void UvlParser::parse_section() {
  if (take(UvlTokenKind::newline)) return;
  const UvlToken& word = peek();
  if (word.is_keyword("features")) {
    ++at_;
    parse_features();
  } else if (word.is_keyword("constraints")) {
    ++at_;
    parse_constraints();
  } else if (word.is_keyword("namespace")) {
    skip_line();
  } else if (word.is_keyword("include")) {
    ++at_;
    parse_includes();
  } else if (word.is_keyword("imports")) {
    unsupported(word, "imports of other models");
    skip_line();
    if (take(UvlTokenKind::indent)) {
      while (!at(UvlTokenKind::dedent) && !at(UvlTokenKind::end)) ++at_;
      take(UvlTokenKind::dedent);
    }
  } else {
    fail(word, "unknown-section",
         "Expected namespace, include, imports, features or constraints, not \"" + word.text + "\".");
    skip_line();
  }
}

/// The language levels a file declares need no check of their own: what it uses is checked where it is used.
void UvlParser::parse_includes() {
  expect_newline();
  if (!take(UvlTokenKind::indent)) return;
  while (!at(UvlTokenKind::dedent) && !at(UvlTokenKind::end)) skip_line();
  take(UvlTokenKind::dedent);
}

void UvlParser::parse_features() {
  expect_newline();
  const UvlToken& where = peek();
  const std::vector<PartIndex> roots = parse_feature_block(0);
  if (roots.size() != 1) {
    if (findings_.empty()) fail(where, "root", "The feature tree must have exactly one root.");
    return;
  }
  builder_.add_rule("root", builder_.name(roots.front()) + " is the product itself.",
                    FeatureModelBuilder::selected(roots.front()), builder_.name(roots.front()), position(where));
}

std::vector<PartIndex> UvlParser::parse_feature_block(int depth) {
  std::vector<PartIndex> features;
  if (!take(UvlTokenKind::indent)) {
    fail(peek(), "no-feature", "Expected features, indented deeper than this.");
    return features;
  }
  if (depth > kMaxTreeDepth) {
    fail(peek(), "too-deep", "The feature tree is deeper than " + std::to_string(kMaxTreeDepth) + ".");
    at_ = tokens_.size() - 1;
  }
  while (!at(UvlTokenKind::dedent) && !at(UvlTokenKind::end)) parse_feature(depth, features);
  take(UvlTokenKind::dedent);
  return features;
}

void UvlParser::parse_feature(int depth, std::vector<PartIndex>& siblings) {
  refuse_type();
  const UvlToken& name = peek();
  if (!take(UvlTokenKind::name)) {
    fail(name, "no-feature", "Expected the name of a feature.");
    skip_line();
    if (take(UvlTokenKind::indent)) {
      for (int open = 1; open > 0 && !at(UvlTokenKind::end); ++at_) {
        open += at(UvlTokenKind::indent) ? 1 : at(UvlTokenKind::dedent) ? -1 : 0;
      }
    }
    return;
  }
  const auto feature = builder_.add_feature(name.text, position(name));
  if (!feature) fail(name, "duplicate-feature", "There are two features called \"" + name.text + "\".");
  if (builder_.feature_count() > kMaxFeatures) {
    fail(name, "too-big", "At most " + std::to_string(kMaxFeatures) + " features are read.");
    at_ = tokens_.size() - 1;
    return;
  }
  refuse_feature_cardinality();
  if (at(UvlTokenKind::symbol) && peek().is("{")) parse_attributes();
  expect_newline();
  if (feature) siblings.push_back(*feature);
  if (!take(UvlTokenKind::indent)) return;
  while (!at(UvlTokenKind::dedent) && !at(UvlTokenKind::end)) parse_group(feature.value_or(0), depth);
  take(UvlTokenKind::dedent);
}

/// "Integer Size": a type before the name.
void UvlParser::refuse_type() {
  const UvlToken& word = peek();
  const bool typed = peek(1).kind == UvlTokenKind::name && (word.is_keyword("Integer") || word.is_keyword("String") ||
                                                            word.is_keyword("Real") || word.is_keyword("Boolean"));
  if (!typed) return;
  if (!word.is_keyword("Boolean")) unsupported(word, "features of type " + word.text);
  ++at_;
}

void UvlParser::refuse_feature_cardinality() {
  const UvlToken& word = peek();
  if (!word.is_keyword("cardinality")) return;
  unsupported(word, "feature cardinality (several instances of a feature)");
  ++at_;
  Cardinality ignored;
  parse_cardinality(ignored);
}

void UvlParser::parse_group(PartIndex parent, int depth) {
  const UvlToken& where = peek();
  Relation relation = Relation::optional;
  Cardinality cardinality;
  if (!parse_relation(relation, cardinality)) {
    fail(where, "unknown-group",
         "Expected mandatory, optional, or, alternative or [lower..upper], not \"" + where.text + "\".");
    skip_line();
    if (at(UvlTokenKind::indent)) parse_feature_block(depth + 1);
    return;
  }
  expect_newline();
  relate(parent, relation, cardinality, parse_feature_block(depth + 1), where);
}

bool UvlParser::parse_relation(Relation& relation, Cardinality& cardinality) {
  static constexpr std::pair<std::string_view, Relation> kWords[] = {{"mandatory", Relation::mandatory},
                                                                     {"optional", Relation::optional},
                                                                     {"or", Relation::any},
                                                                     {"alternative", Relation::one}};
  for (const auto& [word, meaning] : kWords) {
    if (!peek().is_keyword(word)) continue;
    relation = meaning;
    ++at_;
    return true;
  }
  relation = Relation::cardinality;
  return parse_cardinality(cardinality);
}

/// "[2]", "[1..3]", "[0..*]"
bool UvlParser::parse_cardinality(Cardinality& cardinality) {
  if (!take("[")) return false;
  const auto number = [&](std::int64_t& value) {
    const UvlToken& token = peek();
    if (take("*")) {
      value = std::numeric_limits<std::int64_t>::max();
      return true;
    }
    const bool good =
        token.kind == UvlTokenKind::number && token.text.size() < 10 && token.text.find('.') == std::string::npos;
    if (!good) return false;
    value = std::stoll(token.text);
    ++at_;
    return true;
  };
  if (!number(cardinality.lower)) return false;
  cardinality.upper = cardinality.lower;
  if (take("..") && !number(cardinality.upper)) return false;
  return take("]");
}

void UvlParser::parse_attributes() {
  take("{");
  while (!peek().is("}") && !at(UvlTokenKind::end)) {
    parse_attribute();
    if (!take(",") && !peek().is("}")) {
      fail(peek(), "bad-attribute", "Expected \",\" or \"}\" after an attribute.");
      while (!peek().is("}") && !at(UvlTokenKind::end)) ++at_;
    }
  }
  take("}");
}

/// Attributes say nothing about which designs are valid, except "constraint" ones.
void UvlParser::parse_attribute() {
  const UvlToken& key = peek();
  if (!take(UvlTokenKind::name)) {
    fail(key, "bad-attribute", "Expected the name of an attribute.");
    ++at_;
    return;
  }
  if (key.is_keyword("constraint")) {
    constraint_attributes_.push_back(at_);
    while (!peek().is(",") && !peek().is("}") && !at(UvlTokenKind::end)) ++at_;
  } else if (key.is_keyword("constraints")) {
    unsupported(key, "lists of constraints as an attribute");
    skip_value(0);
  } else if (!peek().is(",") && !peek().is("}")) {
    skip_value(0);
  }
}

/// A number, a text, a name, or nested lists and attributes, whose brackets must match.
void UvlParser::skip_value(int depth) {
  const UvlToken& token = peek();
  if (take("-")) {
    skip_value(depth);
  } else if (token.is("{") || token.is("[")) {
    if (depth >= kMaxFormulaDepth) {
      fail(token, "too-deep", "Attributes are nested too deep.");
      at_ = tokens_.size() - 1;
      return;
    }
    ++at_;
    while (!peek().is("}") && !peek().is("]") && !at(UvlTokenKind::end)) {
      if (!take(",")) skip_value(depth + 1);
    }
    ++at_;
  } else if (at(UvlTokenKind::end)) {
    fail(token, "bad-attribute", "The attributes of this feature are never closed.");
  } else {
    ++at_;
  }
}

void UvlParser::relate(PartIndex parent, Relation relation, const Cardinality& cardinality,
                       const std::vector<PartIndex>& children, const UvlToken& where) {
  const std::string& name = builder_.name(parent);
  const auto when_selected = [&](Formula then) {
    return Formula{Implies{{FeatureModelBuilder::selected(parent), std::move(then)}}};
  };
  Or any;
  for (const PartIndex child : children) {
    const std::string& child_name = builder_.name(child);
    builder_.add_rule("part-of-" + child_name, child_name + " is part of " + name + ".",
                      {Or{{FeatureModelBuilder::deselected(child), FeatureModelBuilder::selected(parent)}}},
                      child_name + " => " + name, position(where));
    if (relation == Relation::mandatory) {
      builder_.add_rule("has-" + child_name, name + " always has " + child_name + ".",
                        when_selected(FeatureModelBuilder::selected(child)), name + " => " + child_name, position(where));
    }
    any.operands.push_back(FeatureModelBuilder::selected(child));
  }
  const std::string group = "group-" + std::to_string(++rules_) + "-of-" + name;
  if (relation == Relation::any || relation == Relation::one) {
    builder_.add_rule(group, name + " needs one of its parts.", when_selected({any}), name + " needs one", position(where));
  }
  if (relation == Relation::one && children.size() > 1) {
    builder_.add_rule(group + "-single", name + " has only one of its parts.",
                      {maquette::Cardinality{0, 1, std::move(any.operands)}}, name + " has one", position(where));
  } else if (relation == Relation::cardinality) {
    const std::string bounds = "[" + std::to_string(cardinality.lower) + ".." + std::to_string(cardinality.upper) + "]";
    builder_.add_rule(group, name + " has " + bounds + " of its parts.",
                      when_selected({maquette::Cardinality{cardinality.lower, cardinality.upper, std::move(any.operands)}}),
                      name + " " + bounds, position(where));
  }
}

bool UvlParser::take(UvlTokenKind kind) {
  if (!at(kind) || kind == UvlTokenKind::end) return false;
  ++at_;
  return true;
}

bool UvlParser::take(std::string_view symbol) {
  if (!peek().is(symbol)) return false;
  ++at_;
  return true;
}

void UvlParser::expect_newline() {
  if (take(UvlTokenKind::newline) || at(UvlTokenKind::end)) return;
  fail(peek(), "unexpected", "\"" + peek().text + "\" is not expected here.");
  skip_line();
}

void UvlParser::skip_line() {
  while (!at(UvlTokenKind::newline) && !at(UvlTokenKind::end)) ++at_;
  take(UvlTokenKind::newline);
}

void UvlParser::fail(const UvlToken& where, std::string code, std::string message) {
  findings_.push_back({Severity::error, position(where), std::move(code), std::move(message)});
}

void UvlParser::unsupported(const UvlToken& where, std::string_view what) {
  fail(where, "unsupported", "Maquette does not support " + std::string(what) + ".");
}

std::string UvlParser::source_between(std::size_t begin, std::size_t end) const {
  std::string source;
  for (std::size_t i = begin; i < end; ++i) {
    const bool tight = source.empty() || source.back() == '(' || source.back() == '!' || tokens_[i].text == ")";
    source += (tight ? "" : " ") + tokens_[i].text;
  }
  return source;
}

}  // namespace maquette::formats
