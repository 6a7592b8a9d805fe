// Comparisons lowered to linear sums over options.
//
// Both sides are brought to one side and one scale: a coefficient for every option of every part that matters, and one
// constant, which holds the amounts written in the rule and the product's own base. The constant then moves to the bound.
// Parts whose every option weighs the same move there too, and what is left of a single part is simply the set of its
// options that pass, so that most limits cost the solver nothing. The longest of several needs no sum at all: all of them
// must pass, or one.
#include <algorithm>
#include <iterator>
#include <limits>
#include <map>

#include "catalog/comparison_terms.h"
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

/// A sum: one value for each option of each part in it, and a constant.
struct Total {
  std::map<PartIndex, std::vector<std::int64_t>> parts;
  std::int64_t constant = 0;
  bool fits = true;
};

class ComparisonLowering {
 public:
  ComparisonLowering(const Names& names, std::size_t at) : names_(names), at_(at) {}

  std::optional<Formula> lower(const Comparison& comparison) {
    const auto scale = scale_of(comparison, at_, names_);
    if (!scale) return std::nullopt;
    decimals_ = scale->decimals;
    const auto* only = comparison.left.size() == 1 ? std::get_if<Aggregated>(&comparison.left.front().value) : nullptr;
    if (only != nullptr && only->kind != Aggregated::Kind::total) return lower_extreme(*only, comparison);
    return lower_sums(comparison);
  }

  /// For each part that can, the options whose attribute is within the limit.
  std::optional<Formula> lower_count(const CountParts& count) {
    const auto attribute = names_.attribute(count.what);
    const auto parts = parts_of({Aggregated::Kind::total, std::nullopt, count.of}, names_);
    if (!attribute || !parts) return std::nullopt;
    const Attribute& counted = names_.model().attributes[*attribute];
    decimals_ = counted.decimals;
    bool sound = true;
    for (const Sum* sum : {&count.limit->right, &count.limit->upper}) {
      for (const Term& term : *sum)
        sound = check_amount(std::get<Amount>(term.value), {counted.unit, decimals_}, names_) && sound;
    }
    if (!sound) return std::nullopt;
    Total overflow;
    const Range range = range_of(count.limit->relation, sum_of_amounts(count.limit->right, overflow),
                                 sum_of_amounts(count.limit->upper, overflow));
    if (!overflow.fits) return too_large();
    Cardinality node{count.bounds.lower, count.bounds.upper, {}};
    for (const PartIndex part : *parts) {
      Formula passes = passing(part, values_of(part, *attribute), range);
      if (!std::get<Among>(passes.node).options.empty()) node.operands.push_back(std::move(passes));
    }
    return Formula{std::move(node)};
  }

 private:
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
    const Factor multiple = factor_of(term);
    const int exponent = decimals_ - multiple.decimals;
    const auto whole = scaled(sign * multiple.value, exponent);
    if (!whole) {
      total.fits = false;
      return;
    }
    const std::int64_t times = *whole;
    if (const auto* length = std::get_if<LengthOf>(&term.value))
      return add_part(*text_part(*length, names_), times, number, total);
    if (const auto* count = std::get_if<CountOf>(&term.value))
      return add_taken(*names_.several(count->several), times, total);
    if (const auto* word = std::get_if<Word>(&term.value))
      return add_part(*number_part(*word, names_), times, number, total);
    const auto& aggregated = std::get<Aggregated>(term.value);
    const AttributeIndex index = *names_.attribute(*aggregated.attribute);
    const Attribute& attribute = names_.model().attributes[index];
    const std::int64_t factor = *scaled(sign * multiple.value, exponent - attribute.decimals);
    const auto parts = parts_of(aggregated, names_);
    for (const PartIndex part : *parts) {
      add_part(
          part, factor, [index](const Option& option) { return option.attributes[index]; }, total);
    }
    std::int64_t base = 0;
    if (aggregated.of.empty() && !__builtin_mul_overflow(attribute.base, factor, &base))
      accumulate(total.constant, base, total);
  }

  void add_taken(const Several& several, std::int64_t factor, Total& total) const {
    for (const PartIndex part : several.parts) {
      const auto* without = &names_.model().parts[part].options.front();
      add_part(
          part, factor, [without](const Option& option) { return std::int64_t{&option == without ? 0 : 1}; }, total);
    }
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

  // The highest or lowest of several -------------------------------------------------------------------------------------

  std::vector<std::int64_t> values_of(PartIndex part, std::optional<AttributeIndex> attribute) const {
    std::vector<std::int64_t> values;
    for (const Option& option : names_.model().parts[part].options)
      values.push_back(attribute ? option.attributes[*attribute] : option.number);
    return values;
  }

  /// max <= x when all are, max >= x when one is; min the other way round.
  std::optional<Formula> lower_extreme(const Aggregated& aggregated, const Comparison& comparison) const {
    Total total;
    const auto index = aggregated.attribute ? names_.attribute(*aggregated.attribute) : std::nullopt;
    const std::int64_t base = index && aggregated.of.empty() ? names_.model().attributes[*index].base : 0;
    const std::int64_t right = sum_of_amounts(comparison.right, total) - base;
    const std::int64_t upper = sum_of_amounts(comparison.upper, total) - base;
    if (!total.fits) return too_large();
    const Range range = range_of(comparison.relation, right, upper);
    const bool highest = aggregated.kind == Aggregated::Kind::highest;
    And all;
    const auto add_side = [&](const Range& side, bool each) {
      auto passing_parts = each_passes(aggregated, index, side, each);
      if (each)
        std::move(passing_parts.begin(), passing_parts.end(), std::back_inserter(all.operands));
      else
        all.operands.push_back({Or{std::move(passing_parts)}});
    };
    if (range.upper != kHighest) add_side({kLowest, range.upper}, highest);
    if (range.lower != kLowest) add_side({range.lower, kHighest}, !highest);
    return all.operands.size() == 1 ? std::move(all.operands.front()) : Formula{std::move(all)};
  }

  /// The passing options of every part. Parts that always pass say nothing in a conjunction, parts that never pass nothing
  /// in a disjunction.
  std::vector<Formula> each_passes(const Aggregated& aggregated, std::optional<AttributeIndex> index, const Range& range,
                                   bool conjunction) const {
    std::vector<Formula> into;
    const auto parts = parts_of(aggregated, names_);
    for (const PartIndex part : *parts) {
      const std::vector<std::int64_t> values = values_of(part, index);
      const auto passes = [&](std::int64_t value) { return range.contains(value); };
      const bool says_nothing = conjunction ? std::all_of(values.begin(), values.end(), passes)
                                            : std::none_of(values.begin(), values.end(), passes);
      if (!says_nothing) into.push_back(passing(part, values, range));
    }
    return into;
  }

  const Names& names_;
  std::size_t at_;
  int decimals_ = 0;
};

}  // namespace

std::optional<Formula> lower_comparison(const Comparison& comparison, std::size_t at, const Names& names) {
  return ComparisonLowering(names, at).lower(comparison);
}

std::optional<Formula> lower_count(const CountParts& count, std::size_t at, const Names& names) {
  return ComparisonLowering(names, at).lower_count(count);
}

}  // namespace maquette::catalog
