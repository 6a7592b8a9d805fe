// How many designs are left, exactly, in total and with each option.
//
// Model counting on a decision-DNNF is one pass of sums and products (Darwiche, "On the tractable counting of theory
// models", 2001), done here with big integers because product lines leave 64 bits far behind. Shares need no such
// precision: they come from a pass of scaled doubles. Rules that were left out of the circuit are counted under as budgets
// (bounded_count.h).
#include "compile/bounded_count.h"
#include "compile/compiled.h"
#include "compile/rings.h"

namespace maquette::compile {
namespace {

/// Every option of a part that has no selection, and the selected one of a part that has.
template <class Value>
PerOption<Value> allowed(const OptionLayer& layer, const Selections& selections, const Value& yes, const Value& no) {
  PerOption<Value> weights = layer.filled(yes);
  for (const auto& [part, option] : selections.chosen) {
    for (OptionIndex other = 0; other < weights[part].size(); ++other) {
      if (other != option) weights[part][other] = no;
    }
  }
  return weights;
}

/// Numbers to parts of their sum, for each part.
template <class Number, class Add, class Ratio>
PerOption<double> shares_of(const PerOption<Number>& numbers, Add&& add, Ratio&& ratio_of) {
  PerOption<double> shares;
  for (const auto& part : numbers) {
    Number sum{};
    for (const Number& number : part) add(sum, number);
    auto& row = shares.emplace_back();
    for (const Number& number : part) row.push_back(ratio_of(number, sum));
  }
  return shares;
}

}  // namespace

std::optional<std::string> CompiledCatalog::count(const Selections& selections) const {
  if (!circuit_.satisfiable()) return "0";
  if (!ceilings_.empty()) {
    const auto total = count_under(ceilings_, circuit_, layer_, selections);
    return total ? std::optional(total->get_str()) : std::nullopt;
  }
  const auto weights = leaf_weights<Counting>(layer_, layer_.filled(Counting::one()), selections);
  return upward<Counting>(circuit_, weights).back().get_str();
}

std::optional<OptionCounts> CompiledCatalog::count_options(const Selections& selections) const {
  if (!ceilings_.empty()) return std::nullopt;
  const auto weights = allowed(layer_, selections, Counting::one(), Counting::zero());
  const auto passes = run_passes<Counting>(circuit_, layer_, weights, selections);
  OptionCounts counts{passes.total.get_str(), {}};
  for (const auto& part : passes.by_option) {
    auto& row = counts.by_option.emplace_back();
    for (const Natural& number : part) row.push_back(number.get_str());
  }
  return counts;
}

std::optional<PerOption<double>> CompiledCatalog::shares(const Selections& selections) const {
  if (!ceilings_.empty()) {
    const auto counts = count_options_under(ceilings_, circuit_, layer_, selections);
    if (!counts) return std::nullopt;
    return shares_of(
        *counts, [](double& sum, double term) { sum += term; },
        [](double number, double sum) { return sum > 0 ? number / sum : 0.0; });
  }
  const auto weights = allowed(layer_, selections, Scaled::one(), Scaled::zero());
  const auto passes = run_passes<Scaled>(circuit_, layer_, weights, selections);
  return shares_of(passes.by_option, Scaled::add, [](const ScaledNumber& number, const ScaledNumber& sum) {
    return Scaled::is_zero(sum) ? 0.0 : ratio(number, sum);
  });
}

}  // namespace maquette::compile
