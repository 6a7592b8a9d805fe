// The compiled form: a decision-DNNF as flat arrays (Darwiche, "Decomposable negation normal form", 2001).
//
// A *node* is a choice between *branches*, of which at most one can hold; a branch holds when all its *leaves* and all its
// *children* (nodes) do, and no two of them speak of the same variable. A leaf is one value of one variable. On every way
// down, every variable appears exactly once, so one upward pass over the arrays answers a question about all solutions, and
// a downward pass answers it for every value of every variable at once.
//
// Children come before their parents, so a pass is a loop. Leaves are kept apart from the edges: most of the size is
// theirs. Plain data, immutable once built.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace maquette::compile {

using NodeIndex = std::uint32_t;
using BranchIndex = std::uint32_t;
using LeafIndex = std::uint32_t;

struct Circuit {
  std::uint32_t leaf_count = 0;
  std::vector<BranchIndex> node_branches{0};  ///< node n has branches [node_branches[n], node_branches[n + 1])
  std::vector<std::uint32_t> branch_leaves{0};
  std::vector<std::uint32_t> branch_children{0};
  std::vector<LeafIndex> leaves;
  std::vector<NodeIndex> children;

  std::uint32_t node_count() const { return static_cast<std::uint32_t>(node_branches.size() - 1); }
  std::uint32_t branch_count() const { return static_cast<std::uint32_t>(branch_leaves.size() - 1); }
  /// The last node; an empty circuit has no solution.
  NodeIndex root() const { return node_count() - 1; }
  bool satisfiable() const { return node_count() > 0; }

  std::span<const LeafIndex> leaves_of(BranchIndex branch) const {
    return std::span(leaves).subspan(branch_leaves[branch], branch_leaves[branch + 1] - branch_leaves[branch]);
  }
  std::span<const NodeIndex> children_of(BranchIndex branch) const {
    return std::span(children).subspan(branch_children[branch], branch_children[branch + 1] - branch_children[branch]);
  }
  std::size_t bytes() const;
};

/// Whether a circuit read from outside is safe to walk: indices in range, children before parents.
bool well_formed(const Circuit& circuit);

}  // namespace maquette::compile
