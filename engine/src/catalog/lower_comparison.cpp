// Comparisons lowered to linear sums over options.
//
// Both sides are brought to one side and one scale: a coefficient for every option of every part that matters, and one
// constant, which holds the amounts written in the rule and the product's own base. The constant then moves to the bound.
// Parts whose every option weighs the same move there too, and what is left of a single part is simply the set of its
// options that pass, so that most limits cost the solver nothing. The longest of several needs no sum at all: all of them
// must pass, or one.
#include <algorithm>
#include <limits>
#include <map>

#include "catalog/limits.h"
#include "catalog/lowering.h"
#include "catalog/quantity.h"

namespace maquette::catalog {
namespace {

constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMaxCoefficient = 100 * kMaxAmount;  ///< times kMaxParts this is far from overflow

struct Range {
  std::int64_t lower = kLowest;
  std::int64_t upper = kHighest;
  bool contains(std::int64_t value) const { return lower <= value && value <= upper; }
};

/// Where `left` must lie for `left RELATION right` to hold.
Range range_of(Relation relation, std::int64_t right, std::int64_t upper) {
  switch (relation) {
    case Relation::at_most:
      return {kLowest, right};
    case Relation::at_least:
      return {right, kHighest};
    case Relation::less:
      return {kLowest, right - 1};
    case Relation::more:
      return {right + 1, kHighest};
    case Relation::equal:
      return {right, right};
    case Relation::between:
      return {right, upper};
  }
  return {};
}

/// What a term of the design is measured in.
struct Measure {
  std::string unit;
  int decimals = 0;
};

/// A sum: one value for each option of each part in it, and a constant.
struct Total {
  std::map<PartIndex, std::vector<std::int64_t>> parts;
  std::int64_t constant = 0;
  bool fits = true;
};

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

class ComparisonLowering {
 public:
  ComparisonLowering(const Names& names, std::size_t at) : names_(names), at_(at) {}

  std::optional<Formula> lower(const Comparison& comparison) {
    if (!measure(comparison)) return std::nullopt;
    const auto* only = comparison.left.size() == 1 ? std::get_if<Aggregated>(&comparison.left.front().value) : nullptr;
    if (only != nullptr && only->highest) return lower_highest(*only, comparison);
    return lower_sums(comparison);
  }

 private:
  // Units ----------------------------------------------------------------------------------------------------------------

  /// Finds the unit and the finest scale of the comparison; reports names and units that are wrong.
  bool measure(const Comparison& comparison) {
    bool sound = true;
    for (const Sum* sum : {&comparison.left, &comparison.right, &comparison.upper}) {
      for (const Term& term : *sum) sound = note_measure(term) && sound;
    }
    if (!sound) return false;
    if (!measured_) {
      names_.error(at_, "nothing-to-compare", "both sides are fixed amounts; compare a total, a length or a number part");
      return false;
    }
    for (const Sum* sum : {&comparison.left, &comparison.right, &comparison.upper}) {
      for (const Term& term : *sum) {
        if (const auto* amount = std::get_if<Amount>(&term.value)) sound = check_amount(*amount) && sound;
      }
    }
    return sound && check_highest(comparison);
  }

  bool note_measure(const Term& term) {
    if (std::holds_alternative<Amount>(term.value)) return true;
    const auto measure = measure_of(term);
    if (!measure) return false;
    if (measured_ && !same_unit(unit_, measure->unit)) {
      names_.error(term.at, "wrong-unit",
                   say("this is measured in ", unit_words(measure->unit), " and what stands before it in ",
                       unit_words(unit_), "; only equal units can be compared"));
      return false;
    }
    measured_ = true;
    unit_ = measure->unit;
    decimals_ = std::max(decimals_, measure->decimals);
    return true;
  }

  static std::string unit_words(std::string_view unit) {
    return unit.empty() ? "no unit" : std::string(written_unit(unit));
  }

  std::optional<Measure> measure_of(const Term& term) const {
    if (const auto* length = std::get_if<LengthOf>(&term.value)) {
      if (!text_part(*length)) return std::nullopt;
      return Measure{"letter", 0};
    }
    if (const auto* word = std::get_if<Word>(&term.value)) {
      const auto part = number_part(*word);
      if (!part) return std::nullopt;
      return Measure{names_.notes(*part).unit, 0};
    }
    const auto& aggregated = std::get<Aggregated>(term.value);
    const auto attribute = names_.attribute(aggregated.attribute);
    if (!parts_of(aggregated) || !attribute || !check_aggregate(aggregated, *attribute)) return std::nullopt;
    return Measure{names_.model().attributes[*attribute].unit, names_.model().attributes[*attribute].decimals};
  }

  bool check_aggregate(const Aggregated& aggregated, AttributeIndex attribute) const {
    const bool is_max = names_.model().attributes[attribute].aggregate == Aggregate::max;
    if (aggregated.highest == is_max) return true;
    const std::string& id = aggregated.attribute.text;
    names_.error(aggregated.attribute.at, "wrong-aggregate",
                 is_max ? say(in_quotes(id), " takes the highest of all parts, not their sum; write longest ", id,
                              " or highest ", id)
                        : say(in_quotes(id), " is a sum over all parts; write total ", id));
    return false;
  }

