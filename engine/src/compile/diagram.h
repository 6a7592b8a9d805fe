// Sums compiled exactly: lower <= f1(x1) + ... + fn(xn) <= upper as a chain of states.
//
// Reading the variables one after the other, all that matters of those read is the sum so far; and of two sums, only
// whether some continuation tells them apart. The classes of sums that nothing tells apart are the nodes of the rule's
// reduced multi-valued decision diagram (Abío et al., "A new look at BDDs for pseudo-Boolean constraints", 2012). One
// auxiliary variable for each step says which class it is in. It is a function of the variables read, so counts stay exact;
// and it cuts what was read from what is still to be read, so a tree decomposition can follow the chain.
//
// Cardinalities are sums of zeros and ones. A sum with many classes (a price ceiling) does not compile well, and is
// refused.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "compile/problem.h"
#include "compile/value_set.h"

namespace maquette::compile {

struct Sum {
  struct Term {
    VariableIndex variable = 0;
    std::vector<std::int64_t> values;  ///< one for each value of the variable
  };
  std::vector<Term> terms;  ///< of different variables
  std::int64_t lower = 0;
  std::int64_t upper = 0;
};

class SumDiagram {
 public:
  /// Nothing when some step has more than `most_states` states (or more than 64 times as many different sums).
  static std::optional<SumDiagram> build(const Sum& sum, std::size_t most_states);

  /// The rule holds: adds clauses, and states as auxiliary variables.
  void require(Problem& problem) const;

  /// A literal that is true exactly when the rule holds.
  SetLiteral define(Problem& problem) const;

  std::size_t state_count() const;

 private:
  /// The states after reading one variable. Two states of the last layer: 0 refused, 1 accepted.
  struct Layer {
    VariableIndex variable = 0;
    std::uint32_t states = 0;
    std::vector<std::vector<std::uint32_t>> next;  ///< [state before][value] -> state
  };
  /// What stands for the states of a layer: one set for each state.
  struct Encoded {
    VariableIndex variable = 0;
    std::vector<ValueSet> states;
    SetLiteral is(std::uint32_t state) const { return {variable, states[state]}; }
  };

  Encoded encode_first(const Problem& problem) const;
  Encoded encode_chain(Problem& problem, std::size_t layers) const;
  Encoded encode_next(Problem& problem, const Encoded& before, const Layer& layer) const;
  static void support(Problem& problem, const Encoded& before, const Layer& layer, const Encoded& after);

  std::vector<Layer> layers_;
};

}  // namespace maquette::compile
