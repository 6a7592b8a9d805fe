// Questions about some of the rules: by propagation, and by a design that is changed where it must be.
//
// Which rules are needed, and which forbid an option? A design that breaks one rule and obeys all the others proves the one
// needed; a contradiction names rules that forbid. Looking for either one solver call after the other takes minutes for a
// product line of thousands of rules, since every call has all the other rules to switch on. Here each rule's clauses have
// a switch (switched_rules.h), and halving does the switching: to leave out each rule of a range in turn, switch on one
// half of it, go on in the other half, and the other way round. So a rule is switched on as many times as there are
// halvings, not as many as there are rules. With one rule left out its negation is switched on, and a design that obeys all
// rules is changed where it must be (witness_search.h). Where propagation contradicts instead, what that rests on
// (conflict_reason.h) are the rules in question.
//
// A design found is checked by the evaluator. What is left open, and rules that have no clauses, are for Z3.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "maquette/model.h"
#include "maquette/session.h"

namespace maquette::compile {

/// Rules that suffice for something, sorted, not always all of them needed; nothing where they are not known.
using SomeRules = std::optional<std::vector<RuleIndex>>;

/// Not thread-safe. The model must outlive it.
class FewRules {
 public:
  /// `design`: one that obeys all rules; it makes the first search short.
  FewRules(const Model& model, const std::vector<OptionIndex>& design);
  ~FewRules();
  FewRules(const FewRules&) = delete;
  FewRules& operator=(const FewRules&) = delete;

  /// Whether a design breaks a rule and no other. With no, others that forbid it.
  struct Alone {
    Verdict broken = Verdict::unknown;
    SomeRules forbidden_by;
  };

  /// For each rule.
  std::vector<Alone> each_alone();

  /// Whether a design breaks `rule` and obeys `others`.
  Verdict is_broken_beside(RuleIndex rule, std::span<const RuleIndex> others);

  /// For each choice, rules that together forbid it.
  std::vector<SomeRules> forbidding(std::span<const Choice> choices);

  /// Whether a design has the choice and obeys `rules`.
  Verdict is_possible_under(Choice choice, std::span<const RuleIndex> rules);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace maquette::compile