  bool check_amount(const Amount& amount) const {
    const Decimal decimal = parse_decimal(amount.digits.text, decimals_);
    if (decimal.problem == DecimalProblem::malformed) {
      names_.error(amount.digits.at, "bad-amount",
                   say(in_quotes(amount.digits.text), " is not an amount; write digits with at most one point"));
    } else if (decimal.problem == DecimalProblem::too_many_decimals) {
      names_.error(amount.digits.at, "too-many-decimals",
                   say("amounts here have ", decimals_words(decimals_), "; round ", in_quotes(amount.digits.text)));
    } else if (decimal.problem == DecimalProblem::out_of_range) {
      names_.error(amount.digits.at, "out-of-range", "this amount is too large to mean anything; lower it");
    } else {
      return check_unit(amount);
    }
    return false;
  }

  bool check_unit(const Amount& amount) const {
    const bool countable = unit_.empty() || unit_ == "letter";
    if (!amount.unit && countable) return true;
    if (!amount.unit) {
      names_.error(amount.digits.at, "missing-unit",
                   say("this amount needs its unit; write ", in_quotes(say(amount.digits.text, " ", written_unit(unit_)))));
      return false;
    }
    if (same_unit(amount.unit->text, unit_)) return true;
    names_.error(amount.unit->at, "wrong-unit",
                 say("this is compared with ", unit_words(unit_), ", not with ", in_quotes(amount.unit->text)));
    return false;
  }

  /// `longest` stands alone on the left and is compared with amounts only: then it is no sum but a bound on each part.
  bool check_highest(const Comparison& comparison) const {
    const auto is_highest = [](const Term& term) {
      const auto* aggregated = std::get_if<Aggregated>(&term.value);
      return aggregated != nullptr && aggregated->highest;
    };
    const auto is_amount = [](const Term& term) { return std::holds_alternative<Amount>(term.value); };
    const auto& [left, relation, right, upper] = comparison;
    const bool anywhere =
        std::any_of(left.begin(), left.end(), is_highest) || std::any_of(right.begin(), right.end(), is_highest);
    if (!anywhere || (left.size() == 1 && std::all_of(right.begin(), right.end(), is_amount))) return true;
    names_.error(at_, "misplaced-longest",
                 "write \"longest\" or \"highest\" alone on the left, and an amount on the right");
    return false;
  }

  // Names ----------------------------------------------------------------------------------------------------------------

  std::optional<PartIndex> text_part(const LengthOf& length) const {
    return names_.part_of_kind(length.part, PartKind::text, "not-a-text", " is not a text part, so it has no length");
  }

  std::optional<PartIndex> number_part(const Word& word) const {
    return names_.part_of_kind(word, PartKind::number, "not-a-number",
                               " is not a number part, so it cannot be compared; write is and an option");
  }

  /// Sorted, each once; every part of the design when the rule names none.
  std::optional<std::vector<PartIndex>> parts_of(const Aggregated& aggregated) const {
    std::vector<PartIndex> parts;
    bool sound = true;
    for (const Word& word : aggregated.of) {
      const auto named = names_.parts_or_group(word);
      sound = sound && named;
      if (named) parts.insert(parts.end(), named->begin(), named->end());
    }
    if (!sound) return std::nullopt;
    for (PartIndex part = 0; aggregated.of.empty() && part < names_.model().parts.size(); ++part) parts.push_back(part);
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    return parts;
  }

  // Sums -----------------------------------------------------------------------------------------------------------------

  std::int64_t amount(const Amount& amount) const { return parse_decimal(amount.digits.text, decimals_).value; }

  static void accumulate(std::int64_t& into, std::int64_t value, Total& total) {
    into += value;
    if (into > kMaxCoefficient || into < -kMaxCoefficient) {
      total.fits = false;
      into = 0;
    }
  }

  template <class ValueOf>
  void add_part(PartIndex part, std::int64_t factor, const ValueOf& value_of, Total& total) const {
    const auto& options = names_.model().parts[part].options;
    auto& values = total.parts[part];
    values.resize(options.size());
    for (std::size_t i = 0; i < options.size(); ++i) {
      std::int64_t scaled = 0;
      if (__builtin_mul_overflow(value_of(options[i]), factor, &scaled) || scaled > kMaxCoefficient ||
          scaled < -kMaxCoefficient) {
        total.fits = false;
      } else {
        accumulate(values[i], scaled, total);
      }
    }
  }

