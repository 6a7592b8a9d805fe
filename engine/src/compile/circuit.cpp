#include "compile/circuit.h"

#include <algorithm>

namespace maquette::compile {
namespace {

template <class Item>
std::size_t bytes_of(const std::vector<Item>& items) {
  return items.capacity() * sizeof(Item);
}

bool partitions(const std::vector<std::uint32_t>& starts, std::size_t size) {
  return !starts.empty() && starts.front() == 0 && starts.back() == size && std::is_sorted(starts.begin(), starts.end());
}

}  // namespace

std::size_t Circuit::bytes() const {
  return bytes_of(node_branches) + bytes_of(branch_leaves) + bytes_of(branch_children) + bytes_of(leaves) +
         bytes_of(children);
}

bool well_formed(const Circuit& c) {
  if (!partitions(c.branch_leaves, c.leaves.size()) || !partitions(c.branch_children, c.children.size()) ||
      c.branch_leaves.size() != c.branch_children.size() || !partitions(c.node_branches, c.branch_count())) {
    return false;
  }
  for (NodeIndex node = 0; node < c.node_count(); ++node) {
    for (BranchIndex branch = c.node_branches[node]; branch < c.node_branches[node + 1]; ++branch) {
      for (const NodeIndex child : c.children_of(branch)) {
        if (child >= node) return false;
      }
    }
  }
  return std::all_of(c.leaves.begin(), c.leaves.end(), [&](LeafIndex leaf) { return leaf < c.leaf_count; });
}

}  // namespace maquette::compile
