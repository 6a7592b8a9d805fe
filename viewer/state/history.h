// Undo and redo as two stacks of small snapshots.
//
// A design is a few hundred bytes, so keeping whole snapshots is simpler and safer than inverting actions: whatever an
// action did, undo restores exactly what was there before it.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace maquette::viewer {

template <typename Snapshot>
struct History {
  static constexpr std::size_t kDepth = 200;  ///< older steps are forgotten

  std::vector<Snapshot> past;
  std::vector<Snapshot> future;

  bool operator==(const History&) const = default;

  /// Call before a change: `before` is what undo will bring back. A new change ends the redo branch.
  void record(Snapshot before) {
    if (past.size() == kDepth) past.erase(past.begin());
    past.push_back(std::move(before));
    future.clear();
  }

  /// The snapshot to show instead of `current`, or none when there is nothing to undo.
  std::optional<Snapshot> undo(Snapshot current) { return step(past, future, std::move(current)); }
  std::optional<Snapshot> redo(Snapshot current) { return step(future, past, std::move(current)); }

 private:
  static std::optional<Snapshot> step(std::vector<Snapshot>& from, std::vector<Snapshot>& to, Snapshot current) {
    if (from.empty()) return std::nullopt;
    to.push_back(std::move(current));
    Snapshot result = std::move(from.back());
    from.pop_back();
    return result;
  }
};

}  // namespace maquette::viewer
