// UVL tokens to a model: the feature tree, then the constraints over it.
//
// Recursive descent after the grammar of the UVL reference parser. What belongs to the Boolean level with group
// cardinalities becomes rules; typed features, feature cardinalities, arithmetic, aggregates, string constraints and
// imports are recognised and refused by name, each at its place.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/feature_model.h"
#include "formats/uvl_lexer.h"
#include "maquette/catalog.h"

namespace maquette::formats {

class UvlParser {
 public:
  UvlParser(const std::vector<UvlToken>& tokens, std::string_view text, std::string_view file)
      : tokens_(tokens), file_(file), builder_(file, text) {}

  CatalogResult run();

 private:
  struct Cardinality {
    std::int64_t lower = 0, upper = 0;
  };
  enum class Relation : std::uint8_t { mandatory, optional, any, one, cardinality };

  // The file and its sections.
  void parse_section();
  void parse_includes();
  void parse_constraints();

  // The feature tree.
  void parse_features();
  std::vector<PartIndex> parse_feature_block(int depth);
  void parse_feature(int depth, std::vector<PartIndex>& siblings);
  void refuse_type();
  void refuse_feature_cardinality();
  void parse_group(PartIndex parent, int depth);
  bool parse_relation(Relation& relation, Cardinality& cardinality);
  bool parse_cardinality(Cardinality& cardinality);
  void parse_attributes();
  void parse_attribute();
  void skip_value(int depth);
  void relate(PartIndex parent, Relation relation, const Cardinality& cardinality, const std::vector<PartIndex>& children,
              const UvlToken& where);

  // Constraints, loosest first.
  void parse_constraint();
  Formula parse_equivalence(int depth);
  Formula parse_implication(int depth);
  Formula parse_disjunction(int depth);
  Formula parse_conjunction(int depth);
  Formula parse_negation(int depth);
  Formula parse_primary(int depth);
  void refuse_arithmetic();

  const UvlToken& peek(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  bool at(UvlTokenKind kind) const { return peek().kind == kind; }
  bool take(UvlTokenKind kind);
  bool take(std::string_view symbol);
  void expect_newline();
  void skip_line();
  void fail(const UvlToken& where, std::string code, std::string message);
  void unsupported(const UvlToken& where, std::string_view what);
  Position position(const UvlToken& token) const { return {std::string(file_), token.line, token.column}; }
  std::string source_between(std::size_t begin, std::size_t end) const;

  const std::vector<UvlToken>& tokens_;
  std::string_view file_;
  FeatureModelBuilder builder_;
  std::size_t at_ = 0;
  std::size_t rules_ = 0;
  bool constraint_failed_ = false;
  std::vector<std::size_t> constraint_attributes_;  ///< tokens they begin at
  Findings findings_;
};

}  // namespace maquette::formats
