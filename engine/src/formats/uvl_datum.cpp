#include "formats/uvl_datum.h"

#include <algorithm>

namespace maquette::formats {
namespace {

/// Over the operands that are selected.
UvlDatum aggregate(const Quantity& quantity, const std::vector<OptionIndex>& options) {
  std::vector<Rational> values;
  for (const Quantity& operand : quantity.operands) {
    if (options[operand.part] == 0) continue;
    const Rational* value = number_in(operand.values[options[operand.part]]);
    if (value == nullptr) return {};
    values.push_back(*value);
  }
  if (values.empty()) return Rational{};
  const auto less = [](const Rational& a, const Rational& b) { return compare(a, b) < 0; };
  if (quantity.kind == Quantity::Kind::least) return *std::min_element(values.begin(), values.end(), less);
  if (quantity.kind == Quantity::Kind::greatest) return *std::max_element(values.begin(), values.end(), less);
  UvlDatum total = Rational{};
  for (const Rational& value : values) total = combine(add, total, value);
  return combine(divide, total, Rational{static_cast<std::int64_t>(values.size()), 1});
}

}  // namespace

UvlDatum combine(Operation operation, const UvlDatum& a, const UvlDatum& b) {
  const Rational *x = number_in(a), *y = number_in(b);
  if (x == nullptr || y == nullptr || (operation == divide && y->numerator == 0)) return {};
  const auto result = operation(*x, *y);
  if (!result) throw NumberOverflow{};
  return *result;
}

UvlDatum applied(Quantity::Kind kind, const UvlDatum& datum) {
  if (const auto* text = std::get_if<UvlText>(&datum)) {
    return kind == Quantity::Kind::length ? UvlDatum{Rational{text->length, 1}} : UvlDatum{};
  }
  const Rational* number = number_in(datum);
  if (number == nullptr) return {};
  switch (kind) {
    case Quantity::Kind::negate:
      return Rational{-number->numerator, number->denominator};
    case Quantity::Kind::invert:
      return combine(divide, Rational{1, 1}, datum);
    case Quantity::Kind::floor:
      return Rational{floor_of(*number), 1};
    case Quantity::Kind::ceil:
      return Rational{ceil_of(*number), 1};
    default:
      return {};
  }
}

bool satisfied(UvlComparison comparison, const UvlDatum& left, const UvlDatum& right) {
  using enum UvlComparison;
  if (const auto* a = std::get_if<UvlText>(&left), *b = std::get_if<UvlText>(&right); a != nullptr && b != nullptr) {
    return comparison == equal ? a->text == b->text : comparison == unequal && a->text != b->text;
  }
  const Rational *a = number_in(left), *b = number_in(right);
  if (a == nullptr || b == nullptr) return false;
  const auto order = compare(*a, *b);
  switch (comparison) {
    case equal:
      return order == 0;
    case unequal:
      return order != 0;
    case less:
      return order < 0;
    case less_equal:
      return order <= 0;
    case greater:
      return order > 0;
    default:
      return order >= 0;
  }
}

UvlDatum evaluate(const Quantity& quantity, const std::vector<OptionIndex>& options) {
  switch (quantity.kind) {
    case Quantity::Kind::constant:
      return quantity.constant;
    case Quantity::Kind::leaf:
      return quantity.values[options[quantity.part]];
    case Quantity::Kind::sum:
    case Quantity::Kind::product: {
      const bool product = quantity.kind == Quantity::Kind::product;
      UvlDatum result = Rational{product ? 1 : 0, 1};
      for (const Quantity& operand : quantity.operands) {
        result = combine(product ? multiply : add, result, evaluate(operand, options));
      }
      return result;
    }
    case Quantity::Kind::average:
    case Quantity::Kind::least:
    case Quantity::Kind::greatest:
      return aggregate(quantity, options);
    default:
      return applied(quantity.kind, evaluate(quantity.operands.front(), options));
  }
}

}  // namespace maquette::formats
