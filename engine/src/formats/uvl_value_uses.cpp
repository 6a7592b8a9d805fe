#include "formats/uvl_value_uses.h"

#include <algorithm>
#include <utility>

#include "formats/uvl_side.h"

namespace maquette::formats {
namespace {

using Kind = UvlExpression::Kind;

bool is_number(const UvlFeature& feature) { return feature.type == UvlType::integer || feature.type == UvlType::real; }

class Finder {
 public:
  explicit Finder(const UvlNames& names) : names_(names) {
    for (const UvlNames::Entry& entry : names.entries()) {
      const UvlFeature& feature = *entry.feature;
      if (feature.type == UvlType::boolean) continue;
      ValueUses& uses = uses_[&feature];
      const UvlValue* values = UvlNames::attribute_of(feature, "values");
      if (values != nullptr && values->kind == UvlValue::Kind::list) leave(uses, listed(feature, values->list));
    }
  }

  std::map<const UvlFeature*, ValueUses> run(const std::vector<UvlConstraint>& constraints) {
    for (const UvlConstraint& constraint : constraints) {
      scope_ = constraint.scope;
      visit(constraint.condition, true);
    }
    share_texts();
    return std::move(uses_);
  }

 private:
  static std::vector<UvlDatum> listed(const UvlFeature& feature, const std::vector<UvlValue>& list) {
    std::vector<UvlDatum> values;
    for (const UvlValue& value : list) {
      if (feature.type == UvlType::string && value.kind == UvlValue::Kind::text)
        values.emplace_back(UvlText{value.text, 0});
      if (is_number(feature) && value.kind == UvlValue::Kind::number) values.emplace_back(value.number);
    }
    return values;
  }

  static void leave(ValueUses& uses, std::vector<UvlDatum> values) {
    if (!uses.choices) {
      uses.choices = std::move(values);
      return;
    }
    std::erase_if(*uses.choices,
                  [&](const UvlDatum& old) { return std::find(values.begin(), values.end(), old) == values.end(); });
  }

  /// `always`: whether the whole expression has to hold.
  void visit(const UvlExpression& expression, bool always) {
    if (expression.kind == Kind::comparison) {
      visit_comparison(expression, always);
      return;
    }
    if (expression.kind == Kind::disjunction && always) visit_choices(expression);
    if (const UvlFeature* guard = always ? guard_of(expression) : nullptr; guard != nullptr) {
      const UvlFeature* outer = std::exchange(guard_, guard);
      visit(expression.operands[1], outer == nullptr || outer == guard);
      guard_ = outer;
      return;
    }
    for (const UvlExpression& operand : expression.operands) visit(operand, always && expression.kind == Kind::conjunction);
  }

  /// "x => .." bounds x, as there is no x to bound where it is not selected.
  const UvlFeature* guard_of(const UvlExpression& expression) const {
    if (expression.kind != Kind::implication || expression.operands[0].kind != Kind::reference) return nullptr;
    const auto guard = read_side(expression.operands[0], names_, scope_);
    return guard ? guard->feature : nullptr;
  }

  bool bounds(const UvlFeature* feature) const { return guard_ == nullptr || guard_ == feature; }

  void visit_comparison(const UvlExpression& expression, bool always) {
    const auto comparison = to_comparison(expression.text);
    const auto left = read_side(expression.operands[0], names_, scope_),
               right = read_side(expression.operands[1], names_, scope_);
    if (!comparison || !left || !right) return need_values(expression);
    if (left->text || right->text || is_text(*left) || is_text(*right))
      return compare_texts(expression, *left, *right, always);
    if (left->feature != nullptr && right->feature != nullptr) return need_values(expression);
    const bool turned = left->feature == nullptr;
    compare_number(turned ? *right : *left, turned ? *left : *right, turned ? mirrored(*comparison) : *comparison, always);
  }

  void compare_texts(const UvlExpression& where, const UvlSide& left, const UvlSide& right, bool always) {
    for (const auto& [a, b] : {std::pair{&left, &right}, std::pair{&right, &left}}) {
      if (!is_text(*a)) continue;
      if (b->text) {
        uses_[a->feature].texts.insert(*b->text);
        if (always && where.text == "==" && b->constant && bounds(a->feature)) {
          leave(uses_[a->feature], {UvlText{*b->text, 0}});
        }
      } else if (is_text(*b)) {
        uses_[a->feature].peers.push_back(b->feature);
      } else {
        need_values(where);
      }
    }
  }

  void compare_number(const UvlSide& value, const UvlSide& other, UvlComparison comparison, bool always) {
    if (value.feature == nullptr || value.factor.numerator == 0) return;
    const auto difference = subtract(other.offset, value.offset);
    const auto bound = difference ? divide(*difference, value.factor) : std::nullopt;
    if (!bound) return;
    if (value.factor.numerator < 0) comparison = mirrored(comparison);
    ValueUses& uses = uses_[value.feature];
    if (value.feature->type == UvlType::real) {
      uses.breaks.insert(*bound);
      if (always && bounds(value.feature)) bound_real(uses, comparison, *bound);
    } else {
      split(uses, comparison, *bound);
      if (always && bounds(value.feature)) bound_integer(uses, comparison, *bound);
    }
  }

