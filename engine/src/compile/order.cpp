#include "compile/order.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "compile/elimination.h"

namespace maquette::compile {
namespace {

/// A Boolean weighs this much.
constexpr double kWeightPerBit = 4.0;

constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();

Hypergraph primal_graph(const Problem& problem, const Clauses& clauses, const Propagator& propagator,
                        const ComponentStack& components) {
  Hypergraph graph;
  graph.vertex_count = static_cast<std::uint32_t>(problem.variables.size());
  graph.neighbours.resize(graph.vertex_count);
  for (VariableIndex v = 0; v < graph.vertex_count; ++v) {
    const double values = std::max<std::uint32_t>(propagator.domain_size(v), 2);
    graph.weights.push_back(static_cast<std::uint32_t>(std::lround(kWeightPerBit * std::log2(values))));
  }
  for (const auto& [a, b] : clauses.pairs) {
    if (!propagator.is_open(atom_of(a)) || !propagator.is_open(atom_of(b))) continue;
    const VariableIndex u = problem.variable_of[atom_of(a)], v = problem.variable_of[atom_of(b)];
    graph.neighbours[u].push_back(v);
    graph.neighbours[v].push_back(u);
  }
  for (std::uint32_t clause = 0; clause < clauses.size(); ++clause) {
    if (components.holds(clause)) continue;
    std::vector<std::uint32_t> vertices;
    for (const Literal literal : clauses[clause]) {
      const VariableIndex v = problem.variable_of[atom_of(literal)];
      if (!propagator.is_false(literal) && (vertices.empty() || vertices.back() != v)) vertices.push_back(v);
    }
    graph.edges.push_back(std::move(vertices));
  }
  return graph;
}

/// The bags as a forest: each hangs on the bag of its first neighbour to be eliminated later.
class BagForest {
 public:
  BagForest(const std::vector<Bag>& bags, std::uint32_t vertices) : bags_(bags), adjacent_(bags.size()) {
    std::vector<std::uint32_t> position(vertices, static_cast<std::uint32_t>(bags.size()));
    for (std::uint32_t i = 0; i < bags.size(); ++i) position[bags[i].vertex] = i;
    for (std::uint32_t i = 0; i + 1 < bags.size(); ++i) {
      std::uint32_t parent = kUnseen;
      for (const std::uint32_t v : bags[i].neighbours) parent = std::min(parent, position[v]);
      if (parent == kUnseen) continue;
      // Vertices of the last, complete bag have no bag of their own.
      parent = std::min(parent, static_cast<std::uint32_t>(bags.size() - 1));
      adjacent_[i].push_back(parent);
      adjacent_[parent].push_back(i);
    }
  }

  /// `from_rim`: each tree rooted at its first bag, else at its centroid.
  std::vector<std::uint32_t> depths(std::uint32_t vertices, bool from_rim) {
    std::vector<std::uint32_t> depth(vertices, kUnseen);
    std::vector<bool> seen(bags_.size(), false);
    for (std::uint32_t i = 0; i < bags_.size(); ++i) {
      if (seen[i]) continue;
      const std::uint32_t middle = centroid(i, seen);
      walk(from_rim ? i : middle, depth);
    }
    return depth;
  }

 private:
  struct Step {
    std::uint32_t bag;
    std::uint32_t parent;  ///< bag, or kUnseen
    std::uint32_t depth;
  };

  /// Breadth-first from `start`.
  std::vector<Step> steps(std::uint32_t start) const {
    std::vector<Step> order{{start, kUnseen, 0}};
    for (std::size_t i = 0; i < order.size(); ++i) {
      const Step step = order[i];
      for (const std::uint32_t next : adjacent_[step.bag]) {
        if (next != step.parent) order.push_back({next, step.bag, step.depth + 1});
      }
    }
    return order;
  }

  /// The bag of the tree around `start` whose removal leaves no more than half of it in one piece.
  std::uint32_t centroid(std::uint32_t start, std::vector<bool>& seen) {
    const auto order = steps(start);
    size_.resize(bags_.size());
    for (const Step& step : order) size_[step.bag] = 1;
    for (std::size_t i = order.size(); i-- > 1;) size_[order[i].parent] += size_[order[i].bag];
    std::uint32_t best = start;
    for (const Step& step : order) {
      seen[step.bag] = true;
      if (2 * size_[step.bag] > order.size()) best = step.bag;
    }
    return best;
  }

  void walk(std::uint32_t root, std::vector<std::uint32_t>& depth) const {
    for (const Step& step : steps(root)) {
      const Bag& bag = bags_[step.bag];
      depth[bag.vertex] = std::min(depth[bag.vertex], step.depth);
      for (const std::uint32_t v : bag.neighbours) depth[v] = std::min(depth[v], step.depth);
    }
  }

  const std::vector<Bag>& bags_;
  std::vector<std::vector<std::uint32_t>> adjacent_;
  std::vector<std::size_t> size_;
};

}  // namespace

BranchingOrders branching_orders(const Problem& problem, const Clauses& clauses, const Propagator& propagator,
                                 const ComponentStack& components) {
  std::vector<std::uint32_t> open;
  for (VariableIndex v = 0; v < problem.variables.size(); ++v) {
    if (propagator.domain_size(v) > 1) open.push_back(v);
  }
  const auto bags = eliminate(primal_graph(problem, clauses, propagator, components), open);
  const auto vertices = static_cast<std::uint32_t>(problem.variables.size());
  std::uint32_t width = 0;
  for (const Bag& bag : bags) width = std::max(width, static_cast<std::uint32_t>(bag.neighbours.size()));
  BagForest forest(bags, vertices);
  return {{forest.depths(vertices, false), width},
          {forest.depths(vertices, true), width},
          static_cast<std::uint32_t>(open.size())};
}

}  // namespace maquette::compile
