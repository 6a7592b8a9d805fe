// Small models written in code, so that a test can show the catalog it speaks of in a few lines:
//
//   ModelBuilder shoe;
//   shoe.part("upper", {{"suede", 1500}, "knit"});
//   shoe.part("sole", {"cup", {"welt", 4000, 120, 5}});
//   shoe.rule("no-welted-knit", shoe.implies(shoe.is("upper", {"knit"}), shoe.isnt("sole", {"welt"})));
//   std::shared_ptr<const Model> model = shoe.build();
//
// Names that do not exist stop the test program with a message: they are mistakes in the test.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "maquette/design.h"
#include "maquette/model.h"

namespace maquette::testing {

/// An option by its id and its attributes: price in minor units, weight in grams, lead time in days.
struct OptionSpec {
  OptionSpec(const char* id_, std::int64_t price_ = 0, std::int64_t weight_ = 0, std::int64_t lead_time_ = 0)  // NOLINT
      : id(id_), price(price_), weight(weight_), lead_time(lead_time_) {}
  std::string id;
  std::int64_t price, weight, lead_time;
};

/// A summand of a linear rule: one value for each option of the part.
struct TermSpec {
  std::string_view part;
  std::vector<std::int64_t> values;
};

class ModelBuilder {
 public:
  using Ids = std::initializer_list<std::string_view>;

  /// Attributes price (EUR cents), weight (g) and lead time (days, the longest of all parts); no parts yet.
  explicit ModelBuilder(std::string id = "test-product");

  /// A choice part. The group is the id up to its dot and is made when first named. The first option is the default.
  PartIndex part(std::string_view id, std::initializer_list<OptionSpec> options);
  PartIndex part(std::string_view id, const std::vector<OptionSpec>& options);
  /// A number part: one option for each value, the value as its id.
  PartIndex number(std::string_view id, std::initializer_list<std::int64_t> values);
  /// A text part of up to `max_length` graphemes: options "0" .. "max_length".
  PartIndex text(std::string_view id, std::uint32_t max_length);

  /// For what the shortcuts do not reach: labels, materials, colours, defaults.
  Part& part_of(std::string_view id);
  Option& option_of(std::string_view part, std::string_view option);
  Model& model() { return model_; }

  void base(AttributeIndex attribute, std::int64_t value) { model_.attributes[attribute].base = value; }

  RuleIndex rule(std::string_view id, Formula formula, std::string_view because = {});

  Formula is(std::string_view part, Ids options) const;
  Formula isnt(std::string_view part, Ids options) const;
  /// lower <= the sum of an attribute over all parts, its base left out, <= upper.
  Formula total(AttributeIndex attribute, std::int64_t lower, std::int64_t upper) const;
  Formula linear(std::initializer_list<TermSpec> terms, std::int64_t lower, std::int64_t upper) const;
  /// Rows of option ids, one cell for each part; "*" matches every option, "a|b" either of two.
  Formula table(Ids parts, std::initializer_list<Ids> rows, bool allowed = true) const;

  static Formula constant(bool value) { return {Constant{value}}; }
  static Formula negate(Formula operand) { return {Not{{std::move(operand)}}}; }
  static Formula all(std::vector<Formula> operands) { return {And{std::move(operands)}}; }
  static Formula any(std::vector<Formula> operands) { return {Or{std::move(operands)}}; }
  static Formula implies(Formula condition, Formula then) { return {Implies{{std::move(condition), std::move(then)}}}; }
  static Formula iff(Formula left, Formula right) { return {Iff{{std::move(left), std::move(right)}}}; }
  static Formula between(std::int64_t lower, std::int64_t upper, std::vector<Formula> operands) {
    return {Cardinality{lower, upper, std::move(operands)}};
  }

  Choice choice(std::string_view part, std::string_view option) const;
  Selections selections(std::initializer_list<std::pair<std::string_view, std::string_view>> chosen) const;

  std::shared_ptr<const Model> build() const { return std::make_shared<const Model>(model_); }

 private:
  PartIndex add_part(std::string_view id, PartKind kind);
  PartIndex index_of(std::string_view part) const;
  OptionIndex index_of(PartIndex part, std::string_view option) const;
  std::vector<OptionIndex> indices_of(PartIndex part, Ids options) const;

  Model model_;
};

/// The parts a formula speaks of, sorted.
std::vector<PartIndex> parts_of(const Formula& formula);

}  // namespace maquette::testing
