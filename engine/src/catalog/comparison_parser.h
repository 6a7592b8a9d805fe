// The part of the rule language that compares: sums of totals, lengths, number parts and amounts on both sides of a
// relation.
#pragma once

#include "catalog/bounds_parser.h"

namespace maquette::catalog {

class ComparisonParser : protected BoundsParser {
 protected:
  using BoundsParser::BoundsParser;

  /// Whether a comparison continues with `token` after its first term.
  static bool starts_relation(const Token& token);
  /// Whether, `count` tokens ahead, after "is", an amount follows and not an option.
  bool is_words_of_comparison(std::size_t count) const;
  bool is_amount_with_unit(std::size_t count) const;

  /// "(a, b)"
  std::vector<Word> names(std::string_view what);
  /// An option's id: a name, a number, or "no".
  Word option();
  std::vector<Word> options();
  /// "toppings" or "(vamp, tongue)"
  std::vector<Word> name_or_names(std::string_view what);

  /// "total ..", "lowest .. of": whether a quantity begins here that is no name.
  std::optional<Aggregated::Kind> sees_aggregate() const;
  bool sees_count_of() const { return sees("count") && after(1).text == "of"; }

  Condition comparison();
  Term amount_term();
  /// What follows the attribute in "have price > 20 EUR", "have weight between 10 g and 20 g".
  CountParts::Limit limit();
  Sum sum();

 private:
  /// "(" item { "," item } ")"
  template <class Item>
  std::vector<Word> listed(const Item& item) {
    std::vector<Word> result;
    expect("(");
    do result.push_back(item());
    while (accept(","));
    if (!sees(")")) fail_expecting({",", ")"});
    expect(")");
    return result;
  }

  Relation relation_in_words();
  Relation relation_symbol();
  Term term();
  Term quantity();
  Amount amount();
  Aggregated aggregated(Aggregated::Kind kind);
};

}  // namespace maquette::catalog
