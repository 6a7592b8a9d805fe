// The least total with every option of every part, while a customer clicks.
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "compile/live_costs.h"
#include "compile/live_excess.h"
#include "compile/totals.h"

namespace maquette::compile {

/// Not thread-safe.
template <std::size_t Sums>
class LiveTotals {
 public:
  using Value = Totals<Sums>;

  LiveTotals(const std::shared_ptr<const CompiledCatalog>& catalog, PerOption<Value> weights)
      : catalog_(catalog),
        costs_(catalog, std::move(weights)),
        excess_(catalog->circuit(), catalog->index(), costs_.circuit_costs()) {}

  /// From now on, these are the selections.
  void move_to(const Selections& selections) {
    costs_.move_to(selections);
    is_settled_ = false;
  }

  /// Nothing: there is no design with the selections.
  std::optional<Value> least() const { return costs_.least(); }

  /// Beside the selections of the other parts; nothing: there is no such design.
  std::optional<Value> least_with(PartIndex part, OptionIndex option) {
    if (!std::exchange(is_settled_, true)) excess_.settle();
    const LeafIndex leaf = catalog_->layer().leaf[part][option];
    if (!excess_.possible(leaf)) return std::nullopt;
    Value total = excess_.least_beside(leaf);
    total += costs_.weight({part, option});
    return total;
  }

 private:
  std::shared_ptr<const CompiledCatalog> catalog_;
  LiveCosts<Value> costs_;
  LiveExcess<Value> excess_;
  bool is_settled_ = false;
};

}  // namespace maquette::compile
