// What designs cost while a customer clicks: the least of them, and what each choice costs beyond it.
//
// A leaf stands for interchangeable options and costs as much as the cheapest of them that is allowed; see live_least.h for
// how the totals follow a change.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "compile/compiled.h"
#include "compile/follow.h"
#include "compile/live_least.h"
#include "maquette/design.h"

namespace maquette::compile {

/// `Weight`: as in LiveLeast. Not thread-safe.
template <class Weight>
class LiveCosts {
 public:
  LiveCosts(std::shared_ptr<const CompiledCatalog> catalog, PerOption<Weight> weights)
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
  std::optional<Weight> least() const { return least_.satisfiable() ? std::optional(least_.least()) : std::nullopt; }

  const Circuit& circuit() const { return catalog_->circuit(); }
  /// The options that a leaf stands for.
  std::span<const Choice> members(LeafIndex leaf) const { return members_[leaf]; }

  /// What a branch, or an option among those its leaf stands for, costs beyond the least; nothing when it is excluded.
  std::optional<Weight> slack_of_branch(NodeIndex node, BranchIndex branch) const { return least_.slack(node, branch); }
  std::optional<Weight> slack_of_option(const Choice& choice) const {
    const LeafIndex leaf = catalog_->layer().leaf[choice.part][choice.option];
    const auto selected = selected_.find(choice.part);
    if (least_.excluded(leaf) || (selected != selected_.end() && selected->second != choice.option)) return std::nullopt;
    Weight slack = weights_[choice.part][choice.option];
    slack -= least_.weight(leaf);
    return slack;
  }

  const Weight& weight(const Choice& choice) const { return weights_[choice.part][choice.option]; }
  /// For passes beyond this one.
  LiveLeast<Weight>& circuit_costs() { return least_; }

 private:
  std::vector<Weight> leaf_weights() {
    const auto& leaves = catalog_->layer().leaf;
    by_leaf_.resize(circuit().leaf_count);
    members_.resize(circuit().leaf_count);
    for (PartIndex part = 0; part < weights_.size(); ++part) {
      for (OptionIndex option = 0; option < weights_[part].size(); ++option) {
        const LeafIndex leaf = leaves[part][option];
        if (members_[leaf].empty()) by_leaf_[leaf] = weights_[part][option];
        take_least(by_leaf_[leaf], weights_[part][option]);
        members_[leaf].push_back({part, option});
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
  PerOption<Weight> weights_;
  std::vector<Weight> by_leaf_;  ///< of the cheapest option it stands for
  std::vector<std::vector<Choice>> members_;
  LiveLeast<Weight> least_;
  std::map<PartIndex, OptionIndex> selected_;
};

}  // namespace maquette::compile
