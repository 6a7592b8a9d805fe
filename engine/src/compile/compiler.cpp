#include "compile/compiler.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "compile/search.h"
#include "compile/simplify.h"

namespace maquette::compile {
namespace {

/// Product models of the usual kind stay below.
constexpr std::uint32_t kTameNodesPerVariable = 8;

using Clock = ThreadClock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// A search with all it works on.
struct Attempt {
  Propagator propagator;
  ComponentStack components;
  std::optional<Search> search;  ///< once there is an order to branch in

  Attempt(const Problem& problem, const Clauses& clauses, const Propagator& simplified)
      : propagator(started(problem, clauses, simplified)), components(problem, clauses, propagator) {}

  static Propagator started(const Problem& problem, const Clauses& clauses, const Propagator& simplified) {
    Propagator propagator(problem, clauses);
    for (const Literal literal : simplified.trail()) propagator.assume(literal);
    return propagator;
  }
};

/// Two attempts share one report, and its share of the work never decreases.
CompileLimits with_common_progress(const CompileLimits& limits) {
  CompileLimits common = limits;
  if (!limits.progress) return common;
  common.progress = [report = limits.progress, most = 0.0](const Progress& progress) mutable {
    most = std::max(most, progress.share);
    report({most, progress.nodes, progress.bytes});
  };
  return common;
}

/// The order that halves the problem goes first, and alone as long as the circuit stays near the size of the problem; else
/// the other order starts beside it and they take turns. The first to end is taken.
std::unique_ptr<Attempt> race(const BranchingOrders& orders, std::unique_ptr<Attempt> first, CompileLimits& limits,
                              const std::function<std::unique_ptr<Attempt>()>& prepare,
                              const std::function<void(Attempt&, const BranchingOrder&)>& start) {
  std::uint32_t pause = kTameNodesPerVariable * orders.open;
  start(*first, orders.from_centroid);
  if (first->search->advance(pause)) return first;
  limits.bytes /= 2;
  auto second = prepare();
  start(*second, orders.from_rim);
  while (true) {
    if (second->search->advance(pause)) return second;
    pause += pause / 4 + 1;
    if (first->search->advance(pause)) return first;
  }
}

/// Searches what the root simplification left.
void search(const Problem& problem, const Propagator& simplified, const CompileLimits& limits, Clock::time_point start,
            Compilation& result) {
  const Clauses clauses = normalize(problem, simplified.truth());
  CompileLimits common = with_common_progress(limits);
  const auto order_start = Clock::now();
  const auto prepare = [&] { return std::make_unique<Attempt>(problem, clauses, simplified); };
  auto first = prepare();
  const BranchingOrders orders = branching_orders(problem, clauses, first->propagator, first->components);
  result.statistics.order_ms = milliseconds_since(order_start);
  const auto search_start = Clock::now();
  const auto begin = [&](Attempt& attempt, const BranchingOrder& order) {
    attempt.search.emplace(problem, attempt.propagator, attempt.components, order, common, start);
  };
  const auto winner = race(orders, std::move(first), common, prepare, begin);
  result.outcome = winner->search->outcome();
  winner->search->report(result.statistics);
  result.statistics.search_ms = milliseconds_since(search_start);
  if (result.outcome == CompileOutcome::done) result.circuit = winner->search->take_circuit();
}

}  // namespace

Compilation compile(const Problem& problem, const CompileLimits& limits) {
  const auto start = Clock::now();
  Compilation result;
  result.circuit.leaf_count = LeafMap(problem).size();
  const Clauses clauses = normalize(problem);
  Propagator propagator(problem, clauses);
  const bool consistent = simplify(problem, clauses, propagator);
  result.statistics.simplify_ms = milliseconds_since(start);
  if (consistent) search(problem, propagator, limits, start, result);
  return result;
}

}  // namespace maquette::compile
