// Units are checked before anything is added up: a rule that compares grams with euros is a slip, not a rule.
#include "catalog/comparison_terms.h"

#include <algorithm>

#include "catalog/quantity.h"

namespace maquette::catalog {
namespace {

class ScaleFinder {
 public:
  ScaleFinder(const Names& names, std::size_t at) : names_(names), at_(at) {}

  std::optional<Scale> find(const Comparison& comparison) {
    return measure(comparison) ? std::optional(scale_) : std::nullopt;
  }

 private:
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

  static std::string unit_words(std::string_view unit) {
    return unit.empty() ? "no unit" : std::string(written_unit(unit));
  }

  std::optional<Scale> measure_of(const Term& term) const {
    if (const auto* length = std::get_if<LengthOf>(&term.value)) {
      if (!text_part(*length, names_)) return std::nullopt;
      return Scale{"letter", 0};
    }
    if (const auto* word = std::get_if<Word>(&term.value)) {
      const auto part = number_part(*word, names_);
      if (!part) return std::nullopt;
      return Scale{names_.notes(*part).unit, 0};
    }
    const auto& aggregated = std::get<Aggregated>(term.value);
    const auto attribute = names_.attribute(aggregated.attribute);
    if (!parts_of(aggregated, names_) || !attribute || !check_aggregate(aggregated, *attribute)) return std::nullopt;
    return Scale{names_.model().attributes[*attribute].unit, names_.model().attributes[*attribute].decimals};
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
    const Decimal decimal = parse_decimal(amount.digits.text, scale_.decimals);
    if (decimal.problem == DecimalProblem::malformed) {
      names_.error(amount.digits.at, "bad-amount",
                   say(in_quotes(amount.digits.text), " is not an amount; write digits with at most one point"));
    } else if (decimal.problem == DecimalProblem::too_many_decimals) {
      names_.error(amount.digits.at, "too-many-decimals",
                   say("amounts here have ", decimals_words(scale_.decimals), "; round ", in_quotes(amount.digits.text)));
    } else if (decimal.problem == DecimalProblem::out_of_range) {
      names_.error(amount.digits.at, "out-of-range", "this amount is too large to mean anything; lower it");
    } else {
      return check_unit(amount);
    }
    return false;
  }

  bool check_unit(const Amount& amount) const {
    const bool countable = scale_.unit.empty() || scale_.unit == "letter";
    if (!amount.unit && countable) return true;
    if (!amount.unit) {
      names_.error(
          amount.digits.at, "missing-unit",
          say("this amount needs its unit; write ", in_quotes(say(amount.digits.text, " ", written_unit(scale_.unit)))));
      return false;
    }
    if (same_unit(amount.unit->text, scale_.unit)) return true;
    names_.error(amount.unit->at, "wrong-unit",
                 say("this is compared with ", unit_words(scale_.unit), ", not with ", in_quotes(amount.unit->text)));
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

  const Names& names_;
  std::size_t at_;
  Scale scale_;
  bool measured_ = false;
};

}  // namespace

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
