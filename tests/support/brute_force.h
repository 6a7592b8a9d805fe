// The slow, plain reference: every variant of a small model, found by trying every assignment with the evaluator. What the
// engines answer cleverly is looked up here by reading the list from end to end.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "maquette/design.h"
#include "maquette/model.h"
#include "maquette/session.h"

namespace maquette::testing {

using Assignment = std::vector<OptionIndex>;

/// Calls `visit` with every assignment of the model's parts, valid or not, in lexicographic order.
void for_each_assignment(const Model& model, const std::function<void(const Assignment&)>& visit);

class BruteForce {
 public:
  explicit BruteForce(std::shared_ptr<const Model> model);

  /// Every valid variant, in lexicographic order.
  const std::vector<Assignment>& variants() const { return variants_; }

  bool possible(const std::vector<Choice>& choices) const;
  /// Beside only these rules, which need not be all.
  bool possible(const std::vector<Choice>& choices, const std::vector<RuleIndex>& rules) const;

  Domains domains(const Selections& selections) const;

  /// All subset-minimal sets of selected parts (the wish's aside) whose loss makes the wish possible.
  std::set<std::set<PartIndex>> minimal_retractions(const Selections& selections, std::optional<Choice> wish) const;

  /// The first variant in the order of preference complete() promises: parts in catalog order, each at its best option.
  std::optional<Assignment> best(const Selections& selections,
                                 const std::vector<std::vector<OptionIndex>>& preferences) const;

  /// The least total of the attribute among the variants with these selections.
  std::optional<std::int64_t> least(const Selections& selections, AttributeIndex attribute) const;

 private:
  std::shared_ptr<const Model> model_;
  std::vector<Assignment> variants_;
};

/// The selections as choices, `except` that part's.
std::vector<Choice> as_choices(const Selections& selections, std::optional<PartIndex> except = {});

}  // namespace maquette::testing
