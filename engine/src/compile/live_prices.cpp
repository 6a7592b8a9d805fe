#include "compile/live_prices.h"

#include <algorithm>
#include <utility>

#include "compile/live_totals.h"

namespace maquette::compile {
namespace {

/// `Sums`: of that many ceilings, or of none when there are more than can be followed.
template <std::size_t Sums>
class Prices final : public LivePrices {
 public:
  Prices(const std::shared_ptr<const CompiledCatalog>& catalog, AttributeIndex attribute)
      : catalog_(*catalog),
        base_(catalog->model().attributes[attribute].base),
        can_follow_(catalog->ceilings().size() <= kMostCeilings),
        totals_(catalog, weights(*catalog, attribute)),
        least_(catalog->layer().filled(LeastTotal{})) {}

  const PerOption<LeastTotal>& least(const Selections& selections) override {
    totals_.move_to(selections);
    for (PartIndex part = 0; part < least_.size(); ++part) {
      for (OptionIndex option = 0; option < least_[part].size(); ++option) {
        least_[part][option] = judge(totals_.least_with(part, option));
      }
    }
    return least_;
  }

 private:
  using Value = Totals<Sums>;

  static PerOption<Value> weights(const CompiledCatalog& catalog, AttributeIndex attribute) {
    auto weights = catalog.layer().filled(Value{});
    const auto ceilings = catalog.ceilings();
    for (PartIndex part = 0; part < weights.size(); ++part) {
      for (OptionIndex option = 0; option < weights[part].size(); ++option) {
        Value& weight = weights[part][option];
        weight.cost = catalog.model().parts[part].options[option].attributes[attribute];
        for (std::size_t i = 0; i < std::min(ceilings.size(), Sums); ++i) {
          weight.sums[i] = ceilings[i].values[part][option];
        }
      }
    }
    return weights;
  }

  LeastTotal judge(const std::optional<Value>& least) const {
    if (!least) return {Verdict::no, 0};
    bool within = can_follow_;
    for (std::size_t i = 0; within && i < std::min(catalog_.ceilings().size(), Sums); ++i) {
      within = least->sums[i] <= catalog_.ceilings()[i].bound;
    }
    return within ? LeastTotal{Verdict::yes, base_ + least->cost} : LeastTotal{};
  }

  const CompiledCatalog& catalog_;  ///< kept by `totals_`
  std::int64_t base_;
  bool can_follow_;
  LiveTotals<Sums> totals_;
  PerOption<LeastTotal> least_;
};

}  // namespace

std::unique_ptr<LivePrices> follow_prices(std::shared_ptr<const CompiledCatalog> catalog, AttributeIndex attribute) {
  const std::size_t ceilings = catalog->ceilings().size();
  if (ceilings == 0 || ceilings > kMostCeilings) return std::make_unique<Prices<0>>(catalog, attribute);
  if (ceilings <= 2) return std::make_unique<Prices<2>>(catalog, attribute);
  return std::make_unique<Prices<kMostCeilings>>(catalog, attribute);
}

}  // namespace maquette::compile
