#include "compile/common_factors.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>

namespace maquette::compile {
namespace {

/// A leaf, or leaf_count plus a node.
using Item = std::uint32_t;
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// The factors of each branch, the most frequent first, as ranks: 0 is the most frequent item of all.
struct Paths {
  std::vector<Item> item_of;  ///< by rank
  std::vector<std::uint32_t> starts{0};
  std::vector<std::uint32_t> ranks;

  explicit Paths(const Circuit& circuit);
  std::span<const std::uint32_t> of(BranchIndex branch) const {
    return std::span(ranks).subspan(starts[branch], starts[branch + 1] - starts[branch]);
  }
};

template <class Each>
void each_item(const Circuit& circuit, BranchIndex branch, Each&& each) {
  for (const LeafIndex leaf : circuit.leaves_of(branch)) each(leaf);
  for (const NodeIndex child : circuit.children_of(branch)) each(circuit.leaf_count + child);
}

Paths::Paths(const Circuit& circuit) : item_of(circuit.leaf_count + circuit.node_count()) {
  std::vector<std::uint32_t> uses(item_of.size(), 0);
  for (BranchIndex branch = 0; branch < circuit.branch_count(); ++branch) {
    each_item(circuit, branch, [&](Item item) { ++uses[item]; });
  }
  std::iota(item_of.begin(), item_of.end(), Item{0});
  std::stable_sort(item_of.begin(), item_of.end(), [&](Item a, Item b) { return uses[a] > uses[b]; });
  std::vector<std::uint32_t> rank_of(item_of.size());
  for (std::uint32_t rank = 0; rank < item_of.size(); ++rank) rank_of[item_of[rank]] = rank;
  ranks.reserve(circuit.leaves.size() + circuit.children.size());
  for (BranchIndex branch = 0; branch < circuit.branch_count(); ++branch) {
    each_item(circuit, branch, [&](Item item) { ranks.push_back(rank_of[item]); });
    std::sort(ranks.begin() + static_cast<std::ptrdiff_t>(starts.back()), ranks.end());
    starts.push_back(static_cast<std::uint32_t>(ranks.size()));
  }
}

/// What several branches begin with.
struct Prefix {
  std::uint32_t parent = 0;  ///< the longest prefix it extends; the empty one extends itself
  std::uint32_t depth = 0;   ///< how many factors it has
  std::uint32_t uses = 0;    ///< prefixes and branches that extend it
  BranchIndex example = 0;   ///< a branch that begins with it
};

/// Where the paths part. Prefix 0 is the empty one.
class PrefixTree {
 public:
  explicit PrefixTree(const Paths& paths);

  const Prefix& operator[](std::uint32_t index) const { return prefixes_[index]; }
  std::size_t size() const { return prefixes_.size(); }
  std::uint32_t of_branch(BranchIndex branch) const { return of_branch_[branch]; }

 private:
  void grow(const Paths& paths);
  void count_uses();
  void keep_what_pays();

