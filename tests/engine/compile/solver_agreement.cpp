#include <algorithm>
#include <set>

#include "engine/compile/agreement.h"
#include "maquette/evaluate.h"
#include "query/domains.h"
#include "query/minimize.h"
#include "query/swap.h"
#include "support/random_model.h"
#include "z3/oracle.h"

namespace maquette::compile {
namespace {

using testing::as_choices;
using testing::Assignment;
using testing::BruteForce;
using testing::Random;

constexpr std::size_t kEnumerated = 24;
/// The clock of a busy machine is no reason for an unknown.
constexpr Limits kLimits{.resource = 20'000'000, .wall = std::chrono::minutes(5)};

class SolverCheck {
 public:
  SolverCheck(const std::shared_ptr<const Model>& model, const BruteForce& reference)
      : model_(*model),
        reference_(reference),
        swap_(*model),
        oracle_(model),
        finder_(model, swap_),
        session_(model, kLimits) {}

  Complaints run(Random& random) {
    check_number();
    for (const std::uint32_t percent : {0U, 30U, 60U}) {
      const Selections selections = testing::random_selections(model_, random, percent);
      const Choice wish = random_wish(random);
      check_states(selections);
      check_minimum(selections, static_cast<AttributeIndex>(random.below(3)));
      check_explanation(selections, wish);
      check_repairs(selections, wish);
    }
    return std::move(complaints_);
  }

 private:
  void complain_unless(bool good, const std::string& what) {
    if (!good) complaints_.push_back(what);
  }

  Choice random_wish(Random& random) const {
    const PartIndex part = random.below(static_cast<std::uint32_t>(model_.parts.size()));
    return {part, random.below(static_cast<std::uint32_t>(model_.parts[part].options.size()))};
  }

  /// Z3 finds every design and no other, one after the other, each forbidden once found.
  void check_number() {
    if (reference_.variants().size() > kEnumerated) return;
    const Oracle::Turn turn = oracle_.begin(kLimits);
    And none_of_them;
    std::set<Assignment> found;
    for (std::size_t i = 0; i <= kEnumerated; ++i) {
      const auto answer = oracle_.check({.also = Formula{none_of_them}});
      if (answer.verdict != Verdict::yes) break;
      found.insert(answer.witness);
      none_of_them.operands.push_back(differs_from(answer.witness));
    }
    const std::set<Assignment> expected(reference_.variants().begin(), reference_.variants().end());
    complain_unless(found == expected, "Z3 enumerates " + std::to_string(found.size()) + " designs");
  }

  static Formula differs_from(const Assignment& assignment) {
    And same;
    for (PartIndex part = 0; part < assignment.size(); ++part) {
      same.operands.push_back({Among{part, {assignment[part]}}});
    }
    return {Not{{Formula{std::move(same)}}}};
  }

  void check_states(const Selections& selections) {
    const Domains expected = reference_.domains(selections);
    {
      const Oracle::Turn turn = oracle_.begin(kLimits);
      Reasoner reasoner(oracle_, swap_, nullptr);
      const Domains proven = finder_.find(reasoner, selections);
      complain_unless(proven.states == expected.states && proven.satisfiable == expected.satisfiable, "Z3's states");
    }
    const Domains joint = session_.domains(selections);
    complain_unless(joint.states == expected.states && joint.satisfiable == expected.satisfiable, "the session's states");
  }

  void check_minimum(const Selections& selections, AttributeIndex attribute) {
    const auto expected = reference_.least(selections, attribute);
    const auto is_right = [&](const Completion& best) {
      if (!expected) return best.found == Verdict::no;
      return best.found == Verdict::yes && best.optimal && broken_rules(model_, best.variant).empty() &&
             quote(model_, best.variant).totals[attribute] == *expected;
    };
    complain_unless(is_right(session_.minimize(selections, attribute)), "the session's minimum");
    const Oracle::Turn turn = oracle_.begin(kLimits);
    Reasoner reasoner(oracle_, swap_, nullptr);
    complain_unless(is_right(minimize(reasoner, selections, attribute)), "Z3's minimum");
  }

  bool possible_for_z3(const std::vector<Choice>& choices, const std::vector<RuleIndex>& rules) {
    const Oracle::Turn turn = oracle_.begin(kLimits);
    return oracle_.check({.choices = choices, .rules = rules}).verdict == Verdict::yes;
  }

  void expect(bool possible, const std::vector<Choice>& choices, const std::vector<RuleIndex>& rules, const char* what) {
    complain_unless(reference_.possible(choices, rules) == possible, std::string(what) + ", says brute force");
    complain_unless(possible_for_z3(choices, rules) == possible, std::string(what) + ", says Z3");
  }

  void check_explanation(const Selections& selections, Choice wish) {
    std::vector<Choice> beside = as_choices(selections, wish.part);
    beside.push_back(wish);
    const Explanation why = session_.explain(selections, wish);
    complain_unless(why.found == (reference_.possible(beside) ? Verdict::no : Verdict::yes), "whether there is a conflict");
    if (why.found != Verdict::yes) return;
    std::vector<Choice> members = why.selections;
    members.push_back(wish);
    expect(false, members, why.rules, "a conflict that is none");
    for (const Choice& left_out : why.selections) {
      std::vector<Choice> rest = members;
      std::erase(rest, left_out);
      expect(true, rest, why.rules, "a conflict with a selection too many");
    }
    for (const RuleIndex left_out : why.rules) {
      std::vector<RuleIndex> rest = why.rules;
      std::erase(rest, left_out);
      expect(true, members, rest, "a conflict with a rule too many");
    }
  }

  void check_repairs(const Selections& selections, Choice wish) {
    const auto expected = reference_.minimal_retractions(selections, wish);
    std::set<std::set<PartIndex>> found;
    for (const Repair& repair : session_.repair(selections, wish, 100).repairs) {
      std::set<PartIndex> changed;
      for (const Change& change : repair.changes) changed.insert(change.part);
      found.insert(changed);
      const bool keeps = std::all_of(selections.chosen.begin(), selections.chosen.end(), [&](const auto& chosen) {
        return chosen.first == wish.part || changed.contains(chosen.first) ||
               repair.variant.options[chosen.first] == chosen.second;
      });
      const bool granted = repair.variant.options[wish.part] == wish.option;
      complain_unless(keeps && granted && broken_rules(model_, repair.variant).empty(), "a repair that is none");
    }
    complain_unless(found == expected, "the minimal repairs");
  }

  const Model& model_;
  const BruteForce& reference_;
  Swap swap_;
  Oracle oracle_;
  DomainFinder finder_;
  Session session_;
  Complaints complaints_;
};

}  // namespace

Complaints solver_complaints(const std::shared_ptr<const Model>& model, const BruteForce& reference, std::uint64_t seed) {
  Random random(seed);
  return SolverCheck(model, reference).run(random);
}

}  // namespace maquette::compile