  static void split(ValueUses& uses, UvlComparison comparison, const Rational& bound) {
    using enum UvlComparison;
    if (comparison == less || comparison == greater_equal) {
      uses.starts.insert(ceil_of(bound));
    } else if (comparison == less_equal || comparison == greater) {
      uses.starts.insert(floor_of(bound) + 1);
    } else if (bound.denominator == 1) {
      uses.starts.insert({bound.numerator, bound.numerator + 1});
    }
  }

  static void bound_integer(ValueUses& uses, UvlComparison comparison, const Rational& bound) {
    using enum UvlComparison;
    const auto at_least = [&](std::int64_t value) { uses.least = std::max(uses.least.value_or(value), value); };
    const auto at_most = [&](std::int64_t value) { uses.most = std::min(uses.most.value_or(value), value); };
    if (comparison == greater || comparison == greater_equal || comparison == equal) {
      at_least(comparison == greater ? floor_of(bound) + 1 : ceil_of(bound));
    }
    if (comparison == less || comparison == less_equal || comparison == equal) {
      at_most(comparison == less ? ceil_of(bound) - 1 : floor_of(bound));
    }
  }

  static void bound_real(ValueUses& uses, UvlComparison comparison, const Rational& bound) {
    using enum UvlComparison;
    const bool below = comparison == less || comparison == less_equal || comparison == equal;
    const bool above = comparison == greater || comparison == greater_equal || comparison == equal;
    if (below && (!uses.upper || compare(bound, *uses.upper) < 0)) uses.upper = bound;
    if (above && (!uses.lower || compare(bound, *uses.lower) > 0)) uses.lower = bound;
  }

  /// "x == 1 | x == 2": nothing else is left of x. "| !x" takes nothing away: without x there is no value.
  void visit_choices(const UvlExpression& disjunction) {
    const UvlFeature* feature = nullptr;
    std::vector<UvlDatum> values;
    for (const UvlExpression& operand : disjunction.operands) {
      if (operand.kind == Kind::negation && operand.operands[0].kind == Kind::reference) {
        const auto without = read_side(operand.operands[0], names_, scope_);
        if (!without || without->feature == nullptr || (feature != nullptr && feature != without->feature)) return;
        feature = without->feature;
        continue;
      }
      if (operand.kind != Kind::comparison || operand.text != "==") return;
      auto a = read_side(operand.operands[0], names_, scope_), b = read_side(operand.operands[1], names_, scope_);
      if (!a || !b) return;
      if (a->feature == nullptr) std::swap(a, b);
      if (a->feature == nullptr || b->feature != nullptr || a->length || (feature != nullptr && feature != a->feature))
        return;
      feature = a->feature;
      if (b->text.has_value() != (feature->type == UvlType::string) || !b->constant) return;
      if (b->text) {
        values.emplace_back(UvlText{*b->text, 0});
      } else {
        const auto difference = subtract(b->offset, a->offset);
        const auto value = difference ? divide(*difference, a->factor) : std::nullopt;
        if (!value) return;
        values.emplace_back(*value);
      }
    }
    if (feature != nullptr && bounds(feature)) leave(uses_[feature], std::move(values));
  }

  void need_values(const UvlExpression& expression) {
    if (expression.kind == Kind::reference) {
      const auto meaning = names_.find(expression.path, scope_);
      if (!meaning || meaning->attribute != nullptr || meaning->entry->feature->type == UvlType::boolean) return;
      auto& place = uses_[meaning->entry->feature].needs_values;
      if (!place) place = expression.where;
    }
    for (const UvlExpression& operand : expression.operands) need_values(operand);
  }

  /// Strings that are compared with each other know the same texts.
  void share_texts() {
    for (bool more = true; more;) {
      more = false;
      for (auto& [feature, uses] : uses_) {
        for (const UvlFeature* peer : uses.peers) {
          std::set<std::string> known = uses_[peer].texts;
          for (const UvlDatum& choice : uses_[peer].choices.value_or(std::vector<UvlDatum>{})) {
            known.insert(std::get<UvlText>(choice).text);
          }
          const std::size_t before = uses.texts.size();
          uses.texts.merge(known);
          more = more || uses.texts.size() > before;
        }
      }
    }
  }

  const UvlNames& names_;
  std::string scope_;
  const UvlFeature* guard_ = nullptr;  ///< set: what is visited holds where this feature is selected
  std::map<const UvlFeature*, ValueUses> uses_;
};

}  // namespace

std::map<const UvlFeature*, ValueUses> find_uses(const UvlNames& names, const std::vector<UvlConstraint>& constraints) {
  return Finder(names).run(constraints);
}

}  // namespace maquette::formats
