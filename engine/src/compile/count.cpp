// How many designs are left, exactly, in total and with each option.
//
// Model counting on a decision-DNNF is one pass of sums and products (Darwiche, "On the tractable counting of theory
// models", 2001), done here with big integers because product lines leave 64 bits far behind. Shares need no such
// precision: they come from a pass of scaled doubles.
//
// Rules that were left out of the circuit would make every number too large. They do no harm where they cannot bind, which
// the heaviest design with the selections tells.
#include <algorithm>

#include "compile/compiled.h"
#include "compile/rings.h"

namespace maquette::compile {
namespace {

/// Whether the rules left out cannot bind: the heaviest design is within the bound. `swapped`: even with any one selection
/// swapped for any other option of its part.
bool never_exceeded(const Ceiling& ceiling, const Circuit& circuit, const OptionLayer& layer, const Selections& selections,
                    bool swapped) {
  PerOption<std::int64_t> weights = ceiling.values;
  for (auto& part : weights) {
    for (std::int64_t& value : part) value = -value;
  }
  const auto passes = run_passes<Cheapest>(circuit, layer, std::move(weights), selections);
  const auto within = [&](std::int64_t lightest) { return Cheapest::is_zero(lightest) || -lightest <= ceiling.bound; };
  if (!within(passes.total)) return false;
  return !swapped || std::all_of(passes.by_option.begin(), passes.by_option.end(),
                                 [&](const auto& part) { return std::all_of(part.begin(), part.end(), within); });
}

}  // namespace

bool CompiledCatalog::unbound(const Selections& selections, bool swapped) const {
  return std::all_of(ceilings_.begin(), ceilings_.end(), [&](const Ceiling& ceiling) {
    return never_exceeded(ceiling, circuit_, layer_, selections, swapped);
  });
}

std::optional<std::string> CompiledCatalog::count(const Selections& selections) const {
  if (!unbound(selections, false)) return std::nullopt;
  if (!circuit_.satisfiable()) return "0";
  const auto weights = leaf_weights<Counting>(layer_, layer_.filled(Counting::one()), selections);
  return upward<Counting>(circuit_, weights).back().get_str();
}

std::optional<OptionCounts> CompiledCatalog::count_options(const Selections& selections) const {
  if (!unbound(selections, true)) return std::nullopt;
  const auto passes = run_passes<Counting>(circuit_, layer_, layer_.filled(Counting::one()), selections);
  OptionCounts counts{passes.total.get_str(), {}};
  for (const auto& part : passes.by_option) {
    auto& row = counts.by_option.emplace_back();
    for (const Natural& number : part) row.push_back(number.get_str());
  }
  return counts;
}

std::optional<PerOption<double>> CompiledCatalog::shares(const Selections& selections) const {
  if (!unbound(selections, true)) return std::nullopt;
  const auto passes = run_passes<Scaled>(circuit_, layer_, layer_.filled(Scaled::one()), selections);
  PerOption<double> shares;
  for (const auto& part : passes.by_option) {
    ScaledNumber sum = Scaled::zero();
    for (const ScaledNumber& number : part) Scaled::add(sum, number);
    auto& row = shares.emplace_back();
    for (const ScaledNumber& number : part) row.push_back(Scaled::is_zero(sum) ? 0.0 : ratio(number, sum));
  }
  return shares;
}

}  // namespace maquette::compile
