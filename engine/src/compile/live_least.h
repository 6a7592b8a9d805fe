// The least total of a design, kept up to date: prices and ceilings at the cost of what a click changes.
//
// This is the upward min-plus pass of passes.h (Cheapest) made incremental like live_states.h: a leaf that changes its
// weight changes the branches that name it, those may change the least of their nodes, and so on, children first, until
// nothing changes. Broken items (excluded leaves, dead nodes) count as costing nothing, and a branch knows how many of its
// factors are broken; with exactly one it also knows which.
//
// A weight is one total or several side by side: then every total has a least of its own, and all of them are followed at
// once. Neighbours: dynamic shortest paths (Ramalingam and Reps, 1996); live_excess.h for the least with every leaf.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "compile/circuit.h"
#include "compile/circuit_index.h"
#include "compile/node_set.h"

namespace maquette::compile {

/// Of weights that are ordered. Overloaded for totals side by side.
template <class Weight>
void take_least(Weight& least, const Weight& other) {
  if (other < least) least = other;
}

/// `Weight`: a commutative group: +=, -=, ==; Weight{} is 0. Not thread-safe. The circuit and its index must outlive it.
template <class Weight>
class LiveLeast {
 public:
  /// A leaf, or leaf_count plus a node.
  using Item = std::uint32_t;

  /// `weights`: one for each leaf; none is excluded.
  LiveLeast(const Circuit& circuit, const CircuitIndex& index, std::vector<Weight> weights);

  /// Changes the weight of a leaf, nothing: excludes it; takes effect when settled.
  void set(LeafIndex leaf, const std::optional<Weight>& weight) {
    replace(leaf, !weight, weight.value_or(Weight{}), index_.branches_with(leaf));
  }
  void settle() {
    waiting_.drain_upward([this](NodeIndex node) { settle(node); });
  }

  /// Whether there is a solution without excluded leaves, and the least total of one.
  bool satisfiable() const { return circuit_.satisfiable() && !broken_[item_of(circuit_.root())]; }
  const Weight& least() const { return values_[item_of(circuit_.root())]; }

  bool excluded(LeafIndex leaf) const { return broken_[leaf] != 0; }
  const Weight& weight(LeafIndex leaf) const { return values_[leaf]; }
  /// What the least solution below `node` that takes `branch` costs beyond the least; nothing when there is none.
  std::optional<Weight> slack(NodeIndex node, BranchIndex branch) const {
    if (breaks_[branch] > 0) return std::nullopt;
    Weight slack = costs_[branch];
    slack -= values_[item_of(node)];
    return slack;
  }

  /// For passes beyond this one.
  Item item_of(NodeIndex node) const { return circuit_.leaf_count + node; }
  const Weight& value(Item item) const { return values_[item]; }              ///< least total below it; 0 when broken
  const Weight& cost(BranchIndex branch) const { return costs_[branch]; }     ///< sum over the factors that are not broken
  std::uint32_t breaks(BranchIndex branch) const { return breaks_[branch]; }  ///< broken factors
  Item broken_item(BranchIndex branch) const { return broken_items_[branch]; }  ///< where exactly one is
  /// Nodes whose own value or a branch of which changed since they were last drained.
  NodeSet& changed() { return changed_; }

 private:
  void replace(Item item, bool broken, const Weight& value, std::span<const BranchIndex> users);
  void settle(NodeIndex node);

  const Circuit& circuit_;
  const CircuitIndex& index_;
  std::vector<Weight> values_;         ///< by item
  std::vector<char> broken_;           ///< by item
  std::vector<Weight> costs_;          ///< by branch
  std::vector<std::uint32_t> breaks_;  ///< by branch
  std::vector<Item> broken_items_;     ///< by branch: exclusive or of them
  NodeSet waiting_, changed_;
};

template <class Weight>
LiveLeast<Weight>::LiveLeast(const Circuit& circuit, const CircuitIndex& index, std::vector<Weight> weights)
    : circuit_(circuit),
      index_(index),
      values_(std::move(weights)),
      broken_(circuit.leaf_count + circuit.node_count(), 0),
      costs_(circuit.branch_count()),
      breaks_(circuit.branch_count(), 0),
      broken_items_(circuit.branch_count(), 0),
      waiting_(circuit.node_count()),
      changed_(circuit.node_count()) {
  values_.resize(broken_.size());
  for (BranchIndex branch = 0; branch < circuit.branch_count(); ++branch) {
    for (const LeafIndex leaf : circuit.leaves_of(branch)) costs_[branch] += values_[leaf];
  }
  for (NodeIndex node = 0; node < circuit.node_count(); ++node) {
    waiting_.insert(node);
    changed_.insert(node);
  }
  settle();
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
    waiting_.insert(index_.node_of[branch]);
    changed_.insert(index_.node_of[branch]);
  }
  values_[item] = value;
  broken_[item] = broken ? 1 : 0;
  if (item >= circuit_.leaf_count) changed_.insert(item - circuit_.leaf_count);
}

template <class Weight>
void LiveLeast<Weight>::settle(NodeIndex node) {
  std::optional<Weight> least;
  for (BranchIndex branch = circuit_.node_branches[node]; branch < circuit_.node_branches[node + 1]; ++branch) {
    if (breaks_[branch] > 0) continue;
    if (least) {
      take_least(*least, costs_[branch]);
    } else {
      least = costs_[branch];
    }
  }
  replace(item_of(node), !least, least.value_or(Weight{}), index_.parents_of(node));
}

}  // namespace maquette::compile
