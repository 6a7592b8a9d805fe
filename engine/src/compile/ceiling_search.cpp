// The search goes down the circuit and chooses a branch for one node after the other. The slacks chosen so far bound all
// that can still come from below, in every mix at once; beyond the gap it turns back. At the end nothing is open and the
// totals of the single ceilings are those of a design. (Branch and bound with Lagrangian potentials; neighbours: Handler
// and Zang, "A dual algorithm for the constrained shortest path problem", 1980.)
//
// Where designs are many it finds one at once; where there is none, it would meet the same leftovers again and again, and
// ceiling_frontier.h does better.
#include "compile/ceiling_search.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace maquette::compile {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

class Dive {
 public:
  Dive(const LiveMixes& mixes, const MixCosts& gap, std::vector<OptionIndex>& options)
      : mixes_(mixes), circuit_(mixes.circuit()), gap_(gap), options_(options) {}

  Verdict run(std::size_t steps) {
    if (!fits({}, gap_)) return Verdict::no;
    open(push(circuit_.leaf_count + circuit_.root(), kNone), {});
    while (!frames_.empty()) {
      if (steps-- == 0) return Verdict::unknown;
      if (step()) return Verdict::yes;
    }
    return Verdict::no;
  }

 private:
  using Item = std::uint32_t;  ///< a leaf, or leaf_count plus a node

  /// A branch of a node, or an option of a leaf, with the slack of all choices so far.
  struct Way {
    Choice choice;
    BranchIndex branch = 0;
    MixCosts spent;
  };
  /// What is still to be decided: a list that shares its tail with those of other frames.
  struct Pending {
    Item item = 0;
    std::uint32_t rest = kNone;
  };
  struct Frame {
    Item item = 0;
    std::uint32_t rest = kNone;  ///< pending behind the item
    std::vector<Way> ways;       ///< the best last
    std::size_t pending = 0;     ///< cells in use
  };

  std::uint32_t push(Item item, std::uint32_t rest) {
    cells_.push_back({item, rest});
    return static_cast<std::uint32_t>(cells_.size() - 1);
  }

  void open(std::uint32_t cell, const MixCosts& spent) {
    Frame frame{cells_[cell].item, cells_[cell].rest, {}, cells_.size()};
    const auto add = [&](Choice choice, BranchIndex branch, MixCosts slack) {
      slack += spent;
      if (fits(slack, gap_)) frame.ways.push_back({choice, branch, slack});
    };
    if (frame.item < circuit_.leaf_count) {
      for (const SlackOfOption& option : slacks_of(mixes_, frame.item)) add(option.choice, 0, option.slack);
    } else {
      const NodeIndex node = frame.item - circuit_.leaf_count;
      for (BranchIndex branch = circuit_.node_branches[node]; branch < circuit_.node_branches[node + 1]; ++branch) {
        if (const auto slack = mixes_.slack_of_branch(node, branch)) add({}, branch, *slack);
      }
    }
    std::sort(frame.ways.begin(), frame.ways.end(), [](const Way& a, const Way& b) { return a.spent.in > b.spent.in; });
    frames_.push_back(std::move(frame));
  }

  /// Takes the next way of the last frame; true when that completes a design.
  bool step() {
    Frame& frame = frames_.back();
    if (frame.ways.empty()) {
      frames_.pop_back();
      return false;
    }
    const Way way = frame.ways.back();
    frame.ways.pop_back();
    cells_.resize(frame.pending);
    std::uint32_t rest = frame.rest;
    if (frame.item < circuit_.leaf_count) {
      options_[way.choice.part] = way.choice.option;
    } else {
      for (const LeafIndex leaf : circuit_.leaves_of(way.branch)) rest = push(leaf, rest);
      for (const NodeIndex child : circuit_.children_of(way.branch)) rest = push(circuit_.leaf_count + child, rest);
    }
    if (rest == kNone) return true;
    open(rest, way.spent);
    return false;
  }

  const LiveMixes& mixes_;
  const Circuit& circuit_;
  const MixCosts& gap_;
  std::vector<OptionIndex>& options_;
  std::vector<Pending> cells_;
  std::vector<Frame> frames_;
};

}  // namespace

std::vector<SlackOfOption> slacks_of(const LiveMixes& mixes, LeafIndex leaf) {
  std::vector<SlackOfOption> options;
  for (const Choice& choice : mixes.members(leaf)) {
    const auto slack = mixes.slack_of_option(choice);
    const auto is_same = [&](const SlackOfOption& other) { return other.slack == slack; };
    if (slack && std::none_of(options.begin(), options.end(), is_same)) options.push_back({choice, *slack});
  }
  return options;
}

Verdict dive_for_design(const LiveMixes& mixes, const MixCosts& gap, std::size_t steps, std::vector<OptionIndex>& options) {
  return Dive(mixes, gap, options).run(steps);
}

}  // namespace maquette::compile
