// The part of the rule language that compares: sums of totals, lengths, number parts and amounts on both sides of a
// relation.
#pragma once

#include "catalog/token_cursor.h"

namespace maquette::catalog {

class ComparisonParser : protected TokenCursor {
 protected:
  using TokenCursor::TokenCursor;

  /// Whether a comparison continues with `token` after its first term.
  static bool starts_relation(const Token& token);
  /// Whether, `count` tokens ahead, after "is", an amount follows and not an option.
  bool is_words_of_comparison(std::size_t count) const;
  bool is_amount_with_unit(std::size_t count) const;

  /// "(a, b)"
  std::vector<Word> names(std::string_view what, bool number_is_fine = false);

  Condition comparison();
  Term amount_term();

 private:
  Relation relation_in_words();
  Relation relation_symbol();
  Sum sum();
  Term term();
  Amount amount();
  Aggregated aggregated();
};

}  // namespace maquette::catalog
