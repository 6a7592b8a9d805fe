// CaDiCaL the way a fast configurator would use a SAT solver: selections as assumptions, every model found is kept and
// proves its options at once wherever it fits the selections, and the solver is told to prefer what no model shows yet.
// What was impossible stays so while selections are only added.
//
// (The backbone algorithms of Janota, Lynce and Marques-Silva, 2015.)
#include <algorithm>
#include <cadical.hpp>
#include <deque>

#include "bench/peers/peers.h"

namespace maquette::bench {
namespace {

constexpr std::size_t kWitnessesKept = 3000;
constexpr int kSatisfiable = 10;

/// One option for each part.
using Witness = std::vector<OptionIndex>;

class Cadical : public Contestant {
 public:
  explicit Cadical(std::shared_ptr<const Model> model)
      : model_(std::move(model)), numbers_(*model_), encoding_(without_sums(encode(*model_))) {
    solver_.set("quiet", 1);
    for (const SolverClause& clause : encoding_.clauses) {
      for (const SolverLiteral literal : clause) solver_.add(literal);
      solver_.add(0);
    }
  }

  std::optional<Answer> ask(const Selections& selections, std::chrono::milliseconds patience) override {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    Answer answer{false, std::vector<std::uint8_t>(numbers_.size(), 0)};
    prefer_all();
    for (const Witness& witness : witnesses_) {
      if (fits(witness, selections)) take(witness, answer);
    }
    const bool only_added =
        std::includes(selections.chosen.begin(), selections.chosen.end(), last_.chosen.begin(), last_.chosen.end());
    if (answer.satisfiable || solve(selections, 0, answer)) {
      for (PartIndex part = 0; part < model_->parts.size(); ++part) {
        if (selections.chosen.contains(part)) continue;
        for (OptionIndex option = 0; option < encoding_.option[part].size(); ++option) {
          const std::uint32_t number = numbers_(part, option);
          if (answer.possible[number] != 0) continue;
          if (only_added && !impossible_.empty() && impossible_[number]) continue;
          if (std::chrono::steady_clock::now() > deadline) return std::nullopt;
          solve(selections, encoding_.option[part][option], answer);
        }
      }
    }
    remember(selections, answer);
    return answer;
  }

 private:
  static bool fits(const Witness& witness, const Selections& selections) {
    return std::all_of(selections.chosen.begin(), selections.chosen.end(),
                       [&](const auto& chosen) { return witness[chosen.first] == chosen.second; });
  }

  void take(const Witness& witness, Answer& answer) {
    answer.satisfiable = true;
    for (PartIndex part = 0; part < witness.size(); ++part) {
      std::uint8_t& possible = answer.possible[numbers_(part, witness[part])];
      if (possible == 0) now_seen(part, witness[part], answer);
      possible = 1;
    }
  }

  /// `wish`: 0 for none.
  bool solve(const Selections& selections, SolverLiteral wish, Answer& answer) {
    for (const auto& [part, option] : selections.chosen) solver_.assume(encoding_.option[part][option]);
    if (wish != 0) solver_.assume(wish);
    if (solver_.solve() != kSatisfiable) return false;
    Witness witness;
    for (const auto& literals : encoding_.option) {
      const auto chosen = std::find_if(literals.begin(), literals.end(), [&](SolverLiteral each) { return is_true(each); });
      witness.push_back(static_cast<OptionIndex>(chosen - literals.begin()));
    }
    take(witness, answer);
    witnesses_.push_back(std::move(witness));
    if (witnesses_.size() > kWitnessesKept) witnesses_.pop_front();
    return true;
  }

  /// Phases stay until they are taken back, so each option's is touched twice in a question, not at every check.
  void prefer_all() {
    for (const auto& literals : encoding_.option) {
      for (const SolverLiteral literal : literals) solver_.phase(literal);
    }
  }

  void now_seen(PartIndex part, OptionIndex option, const Answer& answer) {
    const auto& literals = encoding_.option[part];
    const bool is_boolean = literals.size() == 2;
    const bool other_is_unseen = is_boolean && answer.possible[numbers_(part, 1 - option)] == 0;
    if (other_is_unseen) {
      solver_.phase(-literals[option]);
    } else {
      solver_.unphase(std::abs(literals[option]));
    }
  }

  bool is_true(SolverLiteral literal) { return literal > 0 ? solver_.val(literal) > 0 : solver_.val(-literal) < 0; }

  void remember(const Selections& selections, const Answer& answer) {
    last_ = selections;
    impossible_.assign(answer.possible.size(), false);
    for (PartIndex part = 0; part < model_->parts.size(); ++part) {
      if (selections.chosen.contains(part)) continue;
      for (std::uint32_t number = numbers_.first(part); number < numbers_.first(part + 1); ++number) {
        impossible_[number] = answer.possible[number] == 0;
      }
    }
  }

  std::shared_ptr<const Model> model_;
  OptionNumbers numbers_;
  Encoding encoding_;
  CaDiCaL::Solver solver_;
  std::deque<Witness> witnesses_;
  Selections last_;
  std::vector<bool> impossible_;  ///< beside last_; empty until the first answer
};

}  // namespace

std::unique_ptr<Contestant> make_cadical(std::shared_ptr<const Model> model) {
  return std::make_unique<Cadical>(std::move(model));
}

}  // namespace maquette::bench
