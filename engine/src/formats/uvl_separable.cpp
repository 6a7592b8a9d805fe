#include "formats/uvl_separable.h"

#include <algorithm>
#include <utility>

namespace maquette::formats {
namespace {

/// Every value of `a` on its own: pointwise where it speaks of one part at most.
template <class Function>
std::optional<Separable> pointwise(const Separable& a, const Function& function) {
  Separable result;
  if (a.values.size() > 1) return std::nullopt;
  if (a.is_constant()) {
    const UvlDatum value = function(UvlDatum{a.constant});
    if (number_in(value) == nullptr) return std::nullopt;
    result.constant = *number_in(value);
    return result;
  }
  const auto& [part, values] = *a.values.begin();
  std::vector<UvlDatum>& row = result.values[part];
  for (const UvlDatum& value : values) row.push_back(function(combine(add, value, a.constant)));
  return result;
}

std::optional<Separable> product_of(const Separable& a, const Separable& b) {
  if (a.is_constant()) return scaled(b, a.constant);
  if (b.is_constant()) return scaled(a, b.constant);
  if (a.values.size() != 1 || b.values.size() != 1 || a.values.begin()->first != b.values.begin()->first)
    return std::nullopt;
  Separable result;
  const auto& [part, values] = *a.values.begin();
  const auto& others = b.values.begin()->second;
  for (std::size_t i = 0; i < values.size(); ++i) {
    result.values[part].push_back(
        combine(multiply, combine(add, values[i], a.constant), combine(add, others[i], b.constant)));
  }
  return result;
}

std::optional<Separable> fold(const std::vector<Quantity>& operands, bool product) {
  std::optional<Separable> result = Separable{{product ? 1 : 0, 1}, {}};
  for (const Quantity& operand : operands) {
    const auto next = separate(operand);
    if (!next) return std::nullopt;
    result = product ? product_of(*result, *next) : sum_of(std::move(*result), *next);
    if (!result) return std::nullopt;
  }
  return result;
}

}  // namespace

std::optional<Separable> sum_of(Separable a, const Separable& b) {
  const UvlDatum constant = combine(add, a.constant, b.constant);
  if (number_in(constant) == nullptr) return std::nullopt;
  a.constant = *number_in(constant);
  for (const auto& [part, values] : b.values) {
    const auto [row, fresh] = a.values.emplace(part, values);
    if (fresh) continue;
    for (std::size_t i = 0; i < values.size(); ++i) row->second[i] = combine(add, row->second[i], values[i]);
  }
  return a;
}

std::optional<Separable> scaled(Separable a, const Rational& factor) {
  const UvlDatum constant = combine(multiply, a.constant, factor);
  if (number_in(constant) == nullptr) return std::nullopt;
  a.constant = *number_in(constant);
  for (auto& [part, values] : a.values) {
    for (UvlDatum& value : values) value = combine(multiply, value, factor);
  }
  return a;
}

std::optional<Separable> separate(const Quantity& quantity) {
  switch (quantity.kind) {
    case Quantity::Kind::constant: {
      const Rational* number = number_in(quantity.constant);
      return number != nullptr ? std::optional(Separable{*number, {}}) : std::nullopt;
    }
    case Quantity::Kind::leaf: {
      const bool numbers = std::all_of(quantity.values.begin(), quantity.values.end(),
                                       [](const UvlDatum& datum) { return number_in(datum) != nullptr; });
      return numbers ? std::optional(Separable{{}, {{quantity.part, quantity.values}}}) : std::nullopt;
    }
    case Quantity::Kind::sum:
    case Quantity::Kind::product:
      return fold(quantity.operands, quantity.kind == Quantity::Kind::product);
    case Quantity::Kind::negate: {
      auto operand = separate(quantity.operands.front());
      return operand ? scaled(std::move(*operand), {-1, 1}) : std::nullopt;
    }
    case Quantity::Kind::invert:
    case Quantity::Kind::floor:
    case Quantity::Kind::ceil: {
      const auto operand = separate(quantity.operands.front());
      if (!operand) return std::nullopt;
      return pointwise(*operand, [&](const UvlDatum& datum) { return applied(quantity.kind, datum); });
    }
    default:
      return std::nullopt;
  }
}

}  // namespace maquette::formats
