// The rules around a rule: those that speak of its parts, then those that speak of theirs, and so on.
//
// What implies a rule is nearly always close to it, and Z3 answers about forty rules a hundred times faster than about
// thousands. So a reason is looked for in growing circles, each a small model of its own in which the parts that nobody
// speaks of have nothing to decide.
#pragma once

#include <memory>
#include <vector>

#include "maquette/model.h"

namespace maquette {

/// Some rules of a model, as a model.
struct Neighbourhood {
  std::shared_ptr<const Model> model;  ///< the same parts; its last rule is the one in the middle
  std::vector<RuleIndex> rules;        ///< which each of its rules is in the whole model; ascending but for the last
};

class NearbyRules {
 public:
  explicit NearbyRules(const Model& model);

  /// Up to `most` others, sorted.
  std::vector<RuleIndex> nearest(RuleIndex rule, std::size_t most) const;
  /// Of `rule` and `others`, sorted.
  Neighbourhood among(RuleIndex rule, std::vector<RuleIndex> others) const;

 private:
  const Model& model_;
  std::vector<std::vector<RuleIndex>> rules_of_;  ///< [part]: the rules that speak of it
  Model bare_;                                    ///< the parts, with nothing to decide
};

}  // namespace maquette
