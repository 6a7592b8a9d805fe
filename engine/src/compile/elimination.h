// Minimum-weight elimination on a quotient graph; see order.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace maquette::compile {

/// A hypergraph: edges of two vertices and larger ones.
struct Hypergraph {
  std::uint32_t vertex_count = 0;
  std::vector<std::uint32_t> weights;                  ///< by vertex; at least 1
  std::vector<std::vector<std::uint32_t>> neighbours;  ///< by vertex; both directions, duplicates allowed
  std::vector<std::vector<std::uint32_t>> edges;       ///< vertices of each larger edge, unique
};

/// One step of an elimination: the vertex, and its neighbours at that time.
struct Bag {
  std::uint32_t vertex = 0;
  std::vector<std::uint32_t> neighbours;
};

/// Eliminates `vertices` by approximate least weight of the neighbours. When what is left is one clique, the last bag holds
/// all of it.
std::vector<Bag> eliminate(Hypergraph graph, std::span<const std::uint32_t> vertices);

}  // namespace maquette::compile
