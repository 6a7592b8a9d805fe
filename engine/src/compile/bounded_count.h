// Counting under ceilings: a pass in which every node carries the distribution of its sums.
//
// The number of designs within a price ceiling is not a product of numbers but a product of distributions: how many ways a
// node has to cost 0, 1, 2, ... more than its cheapest way. Two things keep them short. First, the upward pass of the least
// and greatest sums tells how much of the budget can be left at each node at most, and what is beyond is cut off; most
// nodes keep a few cells. Second, it is as good to count what breaks a ceiling, as sums that stay near the greatest
// possible; of the two, the nearer end is taken, and designs that break several ceilings are put right by inclusion and
// exclusion.
//
// Exact. Two ceilings at most, and no more multiplications than are done in a few seconds.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "compile/ceilings.h"
#include "compile/circuit.h"
#include "compile/grid.h"
#include "compile/option_layer.h"
#include "compile/rings.h"
#include "maquette/design.h"

namespace maquette::compile {

/// Designs of which the sum of costs[part][option] is at most `budget` are counted. Costs are not negative.
struct Budget {
  PerOption<std::int64_t> costs;
  std::int64_t budget = 0;
};

/// The sums of one circuit under selections and up to two budgets.
class BoundedCounter {
 public:
  using Sums = std::array<std::int64_t, 2>;

  /// `circuit` and `layer` must outlive the counter.
  BoundedCounter(const Circuit& circuit, const OptionLayer& layer, std::span<const Budget> budgets,
                 const Selections& selections);

  Natural count() const;

  /// How many of the designs counted have each option; rounded to doubles. Only for counts far below 10^300.
  PerOption<double> count_options() const;

  /// Whether an answer takes a few seconds at most: two ceilings with amounts in many small steps can take hours.
  bool is_affordable() const;

 private:
  /// One option a leaf can stand for, and what it costs beyond the leaf's least.
  struct Term {
    Choice choice;
    Extent cost;
  };
  struct Range {
    bool possible = false;
    Sums least{}, most{};
  };

  void collect_terms(std::span<const Budget> budgets, const Selections& selections);
  void measure(std::span<const Budget> budgets);
  Range measure_branch(BranchIndex branch) const;
  void allot(NodeIndex node);
  std::optional<Extent> room(NodeIndex node, BranchIndex branch) const;

  template <class Number>
  Grid<Number> leaf_grid(LeafIndex leaf) const;
  template <class Number>
  std::vector<Grid<Number>> upward() const;
  template <class Number>
  Grid<Number> branch_grid(BranchIndex branch, Extent limit, const std::vector<Grid<Number>>& nodes) const;
  struct Factor {
    Grid<double> grid;
    std::uint32_t index = 0;  ///< leaf or node
    bool is_leaf = false;
  };
  void give(const Factor& factor, const Grid<double>& cofactor, std::vector<Grid<double>>& outer,
            PerOption<double>& result) const;
  void share_out(NodeIndex node, BranchIndex branch, const std::vector<Grid<double>>& nodes,
                 std::vector<Grid<double>>& outer, PerOption<double>& result) const;

  const Circuit& circuit_;
  const OptionLayer& layer_;
  std::vector<std::vector<Term>> terms_;  ///< by leaf
  std::vector<Range> leaves_, branches_, nodes_;
  std::vector<Extent> sizes_;  ///< by node: of its grid; 0 where it can be part of no design counted
};

/// How many designs keep all ceilings; nothing for more than two, or where that is not affordable.
std::optional<Natural> count_under(std::span<const Ceiling> ceilings, const Circuit& circuit, const OptionLayer& layer,
                                   const Selections& selections);

/// The same for each option, rounded. Nothing where count_under has nothing, or for numbers beyond a double's range.
std::optional<PerOption<double>> count_options_under(std::span<const Ceiling> ceilings, const Circuit& circuit,
                                                     const OptionLayer& layer, const Selections& selections);

}  // namespace maquette::compile
