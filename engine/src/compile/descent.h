// Walking down a circuit from the root, one branch at each node: how one solution is read off it.
#pragma once

#include <vector>

#include "compile/circuit.h"

namespace maquette::compile {

/// Calls choose(node) for the branch to take at every node met, and take(leaf) for every leaf of the branches taken.
template <class Choose, class Take>
void descend(const Circuit& circuit, Choose&& choose, Take&& take) {
  std::vector<NodeIndex> open{circuit.root()};
  while (!open.empty()) {
    const NodeIndex node = open.back();
    open.pop_back();
    const BranchIndex branch = choose(node);
    for (const LeafIndex leaf : circuit.leaves_of(branch)) take(leaf);
    const auto children = circuit.children_of(branch);
    open.insert(open.end(), children.begin(), children.end());
  }
}

}  // namespace maquette::compile
