#include "compile/components.h"

#include <algorithm>
#include <numeric>

namespace maquette::compile {

ComponentStack::ComponentStack(const Problem& problem, const Clauses& clauses, const Propagator& propagator)
    : problem_(problem),
      clauses_(clauses),
      propagator_(propagator),
      variable_mark_(problem.variables.size(), 0),
      clause_mark_(clauses.size(), 0) {
  index_occurrences();
  index_pairs();
}

/// Clauses of two literals by the two variables they bind: one open clause of them is enough to make these touch.
void ComponentStack::index_pairs() {
  struct Edge {
    VariableIndex from, to;
    Atom a, b;
    auto operator<=>(const Edge&) const = default;
  };
  std::vector<Edge> edges;
  for (const auto& [x, y] : clauses_.pairs) {
    const Atom a = atom_of(x), b = atom_of(y);
    const VariableIndex u = problem_.variable_of[a], v = problem_.variable_of[b];
    edges.push_back({u, v, a, b});
    edges.push_back({v, u, b, a});
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  neighbour_starts_.assign(problem_.variables.size() + 1, 0);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (i == 0 || edges[i].from != edges[i - 1].from || edges[i].to != edges[i - 1].to) {
      neighbours_.push_back(edges[i].to);
      pair_starts_.push_back(static_cast<std::uint32_t>(i));
      ++neighbour_starts_[edges[i].from + 1];
    }
    pairs_.emplace_back(edges[i].a, edges[i].b);
  }
  pair_starts_.push_back(static_cast<std::uint32_t>(pairs_.size()));
  std::partial_sum(neighbour_starts_.begin(), neighbour_starts_.end(), neighbour_starts_.begin());
}

bool ComponentStack::open_pair(std::uint32_t neighbour) const {
  const auto first = pairs_.begin() + pair_starts_[neighbour], last = pairs_.begin() + pair_starts_[neighbour + 1];
  return std::any_of(first, last,
                     [&](const auto& pair) { return propagator_.is_open(pair.first) && propagator_.is_open(pair.second); });
}

void ComponentStack::index_occurrences() {
  const auto each = [&](auto&& visit) {
    for (std::uint32_t c = 0; c < clauses_.size(); ++c) {
      VariableIndex last = static_cast<VariableIndex>(problem_.variables.size());
      for (const Literal literal : clauses_[c]) {
        const VariableIndex v = problem_.variable_of[atom_of(literal)];
        if (v != last) visit(v, c);
        last = v;
      }
    }
  };
  starts_.assign(problem_.variables.size() + 1, 0);
  each([&](VariableIndex v, std::uint32_t) { ++starts_[v + 1]; });
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  occurrences_.resize(starts_.back());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  each([&](VariableIndex v, std::uint32_t c) { occurrences_[next[v]++] = c; });
}

bool ComponentStack::holds(std::uint32_t index) const {
  const auto literals = clauses_[index];
  VariableIndex current = problem_.variable_of[atom_of(literals[0])];
  std::uint32_t open_here = 0;
  for (const Literal literal : literals) {
    if (propagator_.is_true(literal)) return true;
    const VariableIndex v = problem_.variable_of[atom_of(literal)];
    if (v != current) open_here = 0;
    current = v;
    if (!propagator_.is_false(literal) && ++open_here == propagator_.domain_size(v)) return true;
  }
  return false;
}

void ComponentStack::next_stamp() {
  if (++stamp_ != 0) return;
  std::fill(variable_mark_.begin(), variable_mark_.end(), 0);
  std::fill(clause_mark_.begin(), clause_mark_.end(), 0);
  stamp_ = 1;
}

void ComponentStack::split(const Component& scope) {
  const std::size_t before = components_.size();
  next_stamp();
  for (std::uint32_t i = scope.begin; i < scope.clauses; ++i) grow(cells_[i]);
  sort_from(before);
}

void ComponentStack::split_all() {
  const std::size_t before = components_.size();
  next_stamp();
  for (VariableIndex v = 0; v < problem_.variables.size(); ++v) grow(v);
  sort_from(before);
}

/// A small component is the cheapest to find a contradiction in.
void ComponentStack::sort_from(std::size_t first) {
  std::stable_sort(components_.begin() + static_cast<std::ptrdiff_t>(first), components_.end(),
                   [](const Component& a, const Component& b) { return a.clauses - a.begin < b.clauses - b.begin; });
}

void ComponentStack::restore(Mark mark) {
  components_.resize(mark.components);
  cells_.resize(mark.cells);
}

void ComponentStack::visit(VariableIndex variable) {
  if (variable_mark_[variable] == stamp_ || !open(variable)) return;
  variable_mark_[variable] = stamp_;
  cells_.push_back(variable);
}

void ComponentStack::grow(VariableIndex seed) {
  const auto begin = static_cast<std::uint32_t>(cells_.size());
  visit(seed);
  if (cells_.size() == begin) return;
  found_clauses_.clear();
  for (std::size_t i = begin; i < cells_.size(); ++i) visit_neighbours(cells_[i]);
  std::sort(cells_.begin() + begin, cells_.end());
  std::sort(found_clauses_.begin(), found_clauses_.end());
  const auto clauses = static_cast<std::uint32_t>(cells_.size());
  cells_.insert(cells_.end(), found_clauses_.begin(), found_clauses_.end());
  components_.push_back({begin, clauses, static_cast<std::uint32_t>(cells_.size())});
}

void ComponentStack::visit_neighbours(VariableIndex variable) {
  for (std::uint32_t i = neighbour_starts_[variable]; i < neighbour_starts_[variable + 1]; ++i) {
    const VariableIndex other = neighbours_[i];
    if (variable_mark_[other] != stamp_ && open(other) && open_pair(i)) visit(other);
  }
  for (const std::uint32_t clause : occurrences(variable)) {
    if (clause_mark_[clause] == stamp_) continue;
    clause_mark_[clause] = stamp_;
    if (holds(clause)) continue;
    found_clauses_.push_back(clause);
    for (const Literal literal : clauses_[clause]) {
      if (!propagator_.is_false(literal)) visit(problem_.variable_of[atom_of(literal)]);
    }
  }
}

}  // namespace maquette::compile
