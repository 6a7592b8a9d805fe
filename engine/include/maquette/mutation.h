// Are a catalog's cases any good? Which rules and options they never touch, and which mistakes in a rule they would not
// notice.
//
// A rule is *exercised* when it is among the reasons of a case that is invalid as it says, or when leaving the rule out
// changes the result of some case. A *mutant* is the catalog with one small mistake in one rule; a case *kills* it when it
// passes on the catalog and fails on the mutant. A mutant with the very same designs is *equivalent*: no case could kill
// it.
//
// Numbers of designs (`designs = ..`) are left out throughout: they change with everything and say nothing about what is
// right. Cases that do not pass are left out too.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "maquette/cases.h"

namespace maquette {

/// What the cases touch.
struct Coverage {
  /// [rule]: the index of a case that exercises it.
  std::vector<std::optional<std::size_t>> exercised_by;
  std::vector<RuleIndex> undecided;  ///< of the others, those not decided within the limits; sorted
  std::vector<Choice> unused;        ///< options of choice parts that no case names
  std::vector<PartIndex> unset;      ///< number and text parts that no case gives a value
};

/// Called now and then; false stops the work.
using WorkProgress = std::function<bool(std::size_t done, std::size_t all)>;

/// `results[i]` is of `cases[i]`. `limits` are for each question.
Coverage cover(const std::shared_ptr<const Model>& model, const std::vector<Case>& cases,
               const std::vector<CaseResult>& results, const Limits& limits = {}, const WorkProgress& progress = {});

/// One small mistake in one rule.
struct Mutant {
  enum class Fate : std::uint8_t { not_tried, killed, survived, equivalent, undecided };

  RuleIndex rule = 0;
  std::string what;  ///< "left out", "\"and\" becomes \"or\"", ..
  Formula formula;   ///< in place of the rule's
  Fate fate = Fate::not_tried;
  std::optional<std::size_t> killed_by;  ///< index of a case
  /// Of a survivor: a design that is valid in the catalog or in the mutant, and not in both; nearest to the defaults.
  std::optional<Variant> witness;
  std::string test;                       ///< a case that kills it, to paste; empty where `killed_too` is set
  std::optional<std::size_t> killed_too;  ///< index of the earlier survivor whose `test` kills this one
};

/// Every mutant of the model's rules, none of them tried, in order of rules: the rule left out; `and` for `or`, `if` for
/// `exactly when` and back; `not` left out; a bound of a count one more and one less; a limit of a sum moved to the next
/// sum there is; an option left out of a list, of numbers and lengths the ends moved by one; a table's
/// row left out. At most `most`.
std::vector<Mutant> mutants_of(const Model& model, std::size_t most = 20'000);

/// Tries each. Stopped early: the rest is `not_tried`.
void try_mutants(const std::shared_ptr<const Model>& model, const std::vector<Case>& cases,
                 const std::vector<CaseResult>& results, std::vector<Mutant>& mutants, const Limits& limits = {},
                 const WorkProgress& progress = {});

}  // namespace maquette
