// The least design with every leaf, kept up to date: prices and ceilings at the cost of what a click changes.
//
// This is the min-plus pass of passes.h (Cheapest) made incremental like live_states.h. The derivatives of that pass are
// global: whatever changes the optimum changes every one of them. So what is kept instead is the *excess* of an item (a
// leaf or a node): how much more than the optimum the least design through it costs. A branch offers each of its factors
//
//   offer(branch) = excess(node) - least(node) + cost(branch)
//
// and the excess of an item is the least offer it gets; the optimum itself is excess 0. A click inside one part of the
// product then leaves the excesses of all other parts alone, though it changes the total. Broken items (excluded leaves,
// dead nodes) count as costing nothing, and a branch with one broken factor makes its offer to that factor alone: so the
// excess of an excluded leaf is what the least design would cost if the leaf were admitted for nothing.
//
// Each item remembers how many offers are as low as its excess; only when the last of them rises are the others looked at
// again. Neighbours: dynamic shortest paths (Ramalingam and Reps, 1996).
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "compile/circuit.h"
#include "compile/circuit_index.h"
#include "compile/node_set.h"

namespace maquette::compile {

/// `Weight`: an ordered commutative group: +=, -=, <=>; Weight{} is 0. Not thread-safe. The circuit and its index must
/// outlive it.
template <class Weight>
class LiveLeast {
 public:
  /// `weights`: one for each leaf; none is excluded.
  LiveLeast(const Circuit& circuit, const CircuitIndex& index, std::vector<Weight> weights);

  /// Changes the weight of a leaf, nothing: excludes it; takes effect at the next `settle`.
  void set(LeafIndex leaf, const std::optional<Weight>& weight) {
    replace(leaf, !weight, weight.value_or(Weight{}), index_.branches_with(leaf));
  }
  /// Brings everything below up to date.
  void settle();

  /// Whether there is a solution without excluded leaves, and the least total of one.
  bool satisfiable() const { return circuit_.satisfiable() && !broken_[item_of(circuit_.root())]; }
  Weight least() const { return values_[item_of(circuit_.root())]; }

  bool excluded(LeafIndex leaf) const { return broken_[leaf] != 0; }
  const Weight& weight(LeafIndex leaf) const { return values_[leaf]; }
  /// What the least solution below `node` that takes `branch` costs beyond the least; nothing when there is none.
  std::optional<Weight> slack(NodeIndex node, BranchIndex branch) const {
    if (breaks_[branch] > 0) return std::nullopt;
    Weight slack = costs_[branch];
    slack -= values_[item_of(node)];
    return slack;
  }

  /// Whether there is a solution with this leaf, and of the other variables' leaves none that is excluded; and the least
  /// total of one, this leaf's own weight left out.
  bool possible(LeafIndex leaf) const { return lowest_[leaf] > 0; }
  Weight least_beside(LeafIndex leaf) const {
    Weight total = excess_[leaf];
    total += values_[item_of(circuit_.root())];
    total -= values_[leaf];
    return total;
  }

 private:
  /// A leaf, or leaf_count plus a node; or one of these, as what a branch makes its offer to.
  using Item = std::uint32_t;
  static constexpr Item kNothing = std::numeric_limits<Item>::max();
  static constexpr Item kEverything = kNothing - 1;

  struct Offer {
    Item to = kNothing;
    Weight excess{};
    bool operator==(const Offer&) const = default;
  };

  Item item_of(NodeIndex node) const { return circuit_.leaf_count + node; }
  void replace(Item item, bool broken, const Weight& value, std::span<const BranchIndex> users);
  void settle_upward(NodeIndex node);
  void settle_downward(NodeIndex node);
  Offer deserved(NodeIndex node, BranchIndex branch) const;
  void renew(BranchIndex branch, const Offer& before, const Offer& now);
  void renew_item(Item item, bool had, const Weight& before, bool has, const Weight& now);
  void touch(Item item);
  void look_again(Item item);

