// Splitting what is still open into parts that do not touch: each is solved on its own and the counts multiply.
//
// Two open variables touch when a clause that does not hold yet speaks of both. The walk is a breadth-first search over
// variables and clauses, as in Bayardo and Pehoushek, "Counting models using connected components" (2000).
// A clause whose open literals cover all that one of its variables can still be holds already, though no literal is true.
//
// Components live on a stack: those of a branch are pushed when the branch is entered and popped when it is left.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "compile/clauses.h"
#include "compile/problem.h"
#include "compile/propagator.h"

namespace maquette::compile {

/// A slice of ComponentStack: the variables at [begin, clauses), the clauses that bind them at [clauses, end); both sorted.
struct Component {
  std::uint32_t begin = 0;
  std::uint32_t clauses = 0;
  std::uint32_t end = 0;
};

class ComponentStack {
 public:
  ComponentStack(const Problem& problem, const Clauses& clauses, const Propagator& propagator);

  /// Pushes the components of `scope`, smallest first; variables with one value left are skipped.
  void split(const Component& scope);
  /// As above, for all variables.
  void split_all();

  const Component& operator[](std::size_t index) const { return components_[index]; }

  /// How high the stack is, to come back to.
  struct Mark {
    std::size_t components = 0;
    std::size_t cells = 0;
  };
  Mark mark() const { return {components_.size(), cells_.size()}; }
  void restore(Mark mark);

  std::span<const VariableIndex> variables(const Component& c) const { return slice(c.begin, c.clauses); }
  std::span<const std::uint32_t> clauses(const Component& c) const { return slice(c.clauses, c.end); }

  /// The clauses of three or more literals that mention `variable`.
  std::span<const std::uint32_t> occurrences(VariableIndex variable) const {
    return std::span(occurrences_).subspan(starts_[variable], starts_[variable + 1] - starts_[variable]);
  }
  /// Whether the clause holds whatever is still open becomes.
  bool holds(std::uint32_t clause) const;

 private:
  std::span<const std::uint32_t> slice(std::uint32_t begin, std::uint32_t end) const {
    return std::span(cells_).subspan(begin, end - begin);
  }
  void index_occurrences();
  void index_pairs();
  bool open_pair(std::uint32_t neighbour) const;
  void next_stamp();
  void sort_from(std::size_t first);
  void grow(VariableIndex seed);
  void visit(VariableIndex variable);
  void visit_neighbours(VariableIndex variable);
  bool open(VariableIndex variable) const { return propagator_.domain_size(variable) > 1; }

  const Problem& problem_;
  const Clauses& clauses_;
  const Propagator& propagator_;
  std::vector<std::uint32_t> starts_, occurrences_;
  std::vector<std::uint32_t> neighbour_starts_;  ///< by variable: into neighbours_
  std::vector<VariableIndex> neighbours_;        ///< variables it shares a clause of two literals with
  std::vector<std::uint32_t> pair_starts_;       ///< by neighbour: into pairs_
  std::vector<std::pair<Atom, Atom>> pairs_;     ///< of those clauses
  std::vector<std::uint32_t> cells_;
  std::vector<Component> components_;
  std::vector<std::uint32_t> found_clauses_;
  std::vector<std::uint32_t> variable_mark_, clause_mark_;
  std::uint32_t stamp_ = 0;
};

}  // namespace maquette::compile
