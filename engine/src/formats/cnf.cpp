#include "formats/cnf.h"

#include <algorithm>
#include <limits>

#include "formats/feature_model.h"
#include "formats/write_names.h"

namespace maquette::formats {
namespace {

constexpr std::size_t kMostPairs = 40;       ///< operands of an "at most one" that are written as pairs
constexpr std::size_t kMostNodes = 100'000;  ///< of one sum
constexpr CnfLiteral kTrue = std::numeric_limits<CnfLiteral>::max();
constexpr CnfLiteral kFalse = -kTrue;

/// A rule that takes too many nodes or clauses.
struct TooBig {};

/// The literals of which exactly one holds, each with what it adds to a sum.
using Term = std::vector<std::pair<CnfLiteral, std::int64_t>>;

class Encoder {
 public:
  explicit Encoder(const Model& model) : model_(model) {}

  CnfResult run() {
    for (const Part& part : model_.parts) declare(part);
    CnfResult result;
    for (RuleIndex rule = 0; rule < model_.rules.size(); ++rule) {
      const std::size_t clauses = cnf_.clauses.size(), variables = cnf_.names.size();
      try {
        require(model_.rules[rule].formula);
      } catch (const TooBig&) {
        undo(clauses, variables);
        result.left_out.push_back(rule);
      }
    }
    result.cnf = std::move(cnf_);
    return result;
  }

 private:
  void declare(const Part& part) {
    std::vector<CnfLiteral>& literals = options_.emplace_back();
    if (is_feature(part)) {
      const CnfLiteral variable = add_variable(part.id);
      literals = {-variable, variable};
      return;
    }
    for (OptionIndex option = 0; option < part.options.size(); ++option) {
      literals.push_back(add_variable(option_name(part, option)));
    }
    add_clause(literals);
    for (std::size_t i = 0; i < literals.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) add_clause({-literals[i], -literals[j]});
    }
  }

  /// Everything the rule has added goes; no later rule may use it.
  void undo(std::size_t clauses, std::size_t variables) {
    cnf_.clauses.resize(clauses);
    cnf_.names.resize(variables);
    sets_.clear();
  }

  CnfLiteral add_variable(std::string name) {
    cnf_.names.push_back(std::move(name));
    return static_cast<CnfLiteral>(cnf_.names.size());
  }

  void add_clause(std::vector<CnfLiteral> clause) {
    if (std::find(clause.begin(), clause.end(), kTrue) != clause.end()) return;
    std::erase(clause, kFalse);
    if (cnf_.clauses.size() >= kMaxRules || cnf_.names.size() >= kMaxFeatures) throw TooBig{};
    cnf_.clauses.push_back(std::move(clause));
  }

  // What must hold.

  void require(const Formula& formula) {
    if (const auto* all = std::get_if<And>(&formula.node)) {
      for (const Formula& operand : all->operands) require(operand);
    } else if (const auto* cardinality = std::get_if<Cardinality>(&formula.node);
               cardinality && require_pairs(*cardinality)) {
      return;
    } else {
      std::vector<CnfLiteral> clause;
      collect(formula, true, clause);
      add_clause(std::move(clause));
    }
  }

  /// "At most one" of few, as pairs that exclude each other.
  bool require_pairs(const Cardinality& cardinality) {
    if (cardinality.lower > 0 || cardinality.upper != 1 || cardinality.operands.size() > kMostPairs) return false;
    std::vector<CnfLiteral> literals;
    for (const Formula& operand : cardinality.operands) literals.push_back(define(operand));
    for (std::size_t i = 0; i < literals.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) add_clause({negated(literals[i]), negated(literals[j])});
    }
    return true;
  }

  /// The disjuncts of a formula or of its negation.
  void collect(const Formula& formula, bool positive, std::vector<CnfLiteral>& clause) {
    if (const auto* negation = std::get_if<Not>(&formula.node)) return collect(negation->operand[0], !positive, clause);
    if (const auto* any = std::get_if<Or>(&formula.node); any != nullptr && positive) {
      for (const Formula& operand : any->operands) collect(operand, true, clause);
    } else if (const auto* all = std::get_if<And>(&formula.node); all != nullptr && !positive) {
      for (const Formula& operand : all->operands) collect(operand, false, clause);
    } else if (const auto* implication = std::get_if<Implies>(&formula.node); implication != nullptr && positive) {
      collect(implication->operands[0], false, clause);
      collect(implication->operands[1], true, clause);
    } else if (const auto* among = std::get_if<Among>(&formula.node); among != nullptr && positive) {
      for (const OptionIndex option : among->options) clause.push_back(options_[among->part][option]);
    } else {
      const CnfLiteral literal = define(formula);
      clause.push_back(positive ? literal : negated(literal));
    }
  }

  // What is equivalent.

  static CnfLiteral negated(CnfLiteral literal) { return -literal; }

  CnfLiteral define(const Formula& formula) {
    return std::visit([this](const auto& node) { return define(node); }, formula.node);
  }

  CnfLiteral define(const Constant& node) { return node.value ? kTrue : kFalse; }
  CnfLiteral define(const Not& node) { return negated(define(node.operand[0])); }
  CnfLiteral define(const And& node) { return conjunction(define_each(node.operands)); }
  CnfLiteral define(const Or& node) { return disjunction(define_each(node.operands)); }
  CnfLiteral define(const Implies& node) {
    return disjunction({negated(define(node.operands[0])), define(node.operands[1])});
  }

  CnfLiteral define(const Iff& node) {
    const CnfLiteral a = define(node.operands[0]), b = define(node.operands[1]);
    if (a == kTrue || a == kFalse) return a == kTrue ? b : negated(b);
    if (b == kTrue || b == kFalse) return b == kTrue ? a : negated(a);
    const CnfLiteral same = add_variable({});
    add_clause({-same, -a, b});
    add_clause({-same, a, -b});
    add_clause({same, a, b});
    add_clause({same, -a, -b});
    return same;
  }

