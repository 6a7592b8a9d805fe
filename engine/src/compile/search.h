// The search itself: branch, propagate, split, look up, go deeper; see compiler.h.
//
// It keeps its own stack of frames instead of recursing, so that depth is bounded by memory alone.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "compile/cache.h"
#include "compile/compiler.h"
#include "compile/components.h"
#include "compile/order.h"
#include "compile/propagator.h"
#include "support/thread_clock.h"

namespace maquette::compile {

class Search {
 public:
  /// `propagator` holds what is true at the root. All must outlive the search.
  Search(const Problem& problem, Propagator& propagator, ComponentStack& components, const BranchingOrder& order,
         const CompileLimits& limits, ThreadClock::time_point start);

  /// Goes on until there are `nodes` nodes; true when it has ended, done or not.
  bool advance(std::uint32_t nodes);
  CompileOutcome outcome() const { return outcome_; }
  Circuit take_circuit() { return std::move(circuit_); }
  void report(CompileStatistics& statistics) const;

 private:
  static constexpr std::uint32_t kNoEntry = std::numeric_limits<std::uint32_t>::max();
  static constexpr NodeIndex kUnsatisfiable = std::numeric_limits<NodeIndex>::max();

  /// Sizes of the two lists a branch is collected in.
  struct Ends {
    std::size_t leaves = 0;
    std::size_t children = 0;
  };
  /// A component being compiled, and where its current branch stands.
  struct Frame {
    Component component;
    ComponentCache::Entry entry = 0;
    VariableIndex variable = 0;
    std::uint32_t next_value = 0;
    bool in_branch = false;
    std::size_t trail = 0;       ///< before the branch
    ComponentStack::Mark stack;  ///< before the branch
    std::size_t next_child = 0, child_end = 0;
    Ends start;  ///< of what is collected, when the frame was entered
    std::size_t first_branch = 0;
  };

  void begin_root();
  void step();
  void enter(const Component& component);
  void next_branch(Frame& frame);
  void split_branch(Frame& frame);
  void finish_branch(Frame& frame);
  void abandon_branch(Frame& frame);
  void leave_branch(Frame& frame);
  void finish_node();
  void deliver(NodeIndex node);
  NodeIndex add_node(const Frame& frame);
  Ends last_end(const Frame& frame) const;
  void write_key(const Component& component);
  VariableIndex choose(const Component& component) const;
  std::uint32_t live_occurrences(VariableIndex variable) const;
  void check_limits();
  std::size_t bytes() const;
  double share() const;

  const Problem& problem_;
  Propagator& propagator_;
  ComponentStack& components_;
  const BranchingOrder& order_;
  const CompileLimits& limits_;
  ThreadClock::time_point start_;

  LeafMap leaf_map_;
  std::vector<LeafIndex> leaf_of_;  ///< by literal
  ComponentCache cache_;
  std::vector<std::uint8_t> key_;
  std::vector<Frame> frames_;
  std::vector<LeafIndex> leaves_;    ///< collected, of all frames
  std::vector<NodeIndex> children_;  ///< collected, of all frames
  std::vector<Ends> branches_;       ///< collected, of all frames
  Circuit circuit_;
  CompileOutcome outcome_ = CompileOutcome::done;
  bool begun_ = false;
  std::uint64_t decisions_ = 0, conflicts_ = 0, cache_hits_ = 0, steps_ = 0;
  std::size_t peak_bytes_ = 0;
};

}  // namespace maquette::compile
