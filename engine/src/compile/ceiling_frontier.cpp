// Downward, every node learns how much slack is left for it at most, in each mix: of the gap at the root, what the cheapest
// ways to it do not spend. In a narrow gap most of the circuit is out of reach. Upward, every node that is left gathers
// the slacks of its designs that fit in there, and of those only the ones that no other undercuts in every mix: its Pareto
// frontier. A branch's frontier is the sum of those of its factors. The ceilings can be kept exactly when the root's
// frontier is not empty, and then each of its labels remembers what it was made of. (Multi-objective dynamic programming:
// Hansen, "Bicriterion path problems", 1980; the pruning by bounds is Aneja, Aggarwal and Nair, "Shortest chain subject to
// side constraints", 1983.)
//
// Frontiers are kept short; where one had to be cut, or the work grows beyond its limit, an empty root is unknown.
#include "compile/ceiling_frontier.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

#include "compile/node_set.h"

namespace maquette::compile {
namespace {

constexpr std::size_t kMostLabels = 48;
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// Part of a design: an option, or two labels together.
struct Label {
  MixCosts slack;
  std::optional<Choice> choice;
  std::uint32_t left = kNone, right = kNone;
};

class Gathering {
 public:
  Gathering(const LiveMixes& mixes, std::size_t work)
      : mixes_(mixes),
        circuit_(mixes.circuit()),
        work_(work),
        room_(circuit_.node_count()),
        frontiers_(circuit_.node_count()),
        leaf_frontiers_(circuit_.leaf_count) {}

  Verdict run(const MixCosts& gap) {
    if (!fits({}, gap)) return Verdict::no;
    room_[circuit_.root()] = gap;
    NodeSet reached = reach();
    reached.drain_upward([this](NodeIndex node) { gather(node); });
    return !frontiers_.back().empty() ? Verdict::yes : is_cut_ ? Verdict::unknown : Verdict::no;
  }

  /// After yes.
  void write_design(std::vector<OptionIndex>& options) const {
    for (std::vector<std::uint32_t> open{frontiers_.back().front()}; !open.empty();) {
      const Label& label = labels_[open.back()];
      open.pop_back();
      if (label.choice) options[label.choice->part] = label.choice->option;
      if (label.left == kNone) continue;
      open.push_back(label.left);
      open.push_back(label.right);
    }
  }

 private:
  using Frontier = std::vector<std::uint32_t>;  ///< labels

  /// Visits the branches that a design within the gap may take: their slack is passed on.
  template <class Visit>
  void for_each_way(NodeIndex node, Visit&& visit) {
    for (BranchIndex branch = circuit_.node_branches[node]; branch < circuit_.node_branches[node + 1]; ++branch) {
      const auto slack = mixes_.slack_of_branch(node, branch);
      if (slack && fits(*slack, room_[node])) visit(branch, *slack);
    }
  }

  /// The nodes a design within the gap may pass; fills the room of each.
  NodeSet reach() {
    NodeSet waiting(circuit_.node_count()), reached(circuit_.node_count());
    std::vector<char> seen(circuit_.node_count(), 0);
    waiting.insert(circuit_.root());
    waiting.drain_downward([&](NodeIndex node) {
      reached.insert(node);
      for_each_way(node, [&](BranchIndex branch, const MixCosts& slack) {
        for (const NodeIndex child : circuit_.children_of(branch)) {
          MixCosts& room = room_[child];
          for (std::size_t i = 0; i < MixCosts::kMost; ++i) {
            const std::int64_t left = room_[node].in[i] - slack.in[i];
            room.in[i] = seen[child] ? std::max(room.in[i], left) : left;
          }
          seen[child] = 1;
          waiting.insert(child);
        }
      });
    });
    return reached;
  }

  void gather(NodeIndex node) {
    for_each_way(node, [&](BranchIndex branch, const MixCosts& slack) {
      Frontier sums{add({slack, {}, kNone, kNone})};
      for (const LeafIndex leaf : circuit_.leaves_of(branch)) sums = together(sums, frontier_of(leaf), room_[node]);
      for (const NodeIndex child : circuit_.children_of(branch)) sums = together(sums, frontiers_[child], room_[node]);
      for (const std::uint32_t label : sums) {
        if (makes_room(frontiers_[node], labels_[label].slack)) frontiers_[node].push_back(label);
      }
    });
    shorten(frontiers_[node]);
  }

  const Frontier& frontier_of(LeafIndex leaf) {
    Frontier& frontier = leaf_frontiers_[leaf];
    if (!frontier.empty()) return frontier;
    for (const SlackOfOption& option : slacks_of(mixes_, leaf)) {
      if (makes_room(frontier, option.slack)) frontier.push_back(add({option.slack, option.choice, kNone, kNone}));
    }
    shorten(frontier);
    return frontier;
  }

  Frontier together(const Frontier& left, const Frontier& right, const MixCosts& room) {
    Frontier sums;
    for (const std::uint32_t a : left) {
      for (const std::uint32_t b : right) {
        if (work_ == 0) {
          is_cut_ = true;
          return sums;
        }
        --work_;
        MixCosts slack = labels_[a].slack;
        slack += labels_[b].slack;
        if (fits(slack, room) && makes_room(sums, slack)) sums.push_back(add({slack, {}, a, b}));
      }
    }
    shorten(sums);
    return sums;
  }

  std::uint32_t add(const Label& label) {
    labels_.push_back(label);
    return static_cast<std::uint32_t>(labels_.size() - 1);
  }

  /// Unless a label undercuts the slack: drops those that it undercuts.
  bool makes_room(Frontier& frontier, const MixCosts& slack) const {
    for (const std::uint32_t other : frontier) {
      if (fits(labels_[other].slack, slack)) return false;
    }
    std::erase_if(frontier, [&](std::uint32_t other) { return fits(slack, labels_[other].slack); });
    return true;
  }

  /// Keeps the labels with the least slack in the first mix, in which all ceilings count.
  void shorten(Frontier& frontier) {
    if (frontier.size() <= kMostLabels) return;
    is_cut_ = true;
    const auto cheaper = [this](std::uint32_t a, std::uint32_t b) { return labels_[a].slack.in < labels_[b].slack.in; };
    std::nth_element(frontier.begin(), frontier.begin() + kMostLabels, frontier.end(), cheaper);
    frontier.resize(kMostLabels);
  }

  const LiveMixes& mixes_;
  const Circuit& circuit_;
  std::size_t work_;
  std::vector<MixCosts> room_;  ///< by node: slack left at most
  std::vector<Label> labels_;
  std::vector<Frontier> frontiers_;       ///< by node
  std::vector<Frontier> leaf_frontiers_;  ///< by leaf
  bool is_cut_ = false;
};

}  // namespace

Verdict gather_designs(const LiveMixes& mixes, const MixCosts& gap, std::size_t work, std::vector<OptionIndex>& options) {
  Gathering gathering(mixes, work);
  const Verdict verdict = gathering.run(gap);
  if (verdict == Verdict::yes) gathering.write_design(options);
  return verdict;
}

}  // namespace maquette::compile
