// Compiling a problem to a circuit: a top-down model counter whose trace is kept.
//
//   simplify at the root -> order from a tree decomposition -> branch, propagate, split, look up, recurse
//
// Huang and Darwiche, "The language of search" (2007), showed that the trace of such a search is a decision-DNNF; sharpSAT
// and d4 are the best-known ones. Here a variable of many values is branched on in one go, and literals that propagation
// implies are stored as leaves of the branch, without nodes of their own.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>

#include "compile/circuit.h"
#include "compile/problem.h"

namespace maquette::compile {

struct Progress {
  double share = 0.0;  ///< of the search space, roughly, in [0, 1]; never decreases
  std::uint32_t nodes = 0;
  std::size_t bytes = 0;
};

struct CompileLimits {
  std::uint32_t nodes = 4'000'000;
  std::size_t bytes = std::size_t{1} << 30U;
  std::chrono::milliseconds cpu{20'000};            ///< of the compiling thread
  const std::atomic<bool>* cancelled = nullptr;     ///< looked at now and then
  std::function<void(const Progress&)> progress{};  ///< called on the compiling thread, now and then
};

enum class CompileOutcome : std::uint8_t { done, out_of_nodes, out_of_memory, out_of_time, cancelled };

struct CompileStatistics {
  std::uint64_t decisions = 0;
  std::uint64_t conflicts = 0;
  std::uint64_t cache_hits = 0;
  std::uint32_t width = 0;     ///< of the tree decomposition
  std::size_t peak_bytes = 0;  ///< of the search: cache and circuit
  double simplify_ms = 0.0;
  double order_ms = 0.0;
  double search_ms = 0.0;
};

struct Compilation {
  CompileOutcome outcome = CompileOutcome::done;
  Circuit circuit;  ///< complete when `outcome` is done; leaf ids are those of LeafMap
  CompileStatistics statistics;
};

Compilation compile(const Problem& problem, const CompileLimits& limits = {});

/// Numbers the values of the problem's variables that are not auxiliary: variable 0's first, then variable 1's.
struct LeafMap {
  std::vector<LeafIndex> first;  ///< by variable, and one past the last
  explicit LeafMap(const Problem& problem);
  std::uint32_t size() const { return first.back(); }
};

}  // namespace maquette::compile
