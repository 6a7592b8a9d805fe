#include "formats/uvl_conditions.h"

#include <algorithm>
#include <utility>

#include "support/utf8.h"

namespace maquette::formats {
namespace {

using Kind = UvlExpression::Kind;

constexpr std::size_t kMostRules = kMaxRules;

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

/// Whether it is a text; nothing where either may be meant.
bool is_text(const Quantity& quantity) {
  if (quantity.kind == Quantity::Kind::constant) return std::holds_alternative<UvlText>(quantity.constant);
  return quantity.kind == Quantity::Kind::leaf && !quantity.values.empty() &&
         std::holds_alternative<UvlText>(quantity.values.front());
}

}  // namespace

void UvlConditions::add(const UvlConstraint& constraint) {
  failed_ = false;
  scope_ = constraint.scope;
  Clones clones;
  if (!find_clones(constraint.condition, false, clones)) return;
  const std::string id = "constraint-" + std::to_string(++rules_);
  const Position where = tree_.position(constraint.condition.where);
  for (const std::string& instance : UvlTree::instances_of(clones)) {
    instance_.clear();
    for (std::size_t at = instance.find(']'); at != std::string::npos; at = instance.find(']', at + 1)) {
      instance_.push_back(instance.substr(0, at + 1));
    }
    Formula formula = condition(constraint.condition);
    if (failed_) return;
    if (!clones.empty()) {
      const PartIndex clone = tree_.value_part_of(*clones.back(), instance);
      formula = {Implies{{builder_.selected(clone), std::move(formula)}}};
    }
    builder_.add_rule(id + instance, constraint.source, std::move(formula), constraint.source, where);
    if (builder_.rule_count() > kMostRules) {
      refuse(constraint.condition.where, "too-big", "At most " + std::to_string(kMostRules) + " rules are read.");
      return;
    }
  }
}

void UvlConditions::check_names(const UvlConstraint& constraint) {
  failed_ = false;
  scope_ = constraint.scope;
  Clones clones;
  find_clones(constraint.condition, false, clones);
}

/// The cloned features the constraint is below. Aggregates speak of all instances at once and need none.
bool UvlConditions::find_clones(const UvlExpression& expression, bool as_value, Clones& deepest) {
  if (expression.kind == Kind::call && expression.text != "len" && expression.text != "floor" &&
      expression.text != "ceil") {
    return true;
  }
  if (expression.kind == Kind::reference) {
    const auto meaning = find(expression);
    if (!meaning) return false;
    const bool value = meaning->attribute != nullptr || (as_value && meaning->entry->feature->type != UvlType::boolean);
    return extend(expression.where, value ? meaning->entry->value_clones : meaning->entry->clones, deepest);
  }
  const bool inside_value = as_value || expression.kind == Kind::comparison || expression.kind == Kind::call;
  return std::all_of(expression.operands.begin(), expression.operands.end(),
                     [&](const UvlExpression& operand) { return find_clones(operand, inside_value, deepest); });
}

bool UvlConditions::extend(const UvlPlace& where, const Clones& clones, Clones& deepest) {
  const std::size_t shared = std::min(clones.size(), deepest.size());
  if (!std::equal(clones.begin(), clones.begin() + static_cast<std::ptrdiff_t>(shared), deepest.begin())) {
    refuse(where, "unsupported",
           "This constraint speaks of instances of both \"" + deepest.back()->name + "\" and \"" + clones.back()->name +
               "\"; which of them belong together is not said.");
    return false;
  }
  if (clones.size() > deepest.size()) deepest = clones;
  return true;
}

Formula UvlConditions::condition(const UvlExpression& expression) {
  switch (expression.kind) {
    case Kind::truth:
      return {Constant{expression.text == "true"}};
    case Kind::reference:
      return reference(expression);
    case Kind::comparison:
      return comparison(expression);
    case Kind::negation:
      return {Not{conditions(expression.operands)}};
    case Kind::conjunction:
      return {And{conditions(expression.operands)}};
    case Kind::disjunction:
      return {Or{conditions(expression.operands)}};
    case Kind::implication:
      return {Implies{conditions(expression.operands)}};
    case Kind::equivalence:
      return {Iff{conditions(expression.operands)}};
    default:
      return refuse(expression.where, "bad-constraint", "Expected a condition here, but this is a value.");
  }
}

std::vector<Formula> UvlConditions::conditions(const std::vector<UvlExpression>& expressions) {
  std::vector<Formula> formulas;
  for (const UvlExpression& expression : expressions) formulas.push_back(condition(expression));
  return formulas;
}

/// A feature is true when selected; an attribute when its feature is selected and it says so.
Formula UvlConditions::reference(const UvlExpression& expression) {
  const auto meaning = find(expression);
  if (!meaning) return {};
  const UvlFeature& feature = *meaning->entry->feature;
  if (meaning->attribute == nullptr) return builder_.selected(tree_.part_of(feature, instance_for(meaning->entry->clones)));
  const UvlValue& value = *meaning->attribute;
  if (value.kind != UvlValue::Kind::boolean && value.kind != UvlValue::Kind::flag) {
    return refuse(expression.where, "bad-constraint", "Expected a condition here, but this attribute is no true or false.");
  }
  if (!value.truth) return {Constant{false}};
  return builder_.selected(tree_.value_part_of(feature, instance_for(meaning->entry->value_clones)));
}

Formula UvlConditions::comparison(const UvlExpression& expression) {
  const auto comparison = to_comparison(expression.text);
  const Quantity left = quantity(expression.operands[0]), right = quantity(expression.operands[1]);
  if (failed_ || !comparison) return {};
  if (is_text(left) != is_text(right)) {
    return refuse(expression.where, "wrong-type", "A text and a number cannot be compared.");
  }
  if (is_text(left) && *comparison != UvlComparison::equal && *comparison != UvlComparison::unequal) {
    return refuse(expression.where, "wrong-type", "Texts are compared with == and != only.");
  }
  ComparisonResult result = compare_quantities(*comparison, left, right, assignments_left_);
  if (!result.formula) return refuse(expression.where, "unsupported", "Maquette does not support " + result.problem + ".");
  return std::move(*result.formula);
}

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

std::optional<UvlNames::Meaning> UvlConditions::find(const UvlExpression& reference) {
  const auto meaning = names_.find(reference.path, scope_);
  if (meaning) return meaning;
  const std::vector<std::string> owner(reference.path.begin(), reference.path.end() - 1);
  const bool has_owner = !owner.empty() && names_.find(owner, scope_);
  refuse(reference.where, has_owner ? "unknown-attribute" : "unknown-feature",
         has_owner ? "\"" + dotted(owner) + "\" has no attribute \"" + reference.path.back() + "\"."
                   : "There is no feature called \"" + dotted(reference.path) + "\".");
  return std::nullopt;
}

std::string UvlConditions::instance_for(const Clones& clones) const {
  return clones.empty() ? std::string() : instance_[clones.size() - 1];
}

Formula UvlConditions::refuse(const UvlPlace& where, std::string code, std::string message) {
  if (!failed_) findings_.push_back({Severity::error, tree_.position(where), std::move(code), std::move(message)});
  failed_ = true;
  return {Constant{true}};
}

}  // namespace maquette::formats
