// Units are checked before anything is added up: a rule that compares grams with euros is a slip, not a rule.
#include "catalog/comparison_terms.h"

#include <algorithm>

#include "catalog/quantity.h"

namespace maquette::catalog {
namespace {

std::string unit_words(std::string_view unit) { return unit.empty() ? "no unit" : std::string(written_unit(unit)); }

bool is_countable(std::string_view unit) { return unit.empty() || unit == "letter"; }

// What a quantity is measured in ----------------------------------------------------------------------------------

bool check_aggregate(const Aggregated& aggregated, AttributeIndex attribute, const Names& names) {
  const bool is_max = names.model().attributes[attribute].aggregate == Aggregate::max;
  const std::string& id = aggregated.attribute->text;
  const bool total = aggregated.kind == Aggregated::Kind::total;
  if (total ? !is_max : is_max || !aggregated.of.empty()) return true;
  names.error(
      aggregated.attribute->at, "wrong-aggregate",
      total ? say(in_quotes(id), " takes the highest of all parts, not their sum; write longest ", id, " or highest ", id)
            : say(in_quotes(id), " is a sum over all parts; write total ", id));
  return false;
}

/// Number parts, all measured in the same unit.
std::optional<Scale> scale_of_numbers(const Aggregated& aggregated, const Names& names) {
  const auto parts = parts_of(aggregated, names);
  if (!parts) return std::nullopt;
  std::optional<Scale> scale;
  for (const PartIndex part : *parts) {
    const Word word{names.model().parts[part].id, aggregated.of.front().at};
    if (!number_part(word, names)) return std::nullopt;
    const std::string& unit = names.notes(part).unit;
    if (scale && !same_unit(scale->unit, unit)) {
      names.error(word.at, "wrong-unit",
                  say(in_quotes(word.text), " is measured in ", unit_words(unit), " and another of these in ",
                      unit_words(scale->unit), "; only equal units can be compared"));
      return std::nullopt;
    }
    scale = Scale{unit, 0};
  }
  return scale;
}

std::optional<Scale> scale_of_quantity(const Term& term, const Names& names) {
  if (const auto* length = std::get_if<LengthOf>(&term.value)) {
    return text_part(*length, names) ? std::optional(Scale{"letter", 0}) : std::nullopt;
  }
  if (const auto* count = std::get_if<CountOf>(&term.value)) {
    return names.several(count->several) != nullptr ? std::optional(Scale{"", 0}) : std::nullopt;
  }
  if (const auto* word = std::get_if<Word>(&term.value)) {
    const auto part = number_part(*word, names);
    return part ? std::optional(Scale{names.notes(*part).unit, 0}) : std::nullopt;
  }
  const auto& aggregated = std::get<Aggregated>(term.value);
  if (!aggregated.attribute) return scale_of_numbers(aggregated, names);
  const auto attribute = names.attribute(*aggregated.attribute);
  if (!parts_of(aggregated, names) || !attribute || !check_aggregate(aggregated, *attribute, names)) return std::nullopt;
  return Scale{names.model().attributes[*attribute].unit, names.model().attributes[*attribute].decimals};
}

/// Reports digits that are no number, or a number that is too fine or too large.
bool check_digits(const Word& digits, int decimals, const Names& names) {
  switch (parse_decimal(digits.text, decimals).problem) {
    case DecimalProblem::none:
      return true;
    case DecimalProblem::malformed:
      names.error(digits.at, "bad-amount",
                  say(in_quotes(digits.text), " is not an amount; write digits with at most one point"));
      return false;
    case DecimalProblem::too_many_decimals:
      names.error(digits.at, "too-many-decimals",
                  say("amounts here have ", decimals_words(decimals), "; round ", in_quotes(digits.text)));
      return false;
    case DecimalProblem::out_of_range:
      names.error(digits.at, "out-of-range", "this amount is too large to mean anything; lower it");
      return false;
  }
  return false;
}

// Comparisons -----------------------------------------------------------------------------------------------------

class ScaleFinder {
 public:
  ScaleFinder(const Names& names, std::size_t at) : names_(names), at_(at) {}

  std::optional<Scale> find(const Comparison& comparison) {
    return measure(comparison) ? std::optional(scale_) : std::nullopt;
  }

 private:
  bool measure(const Comparison& comparison) {
    if (compares_names(comparison)) return false;
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
        const auto* amount = std::get_if<Amount>(&term.value);
        if (amount != nullptr) sound = check_amount(*amount, scale_, names_) && sound;
      }
    }
    return sound && check_extreme(comparison);
  }

  bool compares_names(const Comparison& comparison) const {
    const auto name_of = [](const Sum& sum) {
      return sum.size() == 1 && !sum.front().factor ? std::get_if<Word>(&sum.front().value) : nullptr;
    };
    const Word* left = name_of(comparison.left);
    const Word* right = name_of(comparison.right);
    const bool both = comparison.relation == Relation::equal && left != nullptr && right != nullptr;
    return both && names_.refuse_equals_option(*left, *right, left->at);
  }

