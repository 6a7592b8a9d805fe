#include "compile/compiler.h"

#include "compile/search.h"
#include "compile/simplify.h"

namespace maquette::compile {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Searches what the root simplification left.
void search(const Problem& problem, const Propagator& simplified, const CompileLimits& limits, Clock::time_point start,
            Compilation& result) {
  const Clauses clauses = normalize(problem, simplified.truth());
  Propagator propagator(problem, clauses);
  for (const Literal literal : simplified.trail()) propagator.assume(literal);
  ComponentStack components(problem, clauses, propagator);
  const auto order_start = Clock::now();
  const BranchingOrder order = branching_order(problem, clauses, propagator, components);
  result.statistics.order_ms = milliseconds_since(order_start);
  const auto search_start = Clock::now();
  Search run(problem, propagator, components, order, limits, start);
  result.outcome = run.run();
  run.report(result.statistics);
  result.statistics.search_ms = milliseconds_since(search_start);
  if (result.outcome == CompileOutcome::done) result.circuit = run.take_circuit();
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
