// Which rules are needed? A design that breaks one rule and obeys all the others proves it of that rule.
//
// Looking for such designs one solver call after the other takes minutes for a product line of thousands of rules, since
// every call has all the other rules to switch on. Here each rule's clauses have a switch (switched_rules.h), and halving
// does the switching: to leave out each rule of a range in turn, switch on one half of it, go on in the other half, and the
// other way round. So a rule is switched on as many times as there are halvings, not as many as there are rules. With one
// rule left out its negation is switched on, and a design that obeys all rules is changed where it must be
// (witness_search.h).
//
// Where propagation contradicts instead, the rule is not needed, and the same machinery says which others suffice: it
// answers about any few rules in microseconds. A design found is checked by the evaluator; what is left open, and rules
// that have no clauses, are for Z3.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "maquette/model.h"
#include "maquette/session.h"

namespace maquette::compile {

/// Not thread-safe. The model must outlive it.
class Breaches {
 public:
  /// `design`: one that obeys all rules; it makes the first search short.
  Breaches(const Model& model, const std::vector<OptionIndex>& design);
  ~Breaches();
  Breaches(const Breaches&) = delete;
  Breaches& operator=(const Breaches&) = delete;

  /// For each rule, whether a design breaks it and no other. `stop`: asked now and then; when it says so, the rest is left
  /// unknown.
  std::vector<Verdict> each_alone(const std::function<bool()>& stop = {});

  /// Whether a design breaks `rule` and obeys `others`.
  Verdict beside(RuleIndex rule, std::span<const RuleIndex> others);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace maquette::compile