  CnfLiteral define(const Among& node) {
    const auto& literals = options_[node.part];
    if (node.options.empty()) return kFalse;
    if (node.options.size() == literals.size()) return kTrue;
    if (node.options.size() == 1) return literals[node.options[0]];
    const auto known = sets_.find({node.part, node.options});
    if (known != sets_.end()) return known->second;
    std::vector<CnfLiteral> members;
    for (const OptionIndex option : node.options) members.push_back(literals[option]);
    return sets_[{node.part, node.options}] = disjunction(members);
  }

  CnfLiteral define(const Cardinality& node) {
    std::vector<Term> terms;
    for (const CnfLiteral literal : define_each(node.operands)) terms.push_back({{literal, 1}, {negated(literal), 0}});
    return sum(terms, node.lower, node.upper);
  }

  CnfLiteral define(const Linear& node) {
    std::vector<Term> terms;
    for (const Linear::Term& term : node.terms) {
      Term& added = terms.emplace_back();
      for (std::size_t i = 0; i < term.values.size(); ++i) added.emplace_back(options_[term.part][i], term.values[i]);
    }
    return sum(terms, node.lower, node.upper);
  }

  CnfLiteral define(const Table& node) {
    std::vector<CnfLiteral> rows;
    for (const auto& row : node.rows) {
      std::vector<CnfLiteral> cells;
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (!row[i].empty()) cells.push_back(define(Among{node.parts[i], row[i]}));
      }
      rows.push_back(conjunction(std::move(cells)));
    }
    const CnfLiteral any = disjunction(std::move(rows));
    return node.allowed ? any : negated(any);
  }

  std::vector<CnfLiteral> define_each(const std::vector<Formula>& formulas) {
    std::vector<CnfLiteral> literals;
    for (const Formula& formula : formulas) literals.push_back(define(formula));
    return literals;
  }

  CnfLiteral conjunction(std::vector<CnfLiteral> literals) {
    for (CnfLiteral& literal : literals) literal = negated(literal);
    return negated(disjunction(std::move(literals)));
  }

  CnfLiteral disjunction(std::vector<CnfLiteral> literals) {
    if (std::find(literals.begin(), literals.end(), kTrue) != literals.end()) return kTrue;
    std::erase(literals, kFalse);
    if (literals.empty()) return kFalse;
    if (literals.size() == 1) return literals[0];
    const CnfLiteral any = add_variable({});
    for (const CnfLiteral literal : literals) add_clause({any, -literal});
    literals.push_back(-any);
    add_clause(std::move(literals));
    return any;
  }

  // Sums.

  struct Range {
    std::int64_t least = 0, most = 0;  ///< of what the terms behind can still add
  };

  static std::vector<Range> ranges(const std::vector<Term>& terms) {
    std::vector<Range> rest(terms.size() + 1);
    for (std::size_t i = terms.size(); i > 0; --i) {
      const auto [low, high] = std::minmax_element(terms[i - 1].begin(), terms[i - 1].end(),
                                                   [](const auto& a, const auto& b) { return a.second < b.second; });
      rest[i - 1] = {rest[i].least + low->second, rest[i].most + high->second};
    }
    return rest;
  }

  /// A node for each partial sum that decides nothing yet; forwards they are found, backwards defined.
  CnfLiteral sum(const std::vector<Term>& terms, std::int64_t lower, std::int64_t upper) {
    const std::vector<Range> rest = ranges(terms);
    const auto decided = [&](std::size_t layer, std::int64_t so_far) -> std::optional<CnfLiteral> {
      const std::int64_t least = so_far + rest[layer].least, most = so_far + rest[layer].most;
      if (most < lower || least > upper) return kFalse;
      if (least >= lower && most <= upper) return kTrue;
      return std::nullopt;
    };
    if (const auto known = decided(0, 0)) return *known;
    std::vector<std::map<std::int64_t, CnfLiteral>> layers(terms.size() + 1);
    layers[0][0] = kFalse;
    std::size_t nodes = 1;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      for (const auto& [so_far, unused] : layers[i]) {
        for (const auto& [literal, value] : terms[i]) {
          if (decided(i + 1, so_far + value)) continue;
          nodes += layers[i + 1].emplace(so_far + value, kFalse).second ? 1 : 0;
        }
      }
      if (nodes > kMostNodes) throw TooBig{};
    }
    for (std::size_t i = terms.size(); i > 0; --i) {
      for (auto& [so_far, node] : layers[i - 1]) {
        const std::int64_t before = so_far;
        node = choice(terms[i - 1], [&](std::int64_t value) {
          const auto known = decided(i, before + value);
          return known ? *known : layers[i].at(before + value);
        });
      }
    }
    return layers[0].at(0);
  }

  /// A node: whichever literal of the term holds, it is what `next` is then.
  template <class Next>
  CnfLiteral choice(const Term& term, const Next& next) {
    const CnfLiteral node = add_variable({});
    for (const auto& [literal, value] : term) {
      const CnfLiteral then = next(value);
      add_clause({negated(literal), -node, then});
      add_clause({negated(literal), node, negated(then)});
    }
    return node;
  }

  const Model& model_;
  Cnf cnf_;
  std::vector<std::vector<CnfLiteral>> options_;  ///< [part][option]
  std::map<std::pair<PartIndex, std::vector<OptionIndex>>, CnfLiteral> sets_;
};

}  // namespace

CnfResult to_cnf(const Model& model) { return Encoder(model).run(); }

}  // namespace maquette::formats
