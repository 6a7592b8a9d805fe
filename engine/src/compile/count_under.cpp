// Inclusion and exclusion over ceilings; see bounded_count.h.
#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "compile/bounded_count.h"

namespace maquette::compile {
namespace {

/// A ceiling as a budget: kept by what costs little, or broken by what costs nearly the most.
struct Side {
  Budget budget;
  bool counts_breaking = false;
};

std::int64_t greatest_common_divisor(const PerOption<std::int64_t>& values) {
  std::int64_t divisor = 0;
  for (const auto& part : values) {
    for (const std::int64_t value : part) divisor = std::gcd(divisor, value);
  }
  return std::max<std::int64_t>(divisor, 1);
}

/// The least (sign 1) or greatest (sign -1) sum of a ceiling over the designs with the selections.
std::optional<std::int64_t> extreme(const Ceiling& ceiling, std::int64_t sign, const Circuit& circuit,
                                    const OptionLayer& layer, const Selections& selections) {
  PerOption<std::int64_t> weights = ceiling.values;
  for (auto& part : weights) {
    for (std::int64_t& value : part) value *= sign;
  }
  const auto nodes = upward<Cheapest>(circuit, leaf_weights<Cheapest>(layer, weights, selections));
  if (nodes.empty() || Cheapest::is_zero(nodes.back())) return std::nullopt;
  return sign * nodes.back();
}

/// Costs of breaking: how far every option is below the greatest of its part.
Budget breaking(const Ceiling& ceiling, std::int64_t unit) {
  Budget budget{ceiling.values, 0};
  std::int64_t most_total = 0;
  for (auto& part : budget.costs) {
    const std::int64_t most = *std::max_element(part.begin(), part.end());
    for (std::int64_t& value : part) value = (most - value) / unit;
    most_total += most;
  }
  // sum > bound: at least the next multiple of the unit.
  budget.budget = most_total / unit - (ceiling.bound / unit + 1);
  return budget;
}

Budget keeping(const Ceiling& ceiling, std::int64_t unit) {
  Budget budget{ceiling.values, ceiling.bound / unit};
  for (auto& part : budget.costs) {
    for (std::int64_t& value : part) value /= unit;
  }
  return budget;
}

/// The ceilings that can be broken by some designs and kept by others. Nothing when one is broken by all.
std::optional<std::vector<Side>> sides_of(std::span<const Ceiling> ceilings, const Circuit& circuit,
                                          const OptionLayer& layer, const Selections& selections) {
  std::vector<Side> sides;
  for (const Ceiling& ceiling : ceilings) {
    const auto least = extreme(ceiling, 1, circuit, layer, selections);
    const auto most = extreme(ceiling, -1, circuit, layer, selections);
    if (!least || *least > ceiling.bound) return std::nullopt;
    if (*most <= ceiling.bound) continue;
    const std::int64_t unit = greatest_common_divisor(ceiling.values);
    const bool from_above = *most - ceiling.bound < ceiling.bound - *least;
    sides.push_back({from_above ? breaking(ceiling, unit) : keeping(ceiling, unit), from_above});
  }
  return sides;
}

/// Calls use(sign, budgets) so that the signed counts add up to the designs that keep every ceiling.
template <class Use>
void include_and_exclude(const std::vector<Side>& sides, Use&& use) {
  for (std::uint32_t subset = 0; subset < (1U << sides.size()); ++subset) {
    std::vector<Budget> budgets;
    int sign = 1;
    bool skip = false;
    for (std::size_t i = 0; i < sides.size(); ++i) {
      const bool in = (subset >> i & 1U) != 0;
      skip = skip || (!in && !sides[i].counts_breaking);
      if (in) budgets.push_back(sides[i].budget);
      if (in && sides[i].counts_breaking) sign = -sign;
    }
    if (!skip) use(sign, budgets);
  }
}

}  // namespace

std::optional<Natural> count_under(std::span<const Ceiling> ceilings, const Circuit& circuit, const OptionLayer& layer,
                                   const Selections& selections) {
  const auto sides = sides_of(ceilings, circuit, layer, selections);
  if (!sides) return Natural(0);
  if (sides->size() > 2) return std::nullopt;
  Natural total = 0;
  bool affordable = true;
  include_and_exclude(*sides, [&](int sign, const std::vector<Budget>& budgets) {
    const BoundedCounter counter(circuit, layer, budgets, selections);
    affordable = affordable && counter.is_affordable();
    if (affordable) total += sign * counter.count();
  });
  return affordable ? std::optional(total) : std::nullopt;
}

std::optional<PerOption<double>> count_options_under(std::span<const Ceiling> ceilings, const Circuit& circuit,
                                                     const OptionLayer& layer, const Selections& selections) {
  PerOption<double> total = layer.filled(0.0);
  const auto sides = sides_of(ceilings, circuit, layer, selections);
  if (!sides) return total;
  if (sides->size() > 2) return std::nullopt;
  bool affordable = true;
  include_and_exclude(*sides, [&](int sign, const std::vector<Budget>& budgets) {
    const BoundedCounter counter(circuit, layer, budgets, selections);
    affordable = affordable && counter.is_affordable();
    if (!affordable) return;
    const PerOption<double> counts = counter.count_options();
    for (std::size_t part = 0; part < total.size(); ++part) {
      for (std::size_t option = 0; option < total[part].size(); ++option)
        total[part][option] += sign * counts[part][option];
    }
  });
  return affordable ? std::optional(std::move(total)) : std::nullopt;
}

}  // namespace maquette::compile
