// Which leaves are possible, kept up to date: a click costs what it changes, and taking it back costs the same.
//
// Upward, every branch counts its broken factors (excluded leaves, dead children) and every node its whole branches; a node
// without any is dead. Downward, a branch in use supports its factors: all of them when it is whole; when exactly one is
// broken, that one alone, because it would be the only thing in the way (that is the derivative of passes.h in the Boolean
// ring); none when two are. A leaf is possible while something supports it. To know the one broken factor without a search,
// a branch keeps the exclusive or of the broken ones.
//
// A change moves these counts and follows them only as far as they cross zero: upward in the order of the nodes, then
// downward against it, each node at most once. Neighbour: the watched counters of production systems (Rete) and of
// incremental d-DNNF reasoners.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "compile/circuit.h"
#include "compile/circuit_index.h"
#include "compile/node_set.h"

namespace maquette::compile {

/// Not thread-safe. The circuit and its index must outlive it.
class LiveStates {
 public:
  LiveStates(const Circuit& circuit, const CircuitIndex& index);

  /// Excludes or admits a leaf; takes effect when settled.
  void set_excluded(LeafIndex leaf, bool excluded);
  /// Brings up to date whether there is a solution; what each leaf has waits until `settle_support` asks for it.
  void settle();
  void settle_support();

  /// Whether there is a solution without excluded leaves.
  bool satisfiable() const { return circuit_.satisfiable() && whole_[circuit_.root()] > 0; }
  /// Of settled support: whether there is a solution with this leaf, and of the other variables' leaves none that is excluded.
  bool possible(LeafIndex leaf) const { return support_[leaf] > 0; }

  bool excluded(LeafIndex leaf) const { return excluded_[leaf] != 0; }
  /// A branch of `node` without excluded leaves and dead children; `node` is not dead.
  BranchIndex whole_branch(NodeIndex node) const {
    BranchIndex branch = circuit_.node_branches[node];
    while (broken_[branch] > 0) ++branch;
    return branch;
  }

 private:
  /// What a branch supports: an item (a leaf, or leaf_count plus a node), or one of these.
  using Item = std::uint32_t;
  static constexpr Item kNothing = std::numeric_limits<Item>::max();
  static constexpr Item kEverything = kNothing - 1;

  void change_factor(BranchIndex branch, Item item, bool broken);
  void settle_node_upward(NodeIndex node);
  void settle_node_downward(NodeIndex node);
  Item deserved_support(NodeIndex node, BranchIndex branch) const;
  void change_support(BranchIndex branch, Item what, std::int32_t by);
  void change_support_of(Item item, std::int32_t by);

  const Circuit& circuit_;
  const CircuitIndex& index_;
  std::vector<std::uint8_t> excluded_;  ///< by leaf
  std::vector<std::uint8_t> dead_;      ///< by node
  std::vector<std::uint32_t> whole_;    ///< by node: branches without a broken factor
  std::vector<std::uint32_t> broken_;   ///< by branch: broken factors
  std::vector<Item> broken_items_;      ///< by branch: exclusive or of them
  std::vector<Item> supports_;          ///< by branch
  std::vector<std::int32_t> support_;   ///< by leaf: branches that support it
  std::vector<std::int32_t> uses_;      ///< by node: branches that support it; the root has one from outside
  NodeSet upward_, downward_;
};

}  // namespace maquette::compile
