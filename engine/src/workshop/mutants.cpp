// Small mistakes in a rule, as people make them: a forgotten rule, an `and` that should be an `or`, one too many.
//
// The mistakes are made in the rule's meaning (maquette/formula.h), not in its text, so that they are the same however a
// rule is written and none is a mere misspelling. A copy of the formula is changed in place, one node at a time, taken as a
// mutant, and changed back. A sum's limit is moved to the next sum the options can make: a cent more than a limit no design
// meets would only make equivalent mutants. (DeMillo, Lipton and Sayward, "Hints on test data selection", 1978; for feature
// models, Henard, Papadakis and Le Traon, "Mutation-based generation of software product line test configurations", 2014.)
#include <algorithm>
#include <numeric>

#include "maquette/mutation.h"

namespace maquette {
namespace {

constexpr auto kNoUpper = std::numeric_limits<std::int64_t>::max();
constexpr auto kNoLower = std::numeric_limits<std::int64_t>::min();

/// The sums that the terms can make are `start` and multiples of `step` away from it.
struct Grid {
  std::int64_t start = 0, step = 0;

  std::int64_t at_or_below(std::int64_t limit) const {
    const std::int64_t past = (limit - start) % step;
    return limit - (past < 0 ? past + step : past);
  }
  std::int64_t at_or_above(std::int64_t limit) const {
    const std::int64_t below = at_or_below(limit);
    return below == limit ? limit : below + step;
  }
};

Grid grid_of(const Linear& linear) {
  Grid grid;
  for (const Linear::Term& term : linear.terms) {
    grid.start += term.values.front();
    for (const std::int64_t value : term.values) grid.step = std::gcd(grid.step, value - term.values.front());
  }
  return grid;
}

class Mutator {
 public:
  Mutator(const Model& model, std::size_t most, std::vector<Mutant>& mutants)
      : model_(model), most_(most), mutants_(mutants) {}

  void mutate(RuleIndex rule) {
    rule_ = rule;
    root_ = model_.rules[rule].formula;
    take_with(root_, Formula{Constant{true}}, "left out");
    visit(root_);
  }

 private:
  void visit(Formula& formula) {
    std::visit([&](auto& node) { change(formula, node); }, formula.node);
  }

  /// The rule with `formula`, a part of it, replaced.
  void take_with(Formula& formula, Formula other, std::string what) {
    if (mutants_.size() >= most_) return;
    std::swap(formula, other);
    Mutant mutant;
    mutant.rule = rule_;
    mutant.what = std::move(what);
    mutant.formula = root_;
    mutants_.push_back(std::move(mutant));
    std::swap(formula, other);
  }

  void visit_all(std::vector<Formula>& operands) {
    for (Formula& operand : operands) visit(operand);
  }

  void change(Formula&, Constant&) {}  // nothing smaller than leaving the rule out

  void change(Formula& formula, Among& among) {
    if (model_.parts[among.part].kind != PartKind::choice) return change_ranges(formula, among);
    if (among.options.size() < 2) return;
    const Part& part = model_.parts[among.part];
    for (std::size_t i = 0; i < among.options.size(); ++i) {
      Among fewer = among;
      fewer.options.erase(fewer.options.begin() + static_cast<std::ptrdiff_t>(i));
      take_with(formula, {std::move(fewer)}, part.id + "=" + part.options[among.options[i]].id + " does not count");
    }
  }

  /// Values in a row are a comparison: its ends move by one.
  void change_ranges(Formula& formula, const Among& among) {
    const Part& part = model_.parts[among.part];
    const auto has = [&](OptionIndex option) {
      return std::binary_search(among.options.begin(), among.options.end(), option);
    };
    for (OptionIndex option = 0; option < part.options.size(); ++option) {
      const bool here = has(option);
      const bool beside_other =
          (option > 0 && has(option - 1) != here) || (option + 1 < part.options.size() && has(option + 1) != here);
      const bool end = here && (option == 0 || option + 1 == part.options.size());
      if (!(beside_other || end) || (here && among.options.size() == 1)) continue;
      Among moved = among;
      if (here) {
        std::erase(moved.options, option);
      } else {
        moved.options.insert(std::lower_bound(moved.options.begin(), moved.options.end(), option), option);
      }
      take_with(formula, {std::move(moved)},
                part.id + "=" + part.options[option].id + (here ? " does not count" : " counts too"));
    }
  }