  std::vector<Prefix> prefixes_{{}};
  std::vector<std::uint32_t> of_branch_;  ///< the longest prefix of each branch
};

PrefixTree::PrefixTree(const Paths& paths) : of_branch_(paths.starts.size() - 1, 0) {
  grow(paths);
  count_uses();
  keep_what_pays();
}

std::uint32_t length_in_common(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  return static_cast<std::uint32_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

/// Neighbours in lexicographic order have the most in common, so one walk along it meets every place where paths part;
/// `open` holds the prefixes of the branch before, each extending the last.
void PrefixTree::grow(const Paths& paths) {
  std::vector<BranchIndex> order(of_branch_.size());
  std::iota(order.begin(), order.end(), BranchIndex{0});
  std::sort(order.begin(), order.end(), [&](BranchIndex a, BranchIndex b) {
    const auto left = paths.of(a), right = paths.of(b);
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end());
  });
  std::vector<std::uint32_t> open{0};
  for (std::size_t i = 1; i < order.size(); ++i) {
    const std::uint32_t depth = length_in_common(paths.of(order[i - 1]), paths.of(order[i]));
    std::uint32_t* longer = &of_branch_[order[i - 1]];  // what extends a prefix of this depth, if it is new
    while (prefixes_[open.back()].depth > depth) {
      longer = &prefixes_[open.back()].parent;
      open.pop_back();
    }
    if (prefixes_[open.back()].depth < depth) {
      const auto parted = static_cast<std::uint32_t>(prefixes_.size());
      *longer = parted;
      prefixes_.push_back({open.back(), depth, 0, order[i]});
      open.push_back(parted);
    }
    of_branch_[order[i]] = open.back();
  }
}

void PrefixTree::count_uses() {
  for (std::size_t i = 1; i < prefixes_.size(); ++i) ++prefixes_[prefixes_[i].parent].uses;
  for (const std::uint32_t prefix : of_branch_) ++prefixes_[prefix].uses;
}

/// A prefix of `size` factors (the one it extends among them) as a node of its own saves size - 1 at each use and takes up
/// size itself. What saves nothing is left out, and whatever extended it extends what it extended.
void PrefixTree::keep_what_pays() {
  std::vector<std::uint32_t> order(prefixes_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [this](auto a, auto b) { return prefixes_[a].depth < prefixes_[b].depth; });
  std::vector<std::uint32_t> kept(prefixes_.size(), 0);
  for (const std::uint32_t index : order) {
    Prefix& prefix = prefixes_[index];
    prefix.parent = kept[prefix.parent];
    const std::uint32_t size = prefix.depth - prefixes_[prefix.parent].depth + (prefix.parent == 0 ? 0 : 1);
    kept[index] = size > 0 && prefix.uses * (size - 1) > size ? index : prefix.parent;
  }
  for (std::uint32_t& prefix : of_branch_) prefix = kept[prefix];
}

/// The old nodes in their order, and before the first that needs it each prefix.
class Writer {
 public:
  Writer(const Circuit& circuit, const Paths& paths, const PrefixTree& tree)
      : old_(circuit),
        paths_(paths),
        tree_(tree),
        node_of_prefix_(tree.size(), kNone),
        node_of_node_(circuit.node_count(), kNone) {
    new_.leaf_count = circuit.leaf_count;
  }

  Circuit run() && {
    for (NodeIndex node = 0; node < old_.node_count(); ++node) {
      for (BranchIndex branch = old_.node_branches[node]; branch < old_.node_branches[node + 1]; ++branch) {
        write_prefix(tree_.of_branch(branch));
      }
      for (BranchIndex branch = old_.node_branches[node]; branch < old_.node_branches[node + 1]; ++branch) {
        write_branch(tree_.of_branch(branch), paths_.of(branch));
      }
      node_of_node_[node] = end_node();
    }
    return std::move(new_);
  }

 private:
  void write_prefix(std::uint32_t index) {
    std::vector<std::uint32_t> missing;
    for (; index != 0 && node_of_prefix_[index] == kNone; index = tree_[index].parent) missing.push_back(index);
    for (; !missing.empty(); missing.pop_back()) {
      const Prefix& prefix = tree_[missing.back()];
      write_branch(prefix.parent, paths_.of(prefix.example).first(prefix.depth));
      node_of_prefix_[missing.back()] = end_node();
    }
  }

  /// A branch that begins with `prefix`.
  void write_branch(std::uint32_t prefix, std::span<const std::uint32_t> path) {
    if (prefix != 0) new_.children.push_back(node_of_prefix_[prefix]);
    for (const std::uint32_t rank : path.subspan(tree_[prefix].depth)) {
      const Item item = paths_.item_of[rank];
      if (item < old_.leaf_count) {
        new_.leaves.push_back(item);
      } else {
        new_.children.push_back(node_of_node_[item - old_.leaf_count]);
      }
    }
    new_.branch_leaves.push_back(static_cast<std::uint32_t>(new_.leaves.size()));
    new_.branch_children.push_back(static_cast<std::uint32_t>(new_.children.size()));
  }

  NodeIndex end_node() {
    new_.node_branches.push_back(new_.branch_count());
    return new_.node_count() - 1;
  }

  const Circuit& old_;
  const Paths& paths_;
  const PrefixTree& tree_;
  std::vector<NodeIndex> node_of_prefix_, node_of_node_;  ///< in the new circuit, once they are there
  Circuit new_;
};

}  // namespace

Circuit share_common_factors(const Circuit& circuit) {
  const Paths paths(circuit);
  const PrefixTree tree(paths);
  return Writer(circuit, paths, tree).run();
}

}  // namespace maquette::compile
