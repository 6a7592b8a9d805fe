// Clauses in normal form: no duplicates, no tautologies, and sorted by how many variables they speak of.
//
// "Exactly one atom of a variable holds" is used up front: two different negated atoms of one variable make a clause true,
// a negated atom swallows positive ones of the same variable, all atoms but one are the negation of that one. What remains
// speaks of each variable either by one literal or by two or more positive atoms.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "compile/problem.h"

namespace maquette::compile {

struct Clauses {
  bool contradiction = false;
  std::vector<Literal> units;
  std::vector<std::array<Literal, 2>> pairs;  ///< two literals, of two variables
  std::vector<std::uint32_t> starts{0};       ///< the others: clause i is literals[starts[i] .. starts[i + 1])
  std::vector<Literal> literals;

  std::size_t size() const { return starts.size() - 1; }
  std::span<const Literal> operator[](std::size_t index) const {
    return std::span(literals).subspan(starts[index], starts[index + 1] - starts[index]);
  }
};

Clauses normalize(const Problem& problem);

/// As above, but leaving out true clauses and false literals. `truth`: for each literal 1 true, -1 false, 0 open.
Clauses normalize(const Problem& problem, std::span<const std::int8_t> truth);

}  // namespace maquette::compile