  void change(Formula& formula, Not& negation) {
    take_with(formula, negation.operand[0], "\"not\" left out");
    visit(negation.operand[0]);
  }

  void change(Formula& formula, And& conjunction) {
    if (conjunction.operands.size() > 1) take_with(formula, {Or{conjunction.operands}}, "\"and\" becomes \"or\"");
    visit_all(conjunction.operands);
  }

  void change(Formula& formula, Or& disjunction) {
    if (disjunction.operands.size() > 1) take_with(formula, {And{disjunction.operands}}, "\"or\" becomes \"and\"");
    visit_all(disjunction.operands);
  }

  void change(Formula& formula, Implies& implication) {
    take_with(formula, {Iff{implication.operands}}, "\"if .. then\" becomes \"exactly when\"");
    visit_all(implication.operands);
  }

  void change(Formula& formula, Iff& equivalence) {
    const auto& sides = equivalence.operands;
    take_with(formula, {Implies{sides}}, "\"exactly when\" becomes \"if .. then\"");
    take_with(formula, {Implies{{sides[1], sides[0]}}}, "\"exactly when\" becomes \"then .. if\"");
    visit_all(equivalence.operands);
  }

  void change(Formula& formula, Cardinality& count) {
    const auto size = static_cast<std::int64_t>(count.operands.size());
    const auto move = [&](std::int64_t lower, std::int64_t upper, const char* word, std::int64_t to) {
      take_with(formula, {Cardinality{lower, upper, count.operands}}, std::string(word) + std::to_string(to));
    };
    if (count.upper < size) move(count.lower, count.upper + 1, "\"at most\" becomes ", count.upper + 1);
    if (count.upper < size && count.upper > std::max<std::int64_t>(count.lower, 0))
      move(count.lower, count.upper - 1, "\"at most\" becomes ", count.upper - 1);
    if (count.lower > 0) move(count.lower - 1, count.upper, "\"at least\" becomes ", count.lower - 1);
    if (count.lower > 0 && count.lower < std::min(count.upper, size))
      move(count.lower + 1, count.upper, "\"at least\" becomes ", count.lower + 1);
    visit_all(count.operands);
  }

  void change(Formula& formula, Linear& linear) {
    const Grid grid = grid_of(linear);
    if (grid.step == 0) return;
    const auto move = [&](std::int64_t lower, std::int64_t upper, std::int64_t by) {
      Linear moved = linear;
      moved.lower = lower;
      moved.upper = upper;
      take_with(formula, {std::move(moved)},
                "the limit is " + std::to_string(by < 0 ? -by : by) + (by < 0 ? " lower" : " higher"));
    };
    if (linear.upper != kNoUpper) {
      const std::int64_t last = grid.at_or_below(linear.upper);
      move(linear.lower, last + grid.step, last + grid.step - linear.upper);
      move(linear.lower, last - grid.step, last - grid.step - linear.upper);
    }
    if (linear.lower != kNoLower) {
      const std::int64_t first = grid.at_or_above(linear.lower);
      move(first - grid.step, linear.upper, first - grid.step - linear.lower);
      move(first + grid.step, linear.upper, first + grid.step - linear.lower);
    }
  }

  void change(Formula& formula, Table& table) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      Table fewer = table;
      fewer.rows.erase(fewer.rows.begin() + static_cast<std::ptrdiff_t>(row));
      take_with(formula, {std::move(fewer)}, "row " + std::to_string(row + 1) + " left out");
      for (std::size_t column = 0; column < table.parts.size(); ++column) change_cell(formula, table, row, column);
    }
  }

  void change_cell(Formula& formula, const Table& table, std::size_t row, std::size_t column) {
    const auto& cell = table.rows[row][column];
    if (cell.size() < 2) return;
    const Part& part = model_.parts[table.parts[column]];
    for (std::size_t i = 0; i < cell.size(); ++i) {
      Table altered = table;
      auto& fewer = altered.rows[row][column];
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      take_with(formula, {std::move(altered)},
                part.id + "=" + part.options[cell[i]].id + " left out of row " + std::to_string(row + 1));
    }
  }

  const Model& model_;
  std::size_t most_;
  std::vector<Mutant>& mutants_;
  RuleIndex rule_ = 0;
  Formula root_;
};

}  // namespace

std::vector<Mutant> mutants_of(const Model& model, std::size_t most) {
  std::vector<Mutant> mutants;
  Mutator mutator(model, most, mutants);
  for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) mutator.mutate(rule);
  return mutants;
}

}  // namespace maquette
