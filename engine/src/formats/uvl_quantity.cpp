#include "formats/uvl_quantity.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "formats/uvl_datum.h"
#include "formats/uvl_separable.h"

namespace maquette::formats {
namespace {

/// Assignments a comparison that is not separable may be written out over.
constexpr std::size_t kMostAssignments = std::size_t{1} << 16U;

/// The factor that makes every value an integer; nothing where it does not fit, or a value is undefined.
std::optional<std::int64_t> common_denominator(const Separable& sum) {
  std::int64_t common = sum.constant.denominator;
  for (const auto& [part, values] : sum.values) {
    for (const UvlDatum& value : values) {
      const Rational* number = number_in(value);
      if (number == nullptr) return std::nullopt;
      common = std::lcm(common, number->denominator);
      if (common <= 0 || common > (std::int64_t{1} << 40U)) return std::nullopt;
    }
  }
  return common;
}

/// sum <comparison> 0 over several parts.
std::optional<Formula> as_linear(UvlComparison comparison, const Separable& sum) {
  const auto denominator = common_denominator(sum);
  if (!denominator) return std::nullopt;
  constexpr std::int64_t kMost = std::int64_t{1} << 50U;
  const auto scaled_value = [&](const Rational& value) -> std::optional<std::int64_t> {
    const auto product = multiply(value, {*denominator, 1});
    if (!product || product->numerator > kMost || product->numerator < -kMost) return std::nullopt;
    return product->numerator;
  };
  Linear linear;
  for (const auto& [part, values] : sum.values) {
    Linear::Term term{part, {}};
    for (const UvlDatum& value : values) {
      const auto integer = scaled_value(*number_in(value));
      if (!integer) return std::nullopt;
      term.values.push_back(*integer);
    }
    linear.terms.push_back(std::move(term));
  }
  const auto constant = scaled_value(sum.constant);
  if (!constant) return std::nullopt;
  const std::int64_t bound = -*constant;
  using enum UvlComparison;
  if (comparison == less || comparison == less_equal) linear.upper = bound - (comparison == less ? 1 : 0);
  if (comparison == greater || comparison == greater_equal) linear.lower = bound + (comparison == greater ? 1 : 0);
  if (comparison == equal || comparison == unequal) linear.lower = linear.upper = bound;
  if (comparison != unequal) return Formula{std::move(linear)};
  return Formula{Not{{{std::move(linear)}}}};
}

Formula constant(bool value) { return {Constant{value}}; }

std::optional<Formula> compare_separable(UvlComparison comparison, const Separable& difference) {
  const UvlDatum zero = Rational{};
  if (difference.is_constant()) return constant(satisfied(comparison, difference.constant, zero));
  if (difference.values.size() > 1) return as_linear(comparison, difference);
  const auto& [part, values] = *difference.values.begin();
  Among among{part, {}};
  for (OptionIndex option = 0; option < values.size(); ++option) {
    if (satisfied(comparison, combine(add, values[option], difference.constant), zero)) among.options.push_back(option);
  }
  return Formula{std::move(among)};
}

void collect_parts(const Quantity& quantity, std::map<PartIndex, std::size_t>& options) {
  if (quantity.kind == Quantity::Kind::leaf) options[quantity.part] = quantity.values.size();
  for (const Quantity& operand : quantity.operands) collect_parts(operand, options);
}

/// The assignments that satisfy the comparison; of the part with the most options, one set a row.
ComparisonResult compare_written_out(UvlComparison comparison, const Quantity& left, const Quantity& right,
                                     std::size_t& budget) {
  std::map<PartIndex, std::size_t> sizes;
  collect_parts(left, sizes);
  collect_parts(right, sizes);
  if (sizes.empty()) return {constant(satisfied(comparison, evaluate(left, {}), evaluate(right, {}))), {}};
  Table table;
  std::size_t assignments = 1;
  for (const auto& [part, size] : sizes) {
    table.parts.push_back(part);
    assignments = size > kMostAssignments / assignments ? kMostAssignments + 1 : assignments * size;
    if (assignments > std::min(budget, kMostAssignments)) {
      return {std::nullopt,
              "comparing this over " + std::to_string(sizes.size()) +
                  " features, because it multiplies, divides or rounds over more of them than can be written out"};
    }
  }
  budget -= assignments;
  std::stable_sort(table.parts.begin(), table.parts.end(), [&](PartIndex a, PartIndex b) { return sizes[a] < sizes[b]; });
  const PartIndex last = table.parts.back();
  std::vector<OptionIndex> options(sizes.rbegin()->first + 1, 0);
  for (bool more = true; more;) {
    std::vector<OptionIndex> fitting;
    for (options[last] = 0; options[last] < sizes[last]; ++options[last]) {
      if (satisfied(comparison, evaluate(left, options), evaluate(right, options))) fitting.push_back(options[last]);
    }
    if (!fitting.empty()) {
      auto& row = table.rows.emplace_back();
      for (std::size_t i = 0; i + 1 < table.parts.size(); ++i) row.push_back({options[table.parts[i]]});
      row.push_back(fitting.size() == sizes[last] ? std::vector<OptionIndex>{} : std::move(fitting));
    }
    more = false;
    for (std::size_t i = table.parts.size() - 1; i > 0 && !more; --i) {
      OptionIndex& option = options[table.parts[i - 1]];
      more = ++option < sizes[table.parts[i - 1]];
      if (!more) option = 0;
    }
  }
  return {Formula{std::move(table)}, {}};
}

/// average <comparison> bound: a sum of differences where something is selected, else 0 <comparison> bound.
std::optional<Formula> compare_average(UvlComparison comparison, const Quantity& average, const Rational& bound) {
  Separable differences;
  Or any;
  for (const Quantity& operand : average.operands) {
    std::vector<UvlDatum> values;
    std::vector<OptionIndex> selected;
    for (OptionIndex option = 0; option < operand.values.size(); ++option) {
      values.push_back(option == 0 ? UvlDatum{Rational{}} : combine(subtract, operand.values[option], bound));
      if (option != 0) selected.push_back(option);
    }
    auto sum = sum_of(std::move(differences), {{}, {{operand.part, std::move(values)}}});
    if (!sum) return std::nullopt;
    differences = std::move(*sum);
    any.operands.push_back({Among{operand.part, std::move(selected)}});
  }
  auto some = compare_separable(comparison, differences);
  if (!some) return std::nullopt;
  const bool none = satisfied(comparison, Rational{}, bound);
  Formula anything{std::move(any)};
  if (none) return Formula{Or{{{Not{{std::move(anything)}}}, std::move(*some)}}};
  return Formula{And{{std::move(anything), std::move(*some)}}};
}

std::optional<Formula> try_average(UvlComparison comparison, const Quantity& left, const Quantity& right) {
  if (left.kind != Quantity::Kind::average) return std::nullopt;
  const auto bound = separate(right);
  if (!bound || !bound->is_constant()) return std::nullopt;
  return compare_average(comparison, left, bound->constant);
}

}  // namespace

UvlComparison mirrored(UvlComparison comparison) {
  using enum UvlComparison;
  switch (comparison) {
    case less:
      return greater;
    case less_equal:
      return greater_equal;
    case greater:
      return less;
    case greater_equal:
      return less_equal;
    default:
      return comparison;
  }
}

bool is_text(const Quantity& quantity) {
  if (quantity.kind == Quantity::Kind::constant) return std::holds_alternative<UvlText>(quantity.constant);
  return quantity.kind == Quantity::Kind::leaf && !quantity.values.empty() &&
         std::holds_alternative<UvlText>(quantity.values.front());
}

std::optional<UvlComparison> to_comparison(std::string_view symbol) {
  using enum UvlComparison;
  static constexpr std::pair<std::string_view, UvlComparison> kSymbols[] = {
      {"==", equal}, {"!=", unequal}, {"<", less}, {"<=", less_equal}, {">", greater}, {">=", greater_equal}};
  for (const auto& [text, comparison] : kSymbols) {
    if (text == symbol) return comparison;
  }
  return std::nullopt;
}

ComparisonResult compare_quantities(UvlComparison comparison, const Quantity& left, const Quantity& right,
                                    std::size_t& budget) try {
  const auto a = separate(left), b = separate(right);
  if (a && b) {
    const auto negated = scaled(*b, {-1, 1});
    const auto difference = negated ? sum_of(*a, *negated) : std::nullopt;
    auto formula = difference ? compare_separable(comparison, *difference) : std::nullopt;
    if (formula) return {std::move(formula), {}};
  }
  if (auto formula = try_average(comparison, left, right)) return {std::move(formula), {}};
  if (auto formula = try_average(mirrored(comparison), right, left)) return {std::move(formula), {}};
  return compare_written_out(comparison, left, right, budget);
} catch (const NumberOverflow&) {
  return {std::nullopt, "numbers that exceed 18 digits on the way"};
}

}  // namespace maquette::formats
