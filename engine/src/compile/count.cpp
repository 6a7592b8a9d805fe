// How many designs are left, exactly, in total and with each option.
//
// Model counting on a decision-DNNF is one pass of sums and products (Darwiche, "On the tractable counting of theory
// models", 2001), done here with big integers because product lines leave 64 bits far behind. Shares need no such precision:
// they come from a pass of scaled doubles.
//
// Rules that were left out of the circuit would make every number too large. They do no harm where they cannot bind, which
// the heaviest design with the selections tells.
#include "compile/compiled.h"
#include "compile/rings.h"

namespace maquette::compile {
namespace {

/// The least of -sum over the variants with the selections: the heaviest design is within `bound`.
bool never_exceeded(const Ceiling& ceiling, const Circuit& circuit, const OptionLayer& layer, const Selections& selections) {
  PerOption<std::int64_t> weights = ceiling.values;
  for (auto& part : weights) {
    for (std::int64_t& value : part) value = -value;
  }
  const auto values = upward<Cheapest>(circuit, leaf_weights<Cheapest>(layer, weights, selections));
  return values.empty() || Cheapest::is_zero(values.back()) || -values.back() <= ceiling.bound;
}

}  // namespace

bool CompiledCatalog::unbound(const Selections& selections) const {
  for (const Ceiling& ceiling : ceilings_) {
    if (!never_exceeded(ceiling, circuit_, layer_, selections)) return false;
  }
  return true;
}

std::optional<std::string> CompiledCatalog::count(const Selections& selections) const {
  if (!unbound(selections)) return std::nullopt;
  if (!circuit_.satisfiable()) return "0";
  const auto weights = leaf_weights<Counting>(layer_, layer_.filled(Counting::one()), selections);
  return upward<Counting>(circuit_, weights).back().get_str();
}

std::optional<OptionCounts> CompiledCatalog::count_options(const Selections& selections) const {
  if (!unbound(selections)) return std::nullopt;
  const auto passes = run_passes<Counting>(circuit_, layer_, layer_.filled(Counting::one()), selections);
  OptionCounts counts{passes.total.get_str(), {}};
  for (const auto& part : passes.by_option) {
    auto& row = counts.by_option.emplace_back();
    for (const Natural& number : part) row.push_back(number.get_str());
  }
  return counts;
}

std::optional<PerOption<double>> CompiledCatalog::shares(const Selections& selections) const {
  if (!unbound(selections)) return std::nullopt;
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
