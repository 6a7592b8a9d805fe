// Mutation testing: a mutant that no case kills is shown with a case that would.
//
// That case is a design on which the catalog and the mutant disagree: one that obeys all other rules, and of the rule and
// its mutant exactly one. Where there is none the two have the same designs, and the mutant is equivalent: the solver
// decides what mutation testing elsewhere leaves to people. (Offutt and Pan, "Automatically detecting equivalent mutants
// and infeasible paths", 1997.) The design nearest to the defaults is taken, so that the case is short; often it kills
// the next survivors as well, which is said.
#include <algorithm>
#include <map>
#include <utility>

#include "maquette/evaluate.h"
#include "maquette/mutation.h"
#include "query/stand_in_text.h"
#include "support/formula_parts.h"
#include "workshop/trial.h"

namespace maquette {
namespace {

using Fate = Mutant::Fate;

/// Cases that need the solver, tried before it is asked whether there is anything to notice.
constexpr std::size_t kGlance = 4;

class MutantJudge {
 public:
  MutantJudge(const std::shared_ptr<const Model>& model, const std::vector<Case>& cases,
              const std::vector<CaseResult>& results, std::vector<Mutant>& mutants, const Limits& limits)
      : model_(*model), limits_(limits), mutants_(mutants), cases_(model, cases, results, limits) {
    for (const Case& test : cases) ++names_[test.name];
  }

  /// A glance at the likeliest cases, then the proof that there is anything to notice, then all other cases.
  void judge(std::size_t index) {
    Mutant& mutant = mutants_[index];
    workshop::Trial trial(cases_, mutant.rule, mutant.formula, favourite_);
    if (const auto failed = trial.run(kGlance)) return kill(mutant, *failed);
    const Completion difference = find_difference(mutant);
    if (difference.found == Verdict::no) {
      mutant.fate = Fate::equivalent;
      return;
    }
    if (const auto failed = trial.run(cases_.kept().size())) return kill(mutant, *failed);
    const bool decided = difference.found == Verdict::yes && !trial.undecided();
    mutant.fate = decided ? Fate::survived : Fate::undecided;
    if (decided) suggest(index, difference.variant);
  }

 private:
  void kill(Mutant& mutant, std::size_t by) {
    mutant.fate = Fate::killed;
    mutant.killed_by = by;
    favourite_ = by;
  }

  /// A design that the catalog and the mutant judge differently, nearest to the defaults.
  Completion find_difference(const Mutant& mutant) const {
    const Formula differ{Not{{{Iff{{model_.rules[mutant.rule].formula, mutant.formula}}}}}};
    Session session(workshop::with_rule(model_, mutant.rule, differ), limits_, CompiledCache::off);
    return session.complete({});
  }

  void suggest(std::size_t index, Variant witness) {
    Mutant& mutant = mutants_[index];
    const Formula& rule = model_.rules[mutant.rule].formula;
    add_stand_in_texts(model_, witness);
    for (std::size_t earlier = index; earlier-- > 0 && mutants_[earlier].rule == mutant.rule;) {
      if (mutants_[earlier].test.empty()) continue;
      const std::vector<OptionIndex>& options = mutants_[earlier].witness->options;
      if (holds(rule, options) != holds(mutant.formula, options)) mutant.killed_too = earlier;
    }
    if (!mutant.killed_too)
      mutant.test = write_case(model_, name_for(mutant, witness), witness, broken_rules(model_, witness));
    mutant.witness = std::move(witness);
  }

  /// "oven-heat refuses .." would be a guess at what the author means; the mistake it guards against is known.
  std::string name_for(const Mutant& mutant, const Variant& witness) {
    const bool valid = broken_rules(model_, witness).empty();
    std::string name = model_.rules[mutant.rule].id + (valid ? " allows this: " : " refuses this: ") + mutant.what;
    const int uses = ++names_[name];
    return uses == 1 ? name : name + " (" + std::to_string(uses) + ")";
  }

  const Model& model_;
  Limits limits_;
  std::vector<Mutant>& mutants_;
  workshop::TrialCases cases_;
  std::optional<std::size_t> favourite_;  ///< the case that killed last: the next mutant is of the same rule, mostly
  std::map<std::string, int> names_;
};

}  // namespace

void try_mutants(const std::shared_ptr<const Model>& model, const std::vector<Case>& cases,
                 const std::vector<CaseResult>& results, std::vector<Mutant>& mutants, const Limits& limits,
                 const WorkProgress& progress) {
  MutantJudge judge(model, cases, results, mutants, limits);
  for (std::size_t i = 0; i < mutants.size(); ++i) {
    if (progress && !progress(i, mutants.size())) return;
    judge.judge(i);
  }
}

}  // namespace maquette
