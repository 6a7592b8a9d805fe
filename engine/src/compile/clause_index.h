// Which of the longer clauses have a literal. (Those of two are the propagator's implication lists.)
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "compile/clauses.h"

namespace maquette::compile {

class ClauseIndex {
 public:
  /// `clauses` must outlive the index.
  ClauseIndex(const Clauses& clauses, std::uint32_t atom_count) : clauses_(clauses), starts_(2 * atom_count + 1, 0) {
    for (const Literal literal : clauses.literals) ++starts_[literal + 1];
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
    found_.resize(clauses.literals.size());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::uint32_t clause = 0; clause < clauses.size(); ++clause) {
      for (const Literal literal : clauses[clause]) found_[next[literal]++] = clause;
    }
  }

  std::span<const std::uint32_t> clauses_of(Literal literal) const {
    return std::span(found_).subspan(starts_[literal], starts_[literal + 1] - starts_[literal]);
  }
  std::span<const Literal> literals(std::uint32_t clause) const { return clauses_[clause]; }

 private:
  const Clauses& clauses_;
  std::vector<std::uint32_t> starts_;  ///< by literal
  std::vector<std::uint32_t> found_;
};

}  // namespace maquette::compile
