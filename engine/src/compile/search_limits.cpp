// What a search knows of itself while it runs: how far it is, what it takes, and whether it must stop.
#include <algorithm>

#include "compile/search.h"

namespace maquette::compile {

std::size_t Search::bytes() const {
  return circuit_.bytes() + cache_.bytes() + leaves_.capacity() * sizeof(LeafIndex) + frames_.capacity() * sizeof(Frame);
}

/// How much of the search is behind, if every value of a variable took as long as the others.
double Search::share() const {
  if (frames_.empty()) return 1.0;
  double done = 0.0, scale = 1.0;
  for (const Frame& frame : frames_) {
    if (frame.entry == kNoEntry) {
      const auto children = static_cast<double>(std::max<std::size_t>(frame.child_end, 1));
      done += scale * static_cast<double>(frame.next_child) / children;
      scale /= children;
      continue;
    }
    const double size = problem_.variables[frame.variable].size;
    const double value = frame.next_value - (frame.in_branch ? 1 : 0);
    done += scale * value / size;
    scale /= size;
    const auto first = frame.stack.components;
    const auto children = static_cast<double>(std::max<std::size_t>(frame.child_end - first, 1));
    if (frame.in_branch) done += scale * static_cast<double>(frame.next_child - first) / children;
    scale /= children;
  }
  return std::min(done, 1.0);
}

void Search::check_limits() {
  const std::size_t used = bytes();
  peak_bytes_ = std::max(peak_bytes_, used);
  if (limits_.progress) limits_.progress({share(), circuit_.node_count(), used});
  if (circuit_.node_count() > limits_.nodes) outcome_ = CompileOutcome::out_of_nodes;
  if (used > limits_.bytes) outcome_ = CompileOutcome::out_of_memory;
  if (ThreadClock::now() - start_ > limits_.cpu) outcome_ = CompileOutcome::out_of_time;
  if (limits_.cancelled != nullptr && limits_.cancelled->load(std::memory_order_relaxed)) {
    outcome_ = CompileOutcome::cancelled;
  }
}

void Search::report(CompileStatistics& statistics) const {
  statistics.decisions = decisions_;
  statistics.conflicts = conflicts_;
  statistics.cache_hits = cache_hits_;
  statistics.width = order_.width;
  statistics.peak_bytes = peak_bytes_;
}

}  // namespace maquette::compile
