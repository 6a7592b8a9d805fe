#include "compile/circuit_index.h"

#include <numeric>

namespace maquette::compile {
namespace {

/// For each item, the branches it is listed in. `items_of(branch)`: the items of a branch.
template <class ItemsOf>
void invert(std::uint32_t branches, std::uint32_t items, ItemsOf&& items_of, std::vector<std::uint32_t>& starts,
            std::vector<BranchIndex>& users) {
  starts.assign(items + 1, 0);
  for (BranchIndex branch = 0; branch < branches; ++branch) {
    for (const std::uint32_t item : items_of(branch)) ++starts[item + 1];
  }
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  users.resize(starts.back());
  std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
  for (BranchIndex branch = 0; branch < branches; ++branch) {
    for (const std::uint32_t item : items_of(branch)) users[next[item]++] = branch;
  }
}

}  // namespace

CircuitIndex::CircuitIndex(const Circuit& circuit) : node_of(circuit.branch_count()) {
  for (NodeIndex node = 0; node < circuit.node_count(); ++node) {
    for (BranchIndex branch = circuit.node_branches[node]; branch < circuit.node_branches[node + 1]; ++branch) {
      node_of[branch] = node;
    }
  }
  invert(
      circuit.branch_count(), circuit.leaf_count, [&](BranchIndex b) { return circuit.leaves_of(b); }, leaf_starts,
      leaf_branches);
  invert(
      circuit.branch_count(), circuit.node_count(), [&](BranchIndex b) { return circuit.children_of(b); }, parent_starts,
      parent_branches);
}

}  // namespace maquette::compile
