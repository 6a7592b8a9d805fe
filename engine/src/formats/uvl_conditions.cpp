#include "formats/uvl_conditions.h"

#include <algorithm>
#include <utility>

namespace maquette::formats {
namespace {

using Kind = UvlExpression::Kind;

constexpr std::size_t kMostRules = kMaxRules;

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
