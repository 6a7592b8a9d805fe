// Cases on a model with one rule changed.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "maquette/cases.h"

namespace maquette::workshop {

/// The cases that pass on a model, without their numbers of designs. Those of circumstances of their own are about other
/// rules, and are left out.
class TrialCases {
 public:
  TrialCases(std::shared_ptr<const Model> model, const std::vector<Case>& cases, const std::vector<CaseResult>& results,
             const Limits& limits);

  struct Kept {
    Case test;
    std::size_t index = 0;              ///< of the case
    std::optional<Variant> completion;  ///< on the model
    std::vector<PartIndex> parts;       ///< it speaks of; sorted
    bool needs_solver = false;
    bool only_valid = false;  ///< it expects nothing but to be valid
  };

  const std::shared_ptr<const Model>& model() const { return model_; }
  const Limits& limits() const { return limits_; }
  const std::vector<Kept>& kept() const { return kept_; }

 private:
  std::shared_ptr<const Model> model_;
  Limits limits_;
  std::vector<Kept> kept_;
};

/// Runs cases on the model with `formula` in place of the rule's, those likely to fail first.
class Trial {
 public:
  /// `favourite`: index of a case to try early.
  Trial(const TrialCases& cases, RuleIndex rule, const Formula& formula, std::optional<std::size_t> favourite = {});

  /// All that need no solver, and up to `open` of the others; later calls go on from there. Index of a case that fails.
  std::optional<std::size_t> run(std::size_t open);
  /// Some case could not be decided.
  bool undecided() const { return undecided_; }

 private:
  const Formula& formula_;
  CaseRunner runner_;
  std::vector<const TrialCases::Kept*> order_;
  std::size_t next_ = 0;
  bool undecided_ = false;
};

/// The model with `formula` in place of the rule's.
std::shared_ptr<const Model> with_rule(const Model& model, RuleIndex rule, const Formula& formula);

}  // namespace maquette::workshop
