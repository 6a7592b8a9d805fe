// A circuit backwards: where each leaf and each node is used. Built once beside the circuit.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "compile/circuit.h"

namespace maquette::compile {

struct CircuitIndex {
  std::vector<NodeIndex> node_of;  ///< by branch
  std::vector<std::uint32_t> leaf_starts{0};
  std::vector<BranchIndex> leaf_branches;  ///< the branches that have the leaf
  std::vector<std::uint32_t> parent_starts{0};
  std::vector<BranchIndex> parent_branches;  ///< the branches that have the node as a child

  explicit CircuitIndex(const Circuit& circuit);

  std::span<const BranchIndex> branches_with(LeafIndex leaf) const {
    return std::span(leaf_branches).subspan(leaf_starts[leaf], leaf_starts[leaf + 1] - leaf_starts[leaf]);
  }
  std::span<const BranchIndex> parents_of(NodeIndex node) const {
    return std::span(parent_branches).subspan(parent_starts[node], parent_starts[node + 1] - parent_starts[node]);
  }
};

}  // namespace maquette::compile
