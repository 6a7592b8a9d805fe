// The rules around a rule: those that speak of its parts, then those that speak of theirs, and so on.
//
// What implies a rule is nearly always close to it, and Z3 answers about fifty rules a hundred times faster than about
// thousands. So a reason is looked for in growing circles.
#pragma once

#include <vector>

#include "maquette/model.h"

namespace maquette {

class NearbyRules {
 public:
  explicit NearbyRules(const Model& model);

  /// Up to `most` other rules, the nearest; sorted. All of them when `most` is not less than their number.
  std::vector<RuleIndex> around(RuleIndex rule, std::size_t most) const;

 private:
  const Model& model_;
  std::vector<std::vector<RuleIndex>> rules_of_;  ///< [part]: the rules that speak of it
};

}  // namespace maquette
