// UVL tokens to a syntax tree: recursive descent after the grammar of the UVL reference parser, nothing decided yet.
//
// Every level of the language is read: what cannot be part of a model is refused where its meaning is needed, by name.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/feature_model.h"
#include "formats/uvl_lexer.h"
#include "formats/uvl_syntax.h"

namespace maquette::formats {

class UvlParser {
 public:
  /// `number`: of the file, in every place. All must outlive the parser.
  UvlParser(const std::vector<UvlToken>& tokens, std::string_view file, std::uint32_t number, Findings& findings)
      : tokens_(tokens), file_(file), number_(number), findings_(findings), first_finding_(findings.size()) {}

  UvlFile run();

 private:
  // The file and its sections (uvl_parser.cpp).
  void parse_section();
  void parse_includes();
  void parse_imports();
  void parse_import();
  void parse_constraints();

  // The feature tree (uvl_tree.cpp).
  void parse_features();
  std::vector<UvlFeature> parse_feature_block(int depth);
  void parse_feature(int depth, std::vector<UvlFeature>& siblings);
  void parse_type(UvlFeature& feature);
  void parse_feature_cardinality(UvlFeature& feature);
  void parse_group(int depth, std::vector<UvlGroup>& groups);
  bool parse_relation(UvlGroup& group);
  bool parse_bounds(UvlBounds& bounds);
  std::vector<UvlAttribute> parse_attributes(int depth);
  void parse_attribute(int depth, std::vector<UvlAttribute>& attributes);
  void parse_constraint_list();
  UvlValue parse_value(int depth);
  UvlValue parse_value_list(int depth);

  // Constraints, loosest first (uvl_expressions.cpp).
  bool parse_constraint();
  UvlExpression parse_equivalence(int nesting);
  UvlExpression parse_implication(int nesting);
  UvlExpression parse_disjunction(int nesting);
  UvlExpression parse_conjunction(int nesting);
  UvlExpression parse_negation(int nesting);
  UvlExpression parse_comparison(int nesting);
  UvlExpression parse_sum(int nesting);
  UvlExpression parse_product(int nesting);
  UvlExpression parse_minus(int nesting);
  UvlExpression parse_primary(int nesting);
  UvlExpression parse_parentheses(int nesting);
  UvlExpression parse_call(int nesting);
  UvlExpression parse_number();
  UvlExpression node(UvlExpression::Kind kind, const UvlToken& where, std::vector<UvlExpression> operands = {});
  UvlExpression refuse(const UvlToken& where, std::string code, std::string message);
  std::string source_between(std::size_t begin, std::size_t end) const;

  // Tokens.
  const UvlToken& peek(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  bool at(UvlTokenKind kind) const { return peek().kind == kind; }
  bool at_any(std::span<const std::string_view> symbols) const;
  bool take(UvlTokenKind kind);
  bool take(std::string_view symbol);
  std::vector<std::string> take_path();
  void expect_newline();
  void skip_line();
  void skip_block();
  bool block_goes_on() const;
  void fail(const UvlToken& where, std::string code, std::string message);
  bool failed() const { return findings_.size() > first_finding_; }
  UvlPlace place(const UvlToken& token) const { return {number_, token.line, token.column}; }

  const std::vector<UvlToken>& tokens_;
  std::string_view file_;
  std::uint32_t number_;
  Findings& findings_;
  std::size_t first_finding_;
  std::size_t at_ = 0;
  bool constraint_failed_ = false;
  bool has_features_ = false;
  UvlFile result_;
};

}  // namespace maquette::formats
