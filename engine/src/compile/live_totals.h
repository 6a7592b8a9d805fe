// A cost of designs while a customer clicks: the least total with every option of every part.
//
// A leaf stands for interchangeable options and weighs as much as the cheapest of them that is allowed; see live_least.h
// for how the totals follow a change.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "compile/compiled.h"
#include "compile/follow.h"
#include "compile/live_least.h"
#include "compile/totals.h"
#include "maquette/design.h"

namespace maquette::compile {

/// Not thread-safe.
template <std::size_t Sums>
class LiveTotals {
 public:
  using Value = Totals<Sums>;

  LiveTotals(std::shared_ptr<const CompiledCatalog> catalog, PerOption<Value> weights)
      : catalog_(std::move(catalog)),
        weights_(std::move(weights)),
        least_(catalog_->circuit(), catalog_->index(), leaf_weights()) {}

  /// From now on, these are the selections.
  void move_to(const Selections& selections) {
    follow(
        selections, selected_, [this](PartIndex part) { admit_all(part); },
        [this](PartIndex part, OptionIndex option) { admit_only(part, option); });
    least_.settle();
  }

  /// Nothing: there is no design with the selections.
  std::optional<Value> least() const { return least_.satisfiable() ? std::optional(least_.least()) : std::nullopt; }

  /// Beside the selections of the other parts; nothing: there is no such design.
  std::optional<Value> least_with(PartIndex part, OptionIndex option) const {
    const LeafIndex leaf = catalog_->layer().leaf[part][option];
    if (!least_.possible(leaf)) return std::nullopt;
    Value total = least_.least_beside(leaf);
    total += weights_[part][option];
    return total;
  }

  /// What a branch, or an option among those its leaf stands for, costs beyond the least; nothing when it is excluded.
  std::optional<std::int64_t> slack_of_branch(NodeIndex node, BranchIndex branch) const {
    const auto slack = least_.slack(node, branch);
    return slack ? std::optional(slack->cost) : std::nullopt;
  }
  std::optional<std::int64_t> slack_of_option(PartIndex part, OptionIndex option) const {
    const LeafIndex leaf = catalog_->layer().leaf[part][option];
    const auto selected = selected_.find(part);
    if (least_.excluded(leaf) || (selected != selected_.end() && selected->second != option)) return std::nullopt;
    return weights_[part][option].cost - least_.weight(leaf).cost;
  }

 private:
  std::vector<Value> leaf_weights() {
    by_leaf_.resize(catalog_->circuit().leaf_count);
    std::vector<char> seen(by_leaf_.size(), 0);
    for (PartIndex part = 0; part < weights_.size(); ++part) {
      for (OptionIndex option = 0; option < weights_[part].size(); ++option) {
        const LeafIndex leaf = catalog_->layer().leaf[part][option];
        const bool better = seen[leaf] == 0 || weights_[part][option] < by_leaf_[leaf];
        if (better) by_leaf_[leaf] = weights_[part][option];
        seen[leaf] = 1;
      }
    }
    return by_leaf_;
  }

  void admit_all(PartIndex part) {
    for (const LeafIndex leaf : catalog_->layer().leaf[part]) least_.set(leaf, by_leaf_[leaf]);
  }

  void admit_only(PartIndex part, OptionIndex option) {
    const auto& leaves = catalog_->layer().leaf[part];
    for (const LeafIndex leaf : leaves) {
      if (leaf != leaves[option]) least_.set(leaf, std::nullopt);
    }
    least_.set(leaves[option], weights_[part][option]);
  }

  std::shared_ptr<const CompiledCatalog> catalog_;
  PerOption<Value> weights_;
  std::vector<Value> by_leaf_;  ///< of the cheapest option it stands for
  LiveLeast<Value> least_;
  std::map<PartIndex, OptionIndex> selected_;
};

}  // namespace maquette::compile