  bool note_measure(const Term& term) {
    if (std::holds_alternative<Amount>(term.value)) return true;
    const auto measure = scale_of(term, names_);
    if (!measure) return false;
    if (measured_ && !same_unit(scale_.unit, measure->unit)) {
      names_.error(term.at, "wrong-unit",
                   say("this is measured in ", unit_words(measure->unit), " and what stands before it in ",
                       unit_words(scale_.unit), "; only equal units can be compared"));
      return false;
    }
    measured_ = true;
    scale_.unit = measure->unit;
    scale_.decimals = std::max(scale_.decimals, measure->decimals);
    return true;
  }

  /// An extreme stands alone on the left and is compared with amounts only: then it is no sum but a bound on each part.
  bool check_extreme(const Comparison& comparison) const {
    const auto is_extreme = [](const Term& term) {
      const auto* aggregated = std::get_if<Aggregated>(&term.value);
      return aggregated != nullptr && aggregated->kind != Aggregated::Kind::total;
    };
    const auto is_amount = [](const Term& term) { return std::holds_alternative<Amount>(term.value); };
    const auto& [left, relation, right, upper] = comparison;
    const bool anywhere =
        std::any_of(left.begin(), left.end(), is_extreme) || std::any_of(right.begin(), right.end(), is_extreme);
    const bool alone = left.size() == 1 && !left.front().factor && std::all_of(right.begin(), right.end(), is_amount);
    if (!anywhere || alone) return true;
    names_.error(at_, "misplaced-longest",
                 "write \"longest\", \"highest\" or \"lowest\" alone on the left, and an amount on the right");
    return false;
  }

  const Names& names_;
  std::size_t at_;
  Scale scale_;
  bool measured_ = false;
};

}  // namespace

std::optional<Scale> scale_of(const Term& term, const Names& names) {
  const auto scale = scale_of_quantity(term, names);
  return scale && term.factor ? multiplied(*term.factor, *scale, names) : scale;
}

// "0.02 EUR/g" times grams is euros; "2" times grams is grams; "2 EUR" times a count is euros.
std::optional<Scale> multiplied(const Amount& factor, const Scale& scale, const Names& names) {
  if (!check_digits(factor.digits, kMaxFactorDecimals, names)) return std::nullopt;
  const std::size_t point = factor.digits.text.find('.');
  const int digits = point == std::string::npos ? 0 : static_cast<int>(factor.digits.text.size() - point - 1);
  Scale result{scale.unit, scale.decimals + digits};
  if (!factor.unit) return result;
  const std::string& unit = factor.unit->text;
  const std::size_t slash = unit.size() > scale.unit.size() ? unit.size() - scale.unit.size() - 1 : std::string::npos;
  if (slash != std::string::npos && slash > 0 && unit[slash] == '/' && same_unit(unit.substr(slash + 1), scale.unit)) {
    result.unit = unit.substr(0, slash);
  } else if (is_countable(scale.unit)) {
    result.unit = unit;
  } else {
    names.error(factor.unit->at, "wrong-unit",
                say("what this multiplies is measured in ", unit_words(scale.unit),
                    "; write a number alone, or so much per ", scale.unit, ", as in 2 EUR/", scale.unit));
    return std::nullopt;
  }
  return result;
}

Factor factor_of(const Term& term) {
  if (!term.factor) return {};
  const std::string& digits = term.factor->digits.text;
  const std::size_t point = digits.find('.');
  const int decimals = point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1);
  return {parse_decimal(digits, decimals).value, decimals};
}

bool check_amount(const Amount& amount, const Scale& scale, const Names& names) {
  if (!check_digits(amount.digits, scale.decimals, names)) return false;
  if (!amount.unit && is_countable(scale.unit)) return true;
  if (!amount.unit) {
    names.error(
        amount.digits.at, "missing-unit",
        say("this amount needs its unit; write ", in_quotes(say(amount.digits.text, " ", written_unit(scale.unit)))));
    return false;
  }
  if (same_unit(amount.unit->text, scale.unit)) return true;
  names.error(amount.unit->at, "wrong-unit",
              say("this is compared with ", unit_words(scale.unit), ", not with ", in_quotes(amount.unit->text)));
  return false;
}

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::optional<std::int64_t> scaled(std::int64_t value, int exponent) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(value, power_of_ten(exponent), &product)) return std::nullopt;
  return product;
}

std::optional<Scale> scale_of(const Comparison& comparison, std::size_t at, const Names& names) {
  return ScaleFinder(names, at).find(comparison);
}

std::optional<PartIndex> text_part(const LengthOf& length, const Names& names) {
  return names.part_of_kind(length.part, PartKind::text, "not-a-text", " is not a text part, so it has no length");
}

std::optional<PartIndex> number_part(const Word& word, const Names& names) {
  return names.part_of_kind(word, PartKind::number, "not-a-number",
                            " is not a number part, so it cannot be compared; write is and an option");
}

std::optional<std::vector<PartIndex>> parts_of(const Aggregated& aggregated, const Names& names) {
  std::vector<PartIndex> parts;
  bool sound = true;
  for (const Word& word : aggregated.of) {
    const auto named = names.parts_or_group(word);
    sound = sound && named;
    if (named) parts.insert(parts.end(), named->begin(), named->end());
  }
  if (!sound) return std::nullopt;
  for (PartIndex part = 0; aggregated.of.empty() && part < names.model().parts.size(); ++part) parts.push_back(part);
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  return parts;
}

}  // namespace maquette::catalog
