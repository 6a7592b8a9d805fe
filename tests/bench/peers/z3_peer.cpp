// Z3 as a configurator usually calls it: rules asserted once, selections as assumptions, and then either a check for every
// option or `consequences`, which finds everything that is forced in one call.
//
// Sums are pseudo-Boolean. Single checks go to the solver for finite domains (QF_FD), the fastest for them; `consequences`
// to `solver::simple()`, the form that agreed with single checks wherever we compared: the QF_FD solver lost consequences
// without a word, and so did sums over integers.
#include <z3++.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "bench/peers/peers.h"

namespace maquette::bench {
namespace {

class Z3Peer : public Contestant {
 public:
  enum class Kind : std::uint8_t { plain, finite_domain };

  Z3Peer(std::shared_ptr<const Model> model, Kind kind)
      : model_(std::move(model)), numbers_(*model_), encoding_(encode(*model_)), solver_(make_solver(kind)) {
    for (int variable = 1; variable <= encoding_.variables; ++variable) {
      const std::string name = "v" + std::to_string(variable);
      variables_.push_back(context_.bool_const(name.c_str()));
    }
    for (const SolverClause& clause : encoding_.clauses) {
      z3::expr_vector literals(context_);
      for (const SolverLiteral each : clause) literals.push_back(literal(each));
      solver_.add(z3::mk_or(literals));
    }
    for (const WeightedSum& sum : encoding_.sums) solver_.add(at_most(sum));
  }

 protected:
  z3::expr literal(SolverLiteral literal) const {
    const z3::expr& variable = variables_[static_cast<std::size_t>(std::abs(literal) - 1)];
    return literal > 0 ? variable : !variable;
  }

  z3::expr_vector assumptions(const Selections& selections) {
    z3::expr_vector assumed(context_);
    for (const auto& [part, option] : selections.chosen) assumed.push_back(literal(encoding_.option[part][option]));
    return assumed;
  }

  void set_patience(std::chrono::milliseconds patience) {
    const auto most = static_cast<std::int64_t>(std::numeric_limits<int>::max());
    solver_.set("timeout", static_cast<unsigned>(std::clamp<std::int64_t>(patience.count(), 1, most)));
  }

  Answer nothing_possible() const { return {false, std::vector<std::uint8_t>(numbers_.size(), 0)}; }

  std::shared_ptr<const Model> model_;
  OptionNumbers numbers_;
  Encoding encoding_;
  z3::context context_;
  z3::solver solver_;
  std::vector<z3::expr> variables_;

 private:
  z3::solver make_solver(Kind kind) {
    const bool finite = kind == Kind::finite_domain && encoding_.has_small_weights();
    return finite ? z3::solver(context_, "QF_FD") : z3::solver(context_, z3::solver::simple());
  }

  z3::expr at_most(const WeightedSum& sum) {
    std::int64_t divisor = 0;
    for (const auto& term : sum.terms) divisor = std::gcd(divisor, term.weight);
    const std::int64_t bound = sum.bound / divisor;
    if (bound >= std::numeric_limits<int>::max() - 1) return integer_sum(sum) <= context_.int_val(sum.bound);
    z3::expr_vector literals(context_);
    std::vector<int> weights;
    for (const auto& term : sum.terms) {
      literals.push_back(literal(term.literal));
      weights.push_back(static_cast<int>(std::min(term.weight / divisor, bound + 1)));
    }
    return z3::pble(literals, weights.data(), static_cast<int>(bound));
  }

  z3::expr integer_sum(const WeightedSum& sum) {
    z3::expr_vector terms(context_);
    for (const auto& term : sum.terms) {
      terms.push_back(z3::ite(literal(term.literal), context_.int_val(term.weight), context_.int_val(0)));
    }
    return z3::sum(terms);
  }
};

class Naive : public Z3Peer {
 public:
  explicit Naive(std::shared_ptr<const Model> model) : Z3Peer(std::move(model), Kind::finite_domain) {}

  std::optional<Answer> ask(const Selections& selections, std::chrono::milliseconds patience) override {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    set_patience(patience);
    Answer answer = nothing_possible();
    z3::expr_vector assumed = assumptions(selections);
    z3::check_result verdict = solver_.check(assumed);
    answer.satisfiable = verdict == z3::sat;
    for (PartIndex part = 0; part < model_->parts.size(); ++part) {
      if (selections.chosen.contains(part)) continue;
      for (OptionIndex option = 0; option < encoding_.option[part].size(); ++option) {
        if (verdict == z3::unknown || std::chrono::steady_clock::now() > deadline) return std::nullopt;
        assumed.push_back(literal(encoding_.option[part][option]));
        verdict = solver_.check(assumed);
        assumed.pop_back();
        answer.possible[numbers_(part, option)] = verdict == z3::sat ? 1 : 0;
      }
    }
    if (verdict == z3::unknown) return std::nullopt;
    return answer;
  }
};

class Consequences : public Z3Peer {
 public:
  explicit Consequences(std::shared_ptr<const Model> model) : Z3Peer(std::move(model), Kind::plain), asked_(context_) {
    std::vector<bool> is_asked(variables_.size(), false);
    for (const auto& part : encoding_.option) {
      for (const SolverLiteral each : part) is_asked[static_cast<std::size_t>(std::abs(each) - 1)] = true;
    }
    for (std::size_t i = 0; i < is_asked.size(); ++i) {
      if (is_asked[i]) asked_.push_back(variables_[i]);
    }
  }

  std::optional<Answer> ask(const Selections& selections, std::chrono::milliseconds patience) override {
    set_patience(patience);
    z3::expr_vector assumed = assumptions(selections);
    z3::expr_vector consequences(context_);
    const z3::check_result verdict = solver_.consequences(assumed, asked_, consequences);
    if (verdict == z3::unknown) return std::nullopt;
    Answer answer = nothing_possible();
    if (verdict == z3::unsat) return answer;
    answer.satisfiable = true;
    std::vector<int> forced(variables_.size(), 0);
    for (const z3::expr& consequence : consequences) note(consequence, forced);
    for (PartIndex part = 0; part < model_->parts.size(); ++part) {
      for (OptionIndex option = 0; option < encoding_.option[part].size(); ++option) {
        const SolverLiteral each = encoding_.option[part][option];
        const int value = forced[static_cast<std::size_t>(std::abs(each) - 1)];
        answer.possible[numbers_(part, option)] = value == 0 || (value > 0) == (each > 0) ? 1 : 0;
      }
    }
    return answer;
  }

 private:
  /// A consequence reads "assumptions => literal".
  static void note(const z3::expr& consequence, std::vector<int>& forced) {
    z3::expr literal = consequence.is_implies() ? consequence.arg(1) : consequence;
    const bool negated = literal.is_not();
    if (negated) literal = literal.arg(0);
    const std::string name = literal.decl().name().str();
    forced[std::stoul(name.substr(1)) - 1] = negated ? -1 : 1;
  }

  z3::expr_vector asked_;
};

}  // namespace

std::unique_ptr<Contestant> make_z3_naive(std::shared_ptr<const Model> model) {
  return std::make_unique<Naive>(std::move(model));
}

std::unique_ptr<Contestant> make_z3_consequences(std::shared_ptr<const Model> model) {
  return std::make_unique<Consequences>(std::move(model));
}

}  // namespace maquette::bench
