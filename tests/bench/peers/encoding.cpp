#include "bench/peers/encoding.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace maquette::bench {
namespace {

class Encoder {
 public:
  explicit Encoder(const Model& model) : model_(model) {}

  Encoding run() {
    true_ = new_variable();
    add({true_});
    for (const Part& part : model_.parts) declare(part);
    for (const Rule& rule : model_.rules) require(rule.formula);
    return std::move(encoding_);
  }

  // What a formula is called, by its shape.
  SolverLiteral operator()(const Constant& constant) { return constant.value ? true_ : -true_; }
  SolverLiteral operator()(const Among& among) { return name(among.part, among.options); }
  SolverLiteral operator()(const Not& negation) { return -name(negation.operand[0]); }
  SolverLiteral operator()(const And& conjunction) { return all_of(names(conjunction.operands)); }
  SolverLiteral operator()(const Or& disjunction) { return any_of(names(disjunction.operands)); }
  SolverLiteral operator()(const Implies& implication) {
    return any_of({-name(implication.operands[0]), name(implication.operands[1])});
  }
  SolverLiteral operator()(const Iff& equivalence) {
    const SolverLiteral a = name(equivalence.operands[0]);
    const SolverLiteral b = name(equivalence.operands[1]);
    const SolverLiteral same = new_variable();
    for (const SolverClause& clause : {SolverClause{-same, -a, b}, {-same, a, -b}, {same, a, b}, {same, -a, -b}})
      add(clause);
    return same;
  }
  SolverLiteral operator()(const Cardinality& cardinality) { return all_of(names_of(sums_of(cardinality))); }
  SolverLiteral operator()(const Linear& linear) { return all_of(names_of(sums_of(linear))); }
  SolverLiteral operator()(const Table& table) {
    const SolverLiteral any = any_of(rows_of(table));
    return table.allowed ? any : -any;
  }

 private:
  SolverLiteral new_variable() { return ++encoding_.variables; }
  void add(SolverClause clause) { encoding_.clauses.push_back(std::move(clause)); }

  void declare(const Part& part) {
    auto& literals = encoding_.option.emplace_back();
    const std::size_t options = part.options.size();
    if (options == 1) {
      literals = {true_};
    } else if (options == 2) {
      literals = {-new_variable(), encoding_.variables};
    } else {
      for (std::size_t i = 0; i < options; ++i) literals.push_back(new_variable());
      add(literals);
      at_most_one(literals);
    }
  }

  void at_most_one(const std::vector<SolverLiteral>& literals) {
    for (std::size_t i = 0; i < literals.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) add({-literals[i], -literals[j]});
    }
  }

  SolverLiteral name(const Formula& formula) { return std::visit(*this, formula.node); }

  std::vector<SolverLiteral> names(const std::vector<Formula>& formulas) {
    std::vector<SolverLiteral> literals;
    for (const Formula& formula : formulas) literals.push_back(name(formula));
    return literals;
  }

  SolverLiteral name(PartIndex part, const std::vector<OptionIndex>& options) {
    const auto& literals = encoding_.option[part];
    if (options.empty()) return -true_;
    if (options.size() == literals.size()) return true_;
    if (options.size() == 1) return literals[options[0]];
    const auto [known, is_new] = sets_.try_emplace({part, options}, 0);
    if (is_new) {
      std::vector<SolverLiteral> members;
      for (const OptionIndex option : options) members.push_back(literals[option]);
      known->second = any_of(std::move(members));
    }
    return known->second;
  }

  SolverLiteral any_of(std::vector<SolverLiteral> literals) {
    if (literals.size() == 1) return literals[0];
    const SolverLiteral any = new_variable();
    for (const SolverLiteral literal : literals) add({any, -literal});
    literals.push_back(-any);
    add(std::move(literals));
    return any;
  }

  SolverLiteral all_of(std::vector<SolverLiteral> literals) {
    for (SolverLiteral& literal : literals) literal = -literal;
    return literals.empty() ? true_ : -any_of(std::move(literals));
  }

  // Rules need no name of their own: what they say is added as it is.

  void require(const Formula& formula) {
    if (const auto* conjunction = std::get_if<And>(&formula.node)) {
      for (const Formula& operand : conjunction->operands) require(operand);
    } else if (const auto* disjunction = std::get_if<Or>(&formula.node)) {
      add(names(disjunction->operands));
    } else if (const auto* implication = std::get_if<Implies>(&formula.node)) {
      add({-name(implication->operands[0]), name(implication->operands[1])});
    } else if (const auto* cardinality = std::get_if<Cardinality>(&formula.node)) {
      for (const WeightedSum& sum : sums_of(*cardinality)) require(sum);
    } else if (const auto* linear = std::get_if<Linear>(&formula.node)) {
      for (const WeightedSum& sum : sums_of(*linear)) require(sum);
    } else if (const auto* table = std::get_if<Table>(&formula.node)) {
      require(*table);
    } else {
      add({name(formula)});
    }
  }

