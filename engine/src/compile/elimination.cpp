#include "compile/elimination.h"

#include <algorithm>
#include <limits>

namespace maquette::compile {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// Buckets for each vertex: degrees are weights, which are more than vertices; those above are as bad as each other.
constexpr std::uint32_t kBucketsPerVertex = 8;

/// Vertices by degree, in doubly linked lists.
class DegreeBuckets {
 public:
  explicit DegreeBuckets(std::uint32_t vertices)
      : head_(kBucketsPerVertex * vertices + 1, kNone),
        next_(vertices, kNone),
        previous_(vertices, kNone),
        degree_(vertices, 0) {}

  void insert(std::uint32_t vertex, std::size_t weight) {
    const auto degree = static_cast<std::uint32_t>(std::min(weight, head_.size() - 1));
    degree_[vertex] = degree;
    previous_[vertex] = kNone;
    next_[vertex] = head_[degree];
    if (head_[degree] != kNone) previous_[head_[degree]] = vertex;
    head_[degree] = vertex;
    least_ = std::min(least_, degree);
  }

  void remove(std::uint32_t vertex) {
    const std::uint32_t before = previous_[vertex], after = next_[vertex];
    if (after != kNone) previous_[after] = before;
    (before == kNone ? head_[degree_[vertex]] : next_[before]) = after;
  }

  std::uint32_t pop_least() {
    while (head_[least_] == kNone) ++least_;
    const std::uint32_t vertex = head_[least_];
    remove(vertex);
    return vertex;
  }

 private:
  std::vector<std::uint32_t> head_, next_, previous_, degree_;
  std::uint32_t least_ = 0;
};

/// An element is an edge of the input or, from index edges.size() on, an eliminated vertex.
class QuotientGraph {
 public:
  QuotientGraph(Hypergraph graph, std::span<const std::uint32_t> vertices)
      : weights_(std::move(graph.weights)),
        neighbours_(std::move(graph.neighbours)),
        members_(std::move(graph.edges)),
        elements_(graph.vertex_count),
        buckets_(graph.vertex_count),
        mark_(graph.vertex_count, 0),
        eliminated_(graph.vertex_count, false),
        remaining_(static_cast<std::uint32_t>(vertices.size())) {
    for (std::uint32_t e = 0; e < members_.size(); ++e) {
      for (const std::uint32_t v : members_[e]) elements_[v].push_back(e);
    }
    for (const auto& members : members_) element_weights_.push_back(weight_of(members));
    absorbed_.assign(members_.size(), false);
    outside_.assign(members_.size(), 0);
    outside_stamp_.assign(members_.size(), 0);
    for (const std::uint32_t v : vertices) insert(v);
  }

  std::vector<Bag> run() {
    std::vector<Bag> bags;
    while (remaining_ > 0) {
      bags.push_back({buckets_.pop_least(), {}});
      eliminate(bags.back());
      if (bags.back().neighbours.size() == remaining_) break;
    }
    return bags;
  }

 private:
  std::uint32_t weight_of(const std::vector<std::uint32_t>& vertices) const {
    std::uint32_t weight = 0;
    for (const std::uint32_t v : vertices) weight += weights_[v];
    return weight;
  }

  void insert(std::uint32_t v) {
    auto& adjacent = neighbours_[v];
    std::sort(adjacent.begin(), adjacent.end());
    adjacent.erase(std::unique(adjacent.begin(), adjacent.end()), adjacent.end());
    std::size_t degree = weight_of(adjacent);
    for (const std::uint32_t e : elements_[v]) degree += element_weights_[e] - weights_[v];
    buckets_.insert(v, degree);
  }

  void eliminate(Bag& bag) {
    const std::uint32_t pivot = bag.vertex;
    eliminated_[pivot] = true;
    --remaining_;
    collect(pivot, bag.neighbours);
    const auto element = static_cast<std::uint32_t>(members_.size());
    members_.push_back(bag.neighbours);
    element_weights_.push_back(weight_of(bag.neighbours));
    absorbed_.push_back(false);
    outside_.push_back(0);
    outside_stamp_.push_back(0);
    measure_outside(bag.neighbours);
    for (const std::uint32_t v : bag.neighbours) update(v, element);
  }

  /// The clique that eliminating `pivot` leaves: its neighbours and those of its elements, which it absorbs.
  void collect(std::uint32_t pivot, std::vector<std::uint32_t>& clique) {
    ++stamp_;
    mark_[pivot] = stamp_;
    const auto add = [&](std::uint32_t v) {
      if (mark_[v] == stamp_ || eliminated_[v]) return;
      mark_[v] = stamp_;
      clique.push_back(v);
    };
    for (const std::uint32_t v : neighbours_[pivot]) add(v);
    for (const std::uint32_t e : elements_[pivot]) {
      if (absorbed_[e]) continue;
      for (const std::uint32_t v : members_[e]) add(v);
      absorbed_[e] = true;
      members_[e] = {};
    }
    neighbours_[pivot] = {};
    elements_[pivot] = {};
  }

  /// For each element that touches the clique, the weight of its members outside of it.
  void measure_outside(const std::vector<std::uint32_t>& clique) {
    for (const std::uint32_t v : clique) {
      for (const std::uint32_t e : elements_[v]) {
        if (absorbed_[e]) continue;
        if (outside_stamp_[e] != stamp_) {
          outside_stamp_[e] = stamp_;
          outside_[e] = element_weights_[e];
        }
        outside_[e] -= weights_[v];
      }
    }
  }

  void update(std::uint32_t v, std::uint32_t element) {
    std::erase_if(neighbours_[v], [&](std::uint32_t n) { return mark_[n] == stamp_ || eliminated_[n]; });
    std::erase_if(elements_[v], [&](std::uint32_t e) { return absorbed_[e] || outside_[e] == 0; });
    std::size_t degree = weight_of(neighbours_[v]) + element_weights_[element] - weights_[v];
    for (const std::uint32_t e : elements_[v]) degree += outside_[e];
    elements_[v].push_back(element);
    buckets_.remove(v);
    buckets_.insert(v, degree);
  }

  std::vector<std::uint32_t> weights_;
  std::vector<std::vector<std::uint32_t>> neighbours_;
  std::vector<std::vector<std::uint32_t>> members_;   ///< by element
  std::vector<std::uint32_t> element_weights_;        ///< of the members together
  std::vector<std::vector<std::uint32_t>> elements_;  ///< by vertex
  std::vector<bool> absorbed_;
  std::vector<std::uint32_t> outside_, outside_stamp_;
  DegreeBuckets buckets_;
  std::vector<std::uint32_t> mark_;
  std::uint32_t stamp_ = 0;
  std::vector<bool> eliminated_;
  std::uint32_t remaining_;
};

}  // namespace

std::vector<Bag> eliminate(Hypergraph graph, std::span<const std::uint32_t> vertices) {
  return QuotientGraph(std::move(graph), vertices).run();
}

}  // namespace maquette::compile
