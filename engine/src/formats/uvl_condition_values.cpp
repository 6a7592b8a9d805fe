// The values that conditions of UVL speak of: numbers, texts, attributes, and the functions of them.
#include <algorithm>
#include <utility>

#include "formats/uvl_conditions.h"
#include "support/utf8.h"

namespace maquette::formats {
namespace {

using Kind = UvlExpression::Kind;

UvlDatum datum_of(const UvlValue& value) {
  if (value.kind == UvlValue::Kind::number) return value.number;
  if (value.kind == UvlValue::Kind::boolean) return Rational{value.truth ? 1 : 0, 1};
  if (value.kind == UvlValue::Kind::text) {
    return UvlText{value.text, static_cast<std::int64_t>(count_code_points(value.text))};
  }
  return {};
}

UvlDatum nothing_like(const UvlDatum& value) {
  return std::holds_alternative<UvlText>(value) ? UvlDatum{UvlText{}} : UvlDatum{Rational{}};
}

Quantity operation(Quantity::Kind kind, std::vector<Quantity> operands) {
  Quantity result;
  result.kind = kind;
  result.operands = std::move(operands);
  return result;
}

Quantity constant(UvlDatum value) {
  Quantity result;
  result.constant = std::move(value);
  return result;
}

}  // namespace

Quantity UvlConditions::quantity(const UvlExpression& expression) {
  const auto operands = [&] {
    std::vector<Quantity> result;
    for (const UvlExpression& operand : expression.operands) {
      result.push_back(quantity(operand));
      if (!failed_ && is_text(result.back())) refuse(operand.where, "wrong-type", "There is no arithmetic with texts.");
    }
    return result;
  };
  switch (expression.kind) {
    case Kind::number:
      return constant(expression.number);
    case Kind::text:
      return constant(UvlText{expression.text, static_cast<std::int64_t>(count_code_points(expression.text))});
    case Kind::truth:
      return constant(Rational{expression.text == "true" ? 1 : 0, 1});
    case Kind::negate:
      return operation(Quantity::Kind::negate, operands());
    case Kind::invert:
      return operation(Quantity::Kind::invert, operands());
    case Kind::sum:
      return operation(Quantity::Kind::sum, operands());
    case Kind::product:
      return operation(Quantity::Kind::product, operands());
    case Kind::reference:
      return value_of(expression);
    case Kind::call:
      return call(expression);
    default:
      refuse(expression.where, "bad-constraint", "Expected a value here, but this is a condition.");
      return {};
  }
}

Quantity UvlConditions::value_of(const UvlExpression& reference) {
  const auto meaning = find(reference);
  if (!meaning) return {};
  const UvlNames::Entry& entry = *meaning->entry;
  if (meaning->attribute == nullptr && entry.feature->type == UvlType::boolean) {
    return leaf(tree_.part_of(*entry.feature, instance_for(entry.clones)), Rational{1, 1});
  }
  const PartIndex part = tree_.value_part_of(*entry.feature, instance_for(entry.value_clones));
  if (meaning->attribute == nullptr) return feature_value(entry, part);
  const UvlDatum value = datum_of(*meaning->attribute);
  if (std::holds_alternative<std::monostate>(value)) {
    refuse(reference.where, "wrong-type", "The attribute \"" + dotted(reference.path) + "\" has no single value.");
  }
  return leaf(part, value);
}

Quantity UvlConditions::leaf(PartIndex part, const UvlDatum& value) const {
  Quantity result;
  result.kind = Quantity::Kind::leaf;
  result.part = part;
  result.values.assign(builder_.option_count(part), value);
  result.values.front() = nothing_like(value);
  return result;
}

Quantity UvlConditions::feature_value(const UvlNames::Entry& entry, PartIndex part) const {
  Quantity result;
  result.kind = Quantity::Kind::leaf;
  result.part = part;
  result.values.push_back(entry.feature->type == UvlType::string ? UvlDatum{UvlText{}} : UvlDatum{Rational{}});
  for (const UvlValueOption& option : domains_.at(entry.feature)) result.values.push_back(option.value);
  return result;
}

Quantity UvlConditions::call(const UvlExpression& expression) {
  static constexpr std::pair<std::string_view, Quantity::Kind> kFunctions[] = {
      {"sum", Quantity::Kind::sum},     {"avg", Quantity::Kind::average}, {"len", Quantity::Kind::length},
      {"floor", Quantity::Kind::floor}, {"ceil", Quantity::Kind::ceil},   {"min", Quantity::Kind::least},
      {"max", Quantity::Kind::greatest}};
  const auto* function = std::find_if(std::begin(kFunctions), std::end(kFunctions),
                                      [&](const auto& known) { return known.first == expression.text; });
  if (function == std::end(kFunctions)) {
    refuse(expression.where, "unsupported", "Maquette does not support the function " + expression.text + "().");
    return {};
  }
  const Quantity::Kind kind = function->second;
  const bool single = kind == Quantity::Kind::length || kind == Quantity::Kind::floor || kind == Quantity::Kind::ceil;
  if (!single) return aggregate(kind, expression);
  if (expression.operands.size() != 1) {
    refuse(expression.where, "bad-constraint", expression.text + "() takes one value.");
    return {};
  }
  Quantity operand = quantity(expression.operands.front());
  if (failed_) return {};
  if (is_text(operand) != (kind == Quantity::Kind::length)) {
    refuse(expression.where, "wrong-type", expression.text + "() takes a " + (is_text(operand) ? "number." : "text."));
    return {};
  }
  if (operand.kind == Quantity::Kind::constant && kind == Quantity::Kind::length) {
    return constant(evaluate(operation(kind, {operand}), {}));
  }
  if (kind != Quantity::Kind::length) return operation(kind, {std::move(operand)});
  for (UvlDatum& value : operand.values) value = Rational{std::get<UvlText>(value).length, 1};
  return operand;
}

Quantity UvlConditions::aggregate(Quantity::Kind kind, const UvlExpression& expression) {
  std::vector<Quantity> leaves;
  collect(expression, leaves);
  if (failed_) return {};
  const auto is_no_number = [](const Quantity& operand) {
    return std::any_of(operand.values.begin(), operand.values.end(),
                       [](const UvlDatum& value) { return !std::holds_alternative<Rational>(value); });
  };
  if (std::any_of(leaves.begin(), leaves.end(), is_no_number)) {
    refuse(expression.where, "wrong-type", expression.text + "() takes numbers.");
    return {};
  }
  return operation(kind, std::move(leaves));
}

/// sum(Price): of every feature that has a Price; sum(Price, Frame): of Frame and all below it; sum(Size, Weight): of the
/// values of these features.
void UvlConditions::collect(const UvlExpression& call, std::vector<Quantity>& leaves) {
  const std::size_t visited = names_.entries().size() * call.operands.size();
  if (visited > leaves_left_) {
    refuse(call.where, "too-big", "There are too many sums and averages over all features.");
    return;
  }
  leaves_left_ -= visited;
  std::optional<std::string> attribute;
  std::vector<const UvlNames::Entry*> features;
  for (const UvlExpression& argument : call.operands) {
    if (argument.kind != Kind::reference) {
      refuse(argument.where, "bad-constraint", call.text + "() takes the names of attributes and features.");
      return;
    }
    const auto meaning = names_.find(argument.path, scope_);
    if (!attribute && argument.path.size() == 1 && is_attribute(argument.path.front())) {
      attribute = argument.path.front();
    } else if (meaning && meaning->attribute == nullptr) {
      features.push_back(meaning->entry);
    } else if (meaning) {
      collect_parts(*meaning->entry, meaning->attribute, leaves);
    } else {
      refuse(argument.where, "unknown-feature",
             "There is no feature or attribute called \"" + dotted(argument.path) + "\".");
      return;
    }
  }
  if (attribute) {
    collect_attribute(*attribute, features.empty() ? nullptr : features.front(), leaves);
  } else {
    for (const UvlNames::Entry* entry : features) collect_parts(*entry, nullptr, leaves);
  }
}

/// Whether some feature of the constraint's own file has it.
bool UvlConditions::is_attribute(std::string_view name) const {
  return std::any_of(names_.entries().begin(), names_.entries().end(), [&](const UvlNames::Entry& entry) {
    return entry.feature->name.starts_with(scope_) && UvlNames::attribute_of(*entry.feature, name) != nullptr;
  });
}

/// Of `below` and all below it, or of every feature.
void UvlConditions::collect_attribute(std::string_view name, const UvlNames::Entry* below, std::vector<Quantity>& leaves) {
  const std::size_t first = below ? below->first : 0, last = below ? below->last : names_.entries().size();
  for (std::size_t i = first; i < last; ++i) {
    const UvlNames::Entry& entry = names_.entries()[i];
    const UvlValue* value = UvlNames::attribute_of(*entry.feature, name);
    if (value != nullptr && entry.feature->name.starts_with(scope_)) collect_parts(entry, value, leaves);
  }
}

/// The attribute, or without one the value, of every instance of the feature.
void UvlConditions::collect_parts(const UvlNames::Entry& entry, const UvlValue* attribute, std::vector<Quantity>& leaves) {
  for (const PartIndex part : tree_.value_parts_of(*entry.feature)) {
    if (attribute != nullptr) {
      leaves.push_back(leaf(part, datum_of(*attribute)));
    } else if (entry.feature->type == UvlType::boolean) {
      leaves.push_back(leaf(part, Rational{1, 1}));
    } else {
      leaves.push_back(feature_value(entry, part));
    }
  }
}

}  // namespace maquette::formats
