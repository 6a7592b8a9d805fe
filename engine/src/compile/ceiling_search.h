// The last resort under several ceilings: a search for one design that keeps them all.
//
// Where every mix of the ceilings leaves a question open, its answer lies between their least designs, which is a small
// gap. The search goes down the circuit and chooses a branch for one node after the other. What a branch costs more than
// the node's least is its slack, so the least totals of the mixes plus the slacks chosen so far bound all that can still
// come from below, in every mix at once; beyond a bound it turns back. At the end nothing is open and the totals of the
// single ceilings are those of a design. (Branch and bound with Lagrangian potentials; neighbours: Handler and Zang, "A
// dual algorithm for the constrained shortest path problem", 1980.)
//
// It takes at most so many steps; then the answer is unknown, and Z3 is asked.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "compile/live_totals.h"

namespace maquette::compile {

template <std::size_t Sums>
class CeilingSearch {
 public:
  using Live = LiveTotals<Sums>;
  /// A mix that follows the selections asked about, and the bound its cost must keep.
  struct Mix {
    const Live* live = nullptr;
    std::int64_t bound = 0;
  };

  /// `mixes`: each ceiling alone among them. All of them have a least design.
  CeilingSearch(const CompiledCatalog& catalog, std::span<const Mix> mixes, std::size_t steps)
      : circuit_(catalog.circuit()),
        layer_(catalog.layer()),
        mixes_(mixes.begin(), mixes.begin() + static_cast<std::ptrdiff_t>(std::min(mixes.size(), kMostMixes))),
        steps_(steps),
        members_(circuit_.leaf_count),
        options_(layer_.leaf.size(), 0) {
    for (PartIndex part = 0; part < layer_.leaf.size(); ++part) {
      for (OptionIndex option = 0; option < layer_.leaf[part].size(); ++option) {
        members_[layer_.leaf[part][option]].push_back({part, option});
      }
    }
  }

  Verdict run() {
    Costs costs{};
    for (std::size_t i = 0; i < mixes_.size(); ++i) costs[i] = mixes_[i].live->least()->cost;
    if (!within(costs)) return Verdict::no;
    open(push(circuit_.leaf_count + circuit_.root(), kNone), costs);
    while (!frames_.empty()) {
      if (steps_-- == 0) return Verdict::unknown;
      if (step()) return Verdict::yes;
    }
    return Verdict::no;
  }

  /// After yes: one option for each part.
  const std::vector<OptionIndex>& design() const { return options_; }

 private:
  static constexpr std::size_t kMostMixes = 8;
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  using Costs = std::array<std::int64_t, kMostMixes>;
  using Item = std::uint32_t;  ///< a leaf, or leaf_count plus a node

  /// A branch of a node, or an option of a leaf, with what it costs beyond the least.
  struct Way {
    std::uint32_t taken = 0;
    Costs slack{};
  };
  /// What is still to be decided: a list that shares its tail with those of other frames.
  struct Pending {
    Item item = 0;
    std::uint32_t rest = kNone;
  };
  struct Frame {
    Item item = 0;
    std::uint32_t rest = kNone;  ///< pending behind the item
    Costs costs{};               ///< before the item is decided
    std::vector<Way> ways;       ///< the best last
    std::size_t pending = 0;     ///< cells in use
  };

  bool within(const Costs& costs) const {
    for (std::size_t i = 0; i < mixes_.size(); ++i) {
      if (costs[i] > mixes_[i].bound) return false;
    }
    return true;
  }

  std::uint32_t push(Item item, std::uint32_t rest) {
    cells_.push_back({item, rest});
    return static_cast<std::uint32_t>(cells_.size() - 1);
  }

  void open(std::uint32_t cell, const Costs& costs) {
    Frame frame{cells_[cell].item, cells_[cell].rest, costs, {}, cells_.size()};
    if (frame.item < circuit_.leaf_count) {
      add_options(frame);
    } else {
      add_branches(frame);
    }
    std::erase_if(frame.ways, [&](const Way& way) { return !within(sum(costs, way.slack)); });
    std::sort(frame.ways.begin(), frame.ways.end(), [](const Way& a, const Way& b) { return a.slack > b.slack; });
    frames_.push_back(std::move(frame));
  }

  static Costs sum(Costs costs, const Costs& slack) {
    for (std::size_t i = 0; i < costs.size(); ++i) costs[i] += slack[i];
    return costs;
  }

  void add_options(Frame& frame) const {
    for (const Choice& choice : members_[frame.item]) {
      Way way{choice.option, {}};
      bool allowed = true;
      for (std::size_t i = 0; i < mixes_.size() && allowed; ++i) {
        const auto slack = mixes_[i].live->slack_of_option(choice.part, choice.option);
        allowed = slack.has_value();
        if (allowed) way.slack[i] = *slack;
      }
      const auto same = [&](const Way& other) { return other.slack == way.slack; };
      if (allowed && std::none_of(frame.ways.begin(), frame.ways.end(), same)) frame.ways.push_back(way);
    }
  }

  void add_branches(Frame& frame) const {
    const NodeIndex node = frame.item - circuit_.leaf_count;
    for (BranchIndex branch = circuit_.node_branches[node]; branch < circuit_.node_branches[node + 1]; ++branch) {
      Way way{branch, {}};
      bool whole = true;
      for (std::size_t i = 0; i < mixes_.size() && whole; ++i) {
        const auto slack = mixes_[i].live->slack_of_branch(node, branch);
        whole = slack.has_value();
        if (whole) way.slack[i] = *slack;
      }
      if (whole) frame.ways.push_back(way);
    }
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
      options_[members_[frame.item].front().part] = way.taken;
    } else {
      for (const LeafIndex leaf : circuit_.leaves_of(way.taken)) rest = push(leaf, rest);
      for (const NodeIndex child : circuit_.children_of(way.taken)) rest = push(circuit_.leaf_count + child, rest);
    }
    if (rest == kNone) return true;
    open(rest, sum(frame.costs, way.slack));
    return false;
  }

  const Circuit& circuit_;
  const OptionLayer& layer_;
  std::vector<Mix> mixes_;
  std::size_t steps_;
  std::vector<std::vector<Choice>> members_;  ///< by leaf: the options it stands for
  std::vector<OptionIndex> options_;
  std::vector<Pending> cells_;
  std::vector<Frame> frames_;
};

}  // namespace maquette::compile