  const Circuit& circuit_;
  const CircuitIndex& index_;
  std::vector<Weight> values_;         ///< by item: least total below it; 0 when broken
  std::vector<char> broken_;           ///< by item
  std::vector<Weight> excess_;         ///< by item
  std::vector<std::uint32_t> lowest_;  ///< by item: how many offers are as low as its excess; 0: none at all, or stale
  std::vector<char> stale_;            ///< by item: the other offers must be looked at
  std::vector<Weight> costs_;          ///< by branch: sum over the factors that are not broken
  std::vector<std::uint32_t> breaks_;  ///< by branch: broken factors
  std::vector<Item> broken_items_;     ///< by branch: exclusive or of them
  std::vector<Offer> offers_;          ///< by branch
  std::vector<LeafIndex> stale_leaves_;
  NodeSet upward_, downward_;
};

template <class Weight>
LiveLeast<Weight>::LiveLeast(const Circuit& circuit, const CircuitIndex& index, std::vector<Weight> weights)
    : circuit_(circuit),
      index_(index),
      values_(std::move(weights)),
      broken_(circuit.leaf_count + circuit.node_count(), 0),
      excess_(broken_.size()),
      lowest_(broken_.size(), 0),
      stale_(broken_.size(), 0),
      costs_(circuit.branch_count()),
      breaks_(circuit.branch_count(), 0),
      broken_items_(circuit.branch_count(), 0),
      offers_(circuit.branch_count()),
      upward_(circuit.node_count()),
      downward_(circuit.node_count()) {
  values_.resize(broken_.size());
  for (BranchIndex branch = 0; branch < circuit.branch_count(); ++branch) {
    for (const LeafIndex leaf : circuit.leaves_of(branch)) costs_[branch] += values_[leaf];
  }
  for (NodeIndex node = 0; node < circuit.node_count(); ++node) {
    upward_.insert(node);
    downward_.insert(node);
  }
  if (circuit.satisfiable()) lowest_[item_of(circuit.root())] = 1;
  settle();
}

template <class Weight>
void LiveLeast<Weight>::settle() {
  upward_.drain_upward([this](NodeIndex node) { settle_upward(node); });
  downward_.drain_downward([this](NodeIndex node) { settle_downward(node); });
  for (const LeafIndex leaf : stale_leaves_) look_again(leaf);
  stale_leaves_.clear();
}

template <class Weight>
void LiveLeast<Weight>::replace(Item item, bool broken, const Weight& value, std::span<const BranchIndex> users) {
  const bool breaks = broken != (broken_[item] != 0);
  if (!breaks && value == values_[item]) return;
  for (const BranchIndex branch : users) {
    costs_[branch] += value;
    costs_[branch] -= values_[item];
    if (breaks) {
      breaks_[branch] += broken ? 1U : ~0U;
      broken_items_[branch] ^= item;
    }
    upward_.insert(index_.node_of[branch]);
    downward_.insert(index_.node_of[branch]);
  }
  values_[item] = value;
  broken_[item] = broken ? 1 : 0;
  if (item >= circuit_.leaf_count) downward_.insert(item - circuit_.leaf_count);
}

template <class Weight>
void LiveLeast<Weight>::settle_upward(NodeIndex node) {
  const Weight* least = nullptr;
  for (BranchIndex branch = circuit_.node_branches[node]; branch < circuit_.node_branches[node + 1]; ++branch) {
    if (breaks_[branch] == 0 && (least == nullptr || costs_[branch] < *least)) least = &costs_[branch];
  }
  replace(item_of(node), least == nullptr, least == nullptr ? Weight{} : *least, index_.parents_of(node));
}

template <class Weight>
typename LiveLeast<Weight>::Offer LiveLeast<Weight>::deserved(NodeIndex node, BranchIndex branch) const {
  if (lowest_[item_of(node)] == 0 || breaks_[branch] > 1) return {};
  Offer offer{breaks_[branch] == 0 ? kEverything : broken_items_[branch], excess_[item_of(node)]};
  offer.excess -= values_[item_of(node)];
  offer.excess += costs_[branch];
  return offer;
}

template <class Weight>
void LiveLeast<Weight>::settle_downward(NodeIndex node) {
  if (stale_[item_of(node)]) look_again(item_of(node));
  for (BranchIndex branch = circuit_.node_branches[node]; branch < circuit_.node_branches[node + 1]; ++branch) {
    const Offer now = deserved(node, branch);
    const Offer before = std::exchange(offers_[branch], now);
    if (!(now == before)) renew(branch, before, now);
  }
}

template <class Weight>
void LiveLeast<Weight>::renew(BranchIndex branch, const Offer& before, const Offer& now) {
  const auto renew_one = [&](Item item) {
    const bool had = before.to == kEverything || before.to == item, has = now.to == kEverything || now.to == item;
    if (had || has) renew_item(item, had, before.excess, has, now.excess);
  };
  if (before.to != kEverything && now.to != kEverything) {
    if (before.to != kNothing) renew_one(before.to);
    if (now.to != kNothing && now.to != before.to) renew_one(now.to);
    return;
  }
  for (const LeafIndex leaf : circuit_.leaves_of(branch)) renew_one(leaf);
  for (const NodeIndex child : circuit_.children_of(branch)) renew_one(item_of(child));
}

template <class Weight>
void LiveLeast<Weight>::renew_item(Item item, bool had, const Weight& before, bool has, const Weight& now) {
  if (stale_[item]) return;
  if (has && (lowest_[item] == 0 || now < excess_[item])) {
    excess_[item] = now;
    lowest_[item] = 1;
    touch(item);
    return;
  }
  if (has && now == excess_[item]) ++lowest_[item];
  if (!had || before != excess_[item] || --lowest_[item] > 0) return;
  stale_[item] = 1;
  if (item < circuit_.leaf_count) stale_leaves_.push_back(item);
  touch(item);
}

template <class Weight>
void LiveLeast<Weight>::touch(Item item) {
  if (item >= circuit_.leaf_count) downward_.insert(item - circuit_.leaf_count);
}

template <class Weight>
void LiveLeast<Weight>::look_again(Item item) {
  stale_[item] = 0;
  lowest_[item] = 0;
  const auto users =
      item < circuit_.leaf_count ? index_.branches_with(item) : index_.parents_of(item - circuit_.leaf_count);
  for (const BranchIndex branch : users) {
    const Offer& offer = offers_[branch];
    if (offer.to != kEverything && offer.to != item) continue;
    if (lowest_[item] == 0 || offer.excess < excess_[item]) {
      excess_[item] = offer.excess;
      lowest_[item] = 1;
    } else if (offer.excess == excess_[item]) {
      ++lowest_[item];
    }
  }
}

}  // namespace maquette::compile
