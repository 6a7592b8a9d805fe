#include "compile/live_states.h"

namespace maquette::compile {

LiveStates::LiveStates(const Circuit& circuit, const CircuitIndex& index)
    : circuit_(circuit),
      index_(index),
      excluded_(circuit.leaf_count, 0),
      dead_(circuit.node_count(), 0),
      whole_(circuit.node_count(), 0),
      broken_(circuit.branch_count(), 0),
      broken_items_(circuit.branch_count(), 0),
      supports_(circuit.branch_count(), kNothing),
      support_(circuit.leaf_count, 0),
      uses_(circuit.node_count(), 0),
      upward_(circuit.node_count()),
      downward_(circuit.node_count()) {
  for (NodeIndex node = 0; node < circuit.node_count(); ++node) {
    whole_[node] = circuit.node_branches[node + 1] - circuit.node_branches[node];
    downward_.insert(node);
  }
  if (circuit.satisfiable()) uses_[circuit.root()] = 1;
}

void LiveStates::set_excluded(LeafIndex leaf, bool excluded) {
  if ((excluded_[leaf] != 0) == excluded) return;
  excluded_[leaf] = excluded ? 1 : 0;
  for (const BranchIndex branch : index_.branches_with(leaf)) change_factor(branch, leaf, excluded);
}

void LiveStates::settle() {
  upward_.drain_upward([this](NodeIndex node) { settle_node_upward(node); });
}

void LiveStates::settle_support() {
  downward_.drain_downward([this](NodeIndex node) { settle_node_downward(node); });
}

void LiveStates::change_factor(BranchIndex branch, Item item, bool broken) {
  const NodeIndex node = index_.node_of[branch];
  broken_items_[branch] ^= item;
  if (broken) {
    if (broken_[branch]++ == 0 && --whole_[node] == 0) upward_.insert(node);
  } else {
    if (--broken_[branch] == 0 && whole_[node]++ == 0) upward_.insert(node);
  }
  downward_.insert(node);
}

void LiveStates::settle_node_upward(NodeIndex node) {
  const bool dead = whole_[node] == 0;
  if ((dead_[node] != 0) == dead) return;
  dead_[node] = dead ? 1 : 0;
  for (const BranchIndex parent : index_.parents_of(node)) change_factor(parent, circuit_.leaf_count + node, dead);
}

LiveStates::Item LiveStates::deserved_support(NodeIndex node, BranchIndex branch) const {
  if (uses_[node] == 0 || broken_[branch] > 1) return kNothing;
  return broken_[branch] == 0 ? kEverything : broken_items_[branch];
}

void LiveStates::settle_node_downward(NodeIndex node) {
  for (BranchIndex branch = circuit_.node_branches[node]; branch < circuit_.node_branches[node + 1]; ++branch) {
    const Item deserved = deserved_support(node, branch);
    if (deserved == supports_[branch]) continue;
    change_support(branch, supports_[branch], -1);
    change_support(branch, deserved, +1);
    supports_[branch] = deserved;
  }
}

void LiveStates::change_support(BranchIndex branch, Item what, std::int32_t by) {
  if (what == kNothing) return;
  if (what != kEverything) return change_support_of(what, by);
  for (const LeafIndex leaf : circuit_.leaves_of(branch)) support_[leaf] += by;
  for (const NodeIndex child : circuit_.children_of(branch)) change_support_of(circuit_.leaf_count + child, by);
}

void LiveStates::change_support_of(Item item, std::int32_t by) {
  if (item < circuit_.leaf_count) {
    support_[item] += by;
    return;
  }
  const NodeIndex node = item - circuit_.leaf_count;
  const bool used = uses_[node] > 0;
  uses_[node] += by;
  if (used != (uses_[node] > 0)) downward_.insert(node);
}

}  // namespace maquette::compile
