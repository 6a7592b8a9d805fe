// The least design with every leaf, kept up to date: what live_least.h leaves open.
//
// The derivatives of the min-plus pass are global: whatever changes the optimum changes every one of them. So what is kept
// instead is the *excess* of an item (a leaf or a node): how much more than the optimum the least design through it costs.
// A branch offers each of its factors
//
//   offer(branch) = excess(node) - least(node) + cost(branch)
//
// and the excess of an item is the least offer it gets; the optimum itself is excess 0. A click inside one part of the
// product then leaves the excesses of all other parts alone, though it changes the total. A branch with one broken factor
// makes its offer to that factor alone: so the excess of an excluded leaf is what the least design would cost if the leaf
// were admitted for nothing.
//
// Each item remembers how many offers are as low as its excess; only when the last of them rises are the others looked at
// again.
#pragma once

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "compile/live_least.h"

namespace maquette::compile {

/// `Weight`: as in LiveLeast, and ordered. Not thread-safe. The circuit, its index and `least` must outlive it.
template <class Weight>
class LiveExcess {
 public:
  LiveExcess(const Circuit& circuit, const CircuitIndex& index, LiveLeast<Weight>& least);

  /// Brings everything below up to date with `least`, which is settled.
  void settle();

  /// Whether there is a solution with this leaf, and of the other variables' leaves none that is excluded; and the least
  /// total of one, this leaf's own weight left out.
  bool possible(LeafIndex leaf) const { return lowest_[leaf] > 0; }
  Weight least_beside(LeafIndex leaf) const {
    Weight total = excess_[leaf];
    total += least_.value(least_.item_of(circuit_.root()));
    total -= least_.value(leaf);
    return total;
  }

 private:
  using Item = typename LiveLeast<Weight>::Item;
  static constexpr Item kNothing = std::numeric_limits<Item>::max();
  static constexpr Item kEverything = kNothing - 1;

  /// To an item, to all factors of the branch, or to nothing.
  struct Offer {
    Item to = kNothing;
    Weight excess{};
    bool operator==(const Offer&) const = default;
  };

  void settle(NodeIndex node);
  Offer deserved(NodeIndex node, BranchIndex branch) const;
  void renew(BranchIndex branch, const Offer& before, const Offer& now);
  void renew_item(Item item, bool had, const Weight& before, bool has, const Weight& now);
  void touch(Item item);
  void look_again(Item item);

  const Circuit& circuit_;
  const CircuitIndex& index_;
  LiveLeast<Weight>& least_;
  std::vector<Weight> excess_;         ///< by item
  std::vector<std::uint32_t> lowest_;  ///< by item: how many offers are as low as its excess; 0: none at all, or stale
  std::vector<char> stale_;            ///< by item: the other offers must be looked at
  std::vector<Offer> offers_;          ///< by branch
  std::vector<LeafIndex> stale_leaves_;
};

template <class Weight>
LiveExcess<Weight>::LiveExcess(const Circuit& circuit, const CircuitIndex& index, LiveLeast<Weight>& least)
    : circuit_(circuit),
      index_(index),
      least_(least),
      excess_(circuit.leaf_count + circuit.node_count()),
      lowest_(excess_.size(), 0),
      stale_(excess_.size(), 0),
      offers_(circuit.branch_count()) {
  if (circuit.satisfiable()) lowest_[least_.item_of(circuit.root())] = 1;
}

template <class Weight>
void LiveExcess<Weight>::settle() {
  least_.changed().drain_downward([this](NodeIndex node) { settle(node); });
  for (const LeafIndex leaf : stale_leaves_) look_again(leaf);
  stale_leaves_.clear();
}

template <class Weight>
typename LiveExcess<Weight>::Offer LiveExcess<Weight>::deserved(NodeIndex node, BranchIndex branch) const {
  const Item item = least_.item_of(node);
  if (lowest_[item] == 0 || least_.breaks(branch) > 1) return {};
  Offer offer{least_.breaks(branch) == 0 ? kEverything : least_.broken_item(branch), excess_[item]};
  offer.excess -= least_.value(item);
  offer.excess += least_.cost(branch);
  return offer;
}

template <class Weight>
void LiveExcess<Weight>::settle(NodeIndex node) {
  if (stale_[least_.item_of(node)]) look_again(least_.item_of(node));
  for (BranchIndex branch = circuit_.node_branches[node]; branch < circuit_.node_branches[node + 1]; ++branch) {
    const Offer now = deserved(node, branch);
    const Offer before = std::exchange(offers_[branch], now);
    if (!(now == before)) renew(branch, before, now);
  }
}

template <class Weight>
void LiveExcess<Weight>::renew(BranchIndex branch, const Offer& before, const Offer& now) {
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
  for (const NodeIndex child : circuit_.children_of(branch)) renew_one(least_.item_of(child));
}

template <class Weight>
void LiveExcess<Weight>::renew_item(Item item, bool had, const Weight& before, bool has, const Weight& now) {
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
void LiveExcess<Weight>::touch(Item item) {
  if (item >= circuit_.leaf_count) least_.changed().insert(item - circuit_.leaf_count);
}

template <class Weight>
void LiveExcess<Weight>::look_again(Item item) {
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
