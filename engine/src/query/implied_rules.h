// Which others imply a rule, so that it changes nothing.
//
// Nearly every rule is needed, so the question has two ways to a quick answer. What implies a rule is close to it: the
// others are asked in growing circles (nearby_rules.h), by propagation where that decides (compile/few_rules.h), by Z3
// where it leaves a step open. And nothing implies it where a design breaks it and obeys all the others: of few rules that
// is asked first. Those found are reduced to a minimal set (deletion.h).
#pragma once

#include <optional>
#include <vector>

#include "compile/few_rules.h"
#include "maquette/model.h"
#include "maquette/session.h"
#include "query/nearby_rules.h"
#include "z3/oracle.h"

namespace maquette {

/// Whether other rules imply a rule, and which; nothing when a minimal set of them was not found within the limits.
struct Implied {
  Verdict verdict = Verdict::unknown;
  std::optional<std::vector<RuleIndex>> by;
};

/// Of a model that has designs. Not thread-safe; each question is a turn of the oracle, or some of them.
class ImpliedRules {
 public:
  /// Both are borrowed, and know the same model.
  ImpliedRules(Oracle& oracle, compile::FewRules& few_rules, Limits limits);

  /// `suspects`: others that may be the reason, looked at before the circles.
  Implied find(RuleIndex rule, const compile::SomeRules& suspects);

 private:
  Implied find_in_circles(RuleIndex rule);
  Implied find_among(RuleIndex rule, const std::vector<RuleIndex>& others);
  Implied find_within(const Neighbourhood& near) const;
  Oracle::Answer all_others_imply(Oracle& oracle, RuleIndex rule) const;

  Oracle& oracle_;
  compile::FewRules& few_rules_;
  Limits limits_;
  NearbyRules nearby_;
};

}  // namespace maquette