  void add(const Term& term, bool subtracted, Total& total) const {
    const std::int64_t sign = subtracted != term.subtracted ? -1 : 1;
    const auto number = [](const Option& option) { return option.number; };
    if (const auto* constant = std::get_if<Amount>(&term.value))
      return accumulate(total.constant, sign * amount(*constant), total);
    if (const auto* length = std::get_if<LengthOf>(&term.value))
      return add_part(*text_part(*length), sign * power_of_ten(decimals_), number, total);
    if (const auto* word = std::get_if<Word>(&term.value))
      return add_part(*number_part(*word), sign * power_of_ten(decimals_), number, total);
    const auto& aggregated = std::get<Aggregated>(term.value);
    const AttributeIndex index = *names_.attribute(aggregated.attribute);
    const Attribute& attribute = names_.model().attributes[index];
    const std::int64_t factor = sign * power_of_ten(decimals_ - attribute.decimals);
    const auto parts = parts_of(aggregated);
    for (const PartIndex part : *parts) {
      add_part(
          part, factor, [index](const Option& option) { return option.attributes[index]; }, total);
    }
    std::int64_t base = 0;
    if (aggregated.of.empty() && !__builtin_mul_overflow(attribute.base, factor, &base))
      accumulate(total.constant, base, total);
  }

  std::int64_t sum_of_amounts(const Sum& sum, Total& overflow) const {
    Total total;
    for (const Term& term : sum) add(term, false, total);
    overflow.fits = overflow.fits && total.fits;
    return total.constant;
  }

  std::optional<Formula> lower_sums(const Comparison& comparison) const {
    Total total;
    std::int64_t upper = 0;
    for (const Term& term : comparison.left) add(term, false, total);
    if (comparison.relation == Relation::between) {
      upper = sum_of_amounts(comparison.upper, total) - sum_of_amounts(comparison.right, total);
    }
    for (const Term& term : comparison.right) add(term, true, total);
    if (!total.fits) return too_large();
    move_fixed_parts(total);
    Range range = range_of(comparison.relation, -total.constant, upper - total.constant);
    return range.lower <= range.upper ? finish(total, range) : Formula{Constant{false}};
  }

  std::optional<Formula> too_large() const {
    names_.error(at_, "out-of-range", "the amounts compared here add up to more than can be meant; lower them");
    return std::nullopt;
  }

  /// A part whose every option counts the same is a constant.
  static void move_fixed_parts(Total& total) {
    std::erase_if(total.parts, [&](const auto& entry) {
      const auto& values = entry.second;
      if (std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) != values.end()) return false;
      if (!values.empty()) total.constant += values.front();
      return true;
    });
  }

  static Formula passing(PartIndex part, const std::vector<std::int64_t>& values, const Range& range) {
    Among among{part, {}};
    for (OptionIndex i = 0; i < values.size(); ++i) {
      if (range.contains(values[i])) among.options.push_back(i);
    }
    return {std::move(among)};
  }

  static Formula finish(const Total& total, const Range& range) {
    if (total.parts.empty()) return {Constant{range.contains(0)}};
    if (total.parts.size() == 1) return passing(total.parts.begin()->first, total.parts.begin()->second, range);
    Linear linear{{}, range.lower, range.upper};
    for (const auto& [part, values] : total.parts) linear.terms.push_back({part, values});
    return {std::move(linear)};
  }

  // The highest of several -----------------------------------------------------------------------------------------------

  /// max <= x when all are; max >= x when one is.
  std::optional<Formula> lower_highest(const Aggregated& aggregated, const Comparison& comparison) const {
    Total total;
    const AttributeIndex index = *names_.attribute(aggregated.attribute);
    const std::int64_t base = aggregated.of.empty() ? names_.model().attributes[index].base : 0;
    const std::int64_t right = sum_of_amounts(comparison.right, total) - base;
    const std::int64_t upper = sum_of_amounts(comparison.upper, total) - base;
    if (!total.fits) return too_large();
    const Range range = range_of(comparison.relation, right, upper);
    And all;
    if (range.upper != kHighest) each_passes(aggregated, index, {kLowest, range.upper}, all.operands);
    if (range.lower != kLowest) {
      Or any;
      each_passes(aggregated, index, {range.lower, kHighest}, any.operands);
      all.operands.push_back({std::move(any)});
    }
    return all.operands.size() == 1 ? std::move(all.operands.front()) : Formula{std::move(all)};
  }

  /// The passing options of every part. Parts that always pass say nothing in a conjunction, parts that never pass nothing
  /// in a disjunction.
  void each_passes(const Aggregated& aggregated, AttributeIndex index, const Range& range,
                   std::vector<Formula>& into) const {
    const bool conjunction = range.lower == kLowest;
    const auto parts = parts_of(aggregated);
    for (const PartIndex part : *parts) {
      std::vector<std::int64_t> values;
      for (const Option& option : names_.model().parts[part].options) values.push_back(option.attributes[index]);
      const auto passes = [&](std::int64_t value) { return range.contains(value); };
      const bool says_nothing = conjunction ? std::all_of(values.begin(), values.end(), passes)
                                            : std::none_of(values.begin(), values.end(), passes);
      if (!says_nothing) into.push_back(passing(part, values, range));
    }
  }

  const Names& names_;
  std::size_t at_;
  std::string unit_;
  int decimals_ = 0;
  bool measured_ = false;
};

}  // namespace

std::optional<Formula> lower_comparison(const Comparison& comparison, std::size_t at, const Names& names) {
  return ComparisonLowering(names, at).lower(comparison);
}

}  // namespace maquette::catalog
