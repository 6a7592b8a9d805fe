// The least total with each option: what a swatch costs including everything it drags along.
//
// For a sum (price, weight), a min-plus pass; for a maximum (lead time), a min-max pass. Under rules that were left out of
// the circuit the sum pass carries along what its best design sums to; where that design breaks them, the answer is
// unknown. A maximum takes few different values, so for each of them in turn the slower options are forbidden and the
// ceilings decide what is left.
#include <algorithm>
#include <set>

#include "compile/compiled.h"
#include "compile/rings.h"

namespace maquette::compile {
namespace {

PerOption<std::int64_t> attribute_values(const Model& model, AttributeIndex attribute) {
  PerOption<std::int64_t> values;
  for (const Part& part : model.parts) {
    auto& row = values.emplace_back();
    for (const Option& option : part.options) row.push_back(option.attributes[attribute]);
  }
  return values;
}

}  // namespace

PerOption<LeastTotal> CompiledCatalog::cheapest(const Selections& selections, AttributeIndex attribute) const {
  return model_->attributes[attribute].aggregate == Aggregate::sum ? cheapest_sum(selections, attribute)
                                                                   : cheapest_maximum(selections, attribute);
}

PerOption<LeastTotal> CompiledCatalog::cheapest_sum(const Selections& selections, AttributeIndex attribute) const {
  const std::int64_t base = model_->attributes[attribute].base;
  PerOption<Weighed> weights = layer_.filled(Weighed{});
  const auto values = attribute_values(*model_, attribute);
  for (std::size_t part = 0; part < weights.size(); ++part) {
    for (std::size_t option = 0; option < weights[part].size(); ++option) {
      weights[part][option].cost = values[part][option];
      for (std::size_t i = 0; i < std::min(ceilings_.size(), kMostCeilings); ++i) {
        weights[part][option].sums[i] = ceilings_[i].values[part][option];
      }
    }
  }
  const auto passes = run_passes<Lightest>(circuit_, layer_, std::move(weights), selections);
  PerOption<LeastTotal> result;
  for (const auto& part : passes.by_option) {
    auto& row = result.emplace_back();
    for (const Weighed& best : part) {
      row.push_back({within_ceilings(best), Lightest::is_zero(best) ? 0 : base + best.cost});
    }
  }
  return result;
}

/// yes: a design that keeps every rule. no: there is none even without the rules left out.
Verdict CompiledCatalog::within_ceilings(const Weighed& best) const {
  if (Lightest::is_zero(best)) return Verdict::no;
  if (ceilings_.size() > kMostCeilings) return Verdict::unknown;
  for (std::size_t i = 0; i < ceilings_.size(); ++i) {
    if (best.sums[i] > ceilings_[i].bound) return Verdict::unknown;
  }
  return Verdict::yes;
}

PerOption<LeastTotal> CompiledCatalog::cheapest_maximum(const Selections& selections, AttributeIndex attribute) const {
  const std::int64_t base = model_->attributes[attribute].base;
  const auto values = attribute_values(*model_, attribute);
  if (!ceilings_.empty()) return slowest_first(selections, values, base);
  const auto passes = run_passes<Fastest>(circuit_, layer_, values, selections);
  PerOption<LeastTotal> result;
  for (const auto& part : passes.by_option) {
    auto& row = result.emplace_back();
    for (const std::int64_t best : part) {
      const bool possible = !Fastest::is_zero(best);
      row.push_back({possible ? Verdict::yes : Verdict::no, possible ? base + best : 0});
    }
  }
  return result;
}

/// From the least value up: an option's least maximum is the first at which it is possible.
PerOption<LeastTotal> CompiledCatalog::slowest_first(const Selections& selections, const PerOption<std::int64_t>& values,
                                                     std::int64_t base) const {
  std::set<std::int64_t> maxima;
  for (const auto& part : values) maxima.insert(part.begin(), part.end());
  auto result = layer_.filled(LeastTotal{Verdict::no, 0});
  auto allowed = layer_.filled<std::uint8_t>(0);
  for (const std::int64_t most : maxima) {
    for (std::size_t part = 0; part < values.size(); ++part) {
      for (std::size_t option = 0; option < values[part].size(); ++option) {
        allowed[part][option] = values[part][option] <= most ? 1 : 0;
      }
    }
    const CeilingAnswer answer = decide_under(ceilings_, circuit_, layer_, selections, allowed);
    for (std::size_t part = 0; part < values.size(); ++part) {
      for (std::size_t option = 0; option < values[part].size(); ++option) {
        // What was open at a lesser value stays open.
        if (result[part][option].possible != Verdict::no) continue;
        result[part][option] = {answer.possible[part][option], base + most};
      }
    }
  }
  for (auto& part : result) {
    for (LeastTotal& least : part) {
      if (least.possible != Verdict::yes) least.total = 0;
    }
  }
  return result;
}

}  // namespace maquette::compile
