#include "compile/live_count.h"

#include <utility>

#include "compile/follow.h"

namespace maquette::compile {

LiveCount::LiveCount(std::shared_ptr<const CompiledCatalog> catalog)
    : catalog_(std::move(catalog)),
      circuit_(catalog_->circuit()),
      sizes_(circuit_.leaf_count, 0),
      values_(circuit_.node_count()),
      changed_(circuit_.node_count()) {
  for (const auto& part : catalog_->layer().leaf) {
    for (const LeafIndex leaf : part) ++sizes_[leaf];
  }
  weights_ = sizes_;
  for (NodeIndex node = 0; node < circuit_.node_count(); ++node) changed_.insert(node);
  settle();
}

void LiveCount::move_to(const Selections& selections) {
  const auto& leaves = catalog_->layer().leaf;
  follow(
      selections, selected_,
      [&](PartIndex part) {
        for (const LeafIndex leaf : leaves[part]) set(leaf, sizes_[leaf]);
      },
      [&](PartIndex part, OptionIndex option) {
        for (const LeafIndex leaf : leaves[part]) set(leaf, leaf == leaves[part][option] ? 1 : 0);
      });
  settle();
}

void LiveCount::set(LeafIndex leaf, std::uint32_t weight) {
  if (std::exchange(weights_[leaf], weight) == weight) return;
  const CircuitIndex& index = catalog_->index();
  for (const BranchIndex branch : index.branches_with(leaf)) changed_.insert(index.node_of[branch]);
}

void LiveCount::settle() {
  changed_.drain_upward([this](NodeIndex node) { renew(node); });
}

void LiveCount::renew(NodeIndex node) {
  sum_ = 0;
  for (BranchIndex branch = circuit_.node_branches[node]; branch < circuit_.node_branches[node + 1]; ++branch) {
    if (multiply(branch)) sum_ += product_;
  }
  if (sum_ == values_[node]) return;
  std::swap(sum_, values_[node]);
  const CircuitIndex& index = catalog_->index();
  for (const BranchIndex parent : index.parents_of(node)) changed_.insert(index.node_of[parent]);
}

/// Sets `product_` to the number of a branch; false when it is 0.
bool LiveCount::multiply(BranchIndex branch) {
  for (const LeafIndex leaf : circuit_.leaves_of(branch)) {
    if (weights_[leaf] == 0) return false;
  }
  for (const NodeIndex child : circuit_.children_of(branch)) {
    if (values_[child] == 0) return false;
  }
  product_ = 1;
  for (const LeafIndex leaf : circuit_.leaves_of(branch)) {
    if (weights_[leaf] != 1) product_ *= weights_[leaf];
  }
  for (const NodeIndex child : circuit_.children_of(branch)) product_ *= values_[child];
  return true;
}

}  // namespace maquette::compile