  std::vector<SolverLiteral> rows_of(const Table& table) {
    std::vector<SolverLiteral> rows;
    for (const auto& row : table.rows) {
      std::vector<SolverLiteral> cells;
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (!row[i].empty()) cells.push_back(name(table.parts[i], row[i]));
      }
      rows.push_back(all_of(std::move(cells)));
    }
    return rows;
  }

  void require(const Table& table) {
    const std::vector<SolverLiteral> rows = rows_of(table);
    if (!table.allowed) {
      for (const SolverLiteral row : rows) add({-row});
      return;
    }
    add(rows);
    for (std::size_t i = 0; i < table.parts.size(); ++i) {
      for (OptionIndex option = 0; option < encoding_.option[table.parts[i]].size(); ++option) {
        SolverClause supported{-encoding_.option[table.parts[i]][option]};
        for (std::size_t row = 0; row < rows.size(); ++row) {
          const auto& cell = table.rows[row][i];
          if (cell.empty() || std::binary_search(cell.begin(), cell.end(), option)) supported.push_back(rows[row]);
        }
        add(std::move(supported));
      }
    }
  }

  /// lower <= sum <= upper, as the one and the other.
  static std::vector<WeightedSum> between(const std::vector<WeightedSum::Term>& terms, std::int64_t lower,
                                          std::int64_t upper) {
    std::vector<WeightedSum> sums;
    std::int64_t total = 0;
    for (const auto& term : terms) total += term.weight;
    if (upper < total) sums.push_back({terms, upper});
    if (lower > 0) {
      auto& inverted = sums.emplace_back(WeightedSum{terms, std::max<std::int64_t>(total - lower, -1)});
      for (auto& term : inverted.terms) term.literal = -term.literal;
    }
    return sums;
  }

  std::vector<WeightedSum> sums_of(const Cardinality& cardinality) {
    std::vector<WeightedSum::Term> terms;
    for (const SolverLiteral literal : names(cardinality.operands)) terms.push_back({literal, 1});
    return between(terms, cardinality.lower, cardinality.upper);
  }

  std::vector<WeightedSum> sums_of(const Linear& linear) {
    std::vector<WeightedSum::Term> terms;
    std::int64_t least = 0;
    for (const Linear::Term& term : linear.terms) {
      const std::int64_t low = *std::min_element(term.values.begin(), term.values.end());
      least += low;
      for (OptionIndex option = 0; option < term.values.size(); ++option) {
        if (term.values[option] > low) terms.push_back({encoding_.option[term.part][option], term.values[option] - low});
      }
    }
    constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::max();
    return between(terms, linear.lower == -kNone - 1 ? 0 : linear.lower - least,
                   linear.upper == kNone ? kNone : linear.upper - least);
  }

  void require(const WeightedSum& sum) {
    if (sum.bound < 0) return add({-true_});
    const bool unweighted = std::all_of(sum.terms.begin(), sum.terms.end(), [](const auto& t) { return t.weight == 1; });
    std::vector<SolverLiteral> negated;
    for (const auto& term : sum.terms) negated.push_back(-term.literal);
    if (sum.bound == 0) {
      for (const SolverLiteral literal : negated) add({literal});
    } else if (unweighted && sum.bound + 1 == static_cast<std::int64_t>(sum.terms.size())) {
      add(std::move(negated));
    } else {
      encoding_.sums.push_back(sum);
    }
  }

  std::vector<SolverLiteral> names_of(const std::vector<WeightedSum>& sums) {
    std::vector<SolverLiteral> literals;
    for (const WeightedSum& sum : sums) literals.push_back(name(sum));
    return literals;
  }

  /// A literal that is true exactly when the sum keeps its bound: each direction is a sum of its own, which the literal's
  /// weight switches off.
  SolverLiteral name(const WeightedSum& sum) {
    if (sum.bound < 0) return -true_;
    std::int64_t total = 0;
    for (const auto& term : sum.terms) total += term.weight;
    const SolverLiteral keeps = new_variable();
    WeightedSum if_named = sum;
    if_named.terms.push_back({keeps, total - sum.bound});
    if_named.bound = total;
    WeightedSum unless_named = sum;
    for (auto& term : unless_named.terms) term.literal = -term.literal;
    unless_named.terms.push_back({-keeps, sum.bound + 1});
    unless_named.bound = total;
    encoding_.sums.push_back(std::move(if_named));
    encoding_.sums.push_back(std::move(unless_named));
    return keeps;
  }

  const Model& model_;
  Encoding encoding_;
  SolverLiteral true_ = 0;
  std::map<std::pair<PartIndex, std::vector<OptionIndex>>, SolverLiteral> sets_;
};

}  // namespace

bool Encoding::has_small_weights() const {
  constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max() / 2;
  return std::all_of(sums.begin(), sums.end(), [](const WeightedSum& sum) {
    std::int64_t total = 0;
    for (const auto& term : sum.terms) total += std::min(term.weight, kMost + 1);
    return total <= kMost;
  });
}

Encoding encode(const Model& model) { return Encoder(model).run(); }

}  // namespace maquette::bench
