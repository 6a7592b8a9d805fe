// What is wrong with a catalog beyond its spelling: questions about all of its designs at once.
//
//   contradictory-rules  no design obeys every rule; names a minimal set of rules that cannot hold together   (error)
//   dead-option          an option in no valid design; names the rules that forbid it                          (warning)
//   forced-option        a part that has only one option left in any valid design                              (warning)
//   redundant-rule       a rule the other rules imply: leaving it out changes nothing                          (warning)
//   idle-rule            a rule that holds whatever is chosen                                                  (warning)
//   uncovered-option     an allow table without a row for an option                                            (warning)
//   similar-colors       two colours of a part that look alike (CIEDE2000)                                     (warning)
//   hard-because         a reason that reads harder than age 12 (a published formula per language)             (warning)
//   price-below-cost     a design that sells for less than its attribute `cost`                                (warning)
//   unreachable-price    a rule speaks of a price that no design reaches                                       (warning)
//   part-order           an order of groups in which customers meet many more refusals than in another         (warning)
//   undecided            the solver gave up on a question within the limits                                    (note)
#pragma once

#include "maquette/finding.h"
#include "maquette/model.h"
#include "maquette/session.h"

namespace maquette {

/// Findings in catalog order of what they speak of. `limits` hold for each single question.
Findings lint(const Model& model, Limits limits = {});

}  // namespace maquette
