// Steps aside: is a valid variant still valid with another option for one part, or for one part and one that follows it?
//
// Only the rules that speak of a changed part need another look, and looking is evaluating: no solver, microseconds. Most
// options a customer could take next are one such step from a variant already known, and most of the rest are two, because
// most rules bind two parts (a material and its colours). So the questions here try steps before they ask Z3. (Local search
// around a known solution; in SAT terms, model rotation: Belov and Marques-Silva, 2011.)
#pragma once

#include <optional>
#include <vector>

#include "maquette/model.h"

namespace maquette {

class Swap {
 public:
  explicit Swap(const Model& model);

  /// Does `valid` (one option for each part, obeying every rule) stay valid with `part` at `option`?
  bool keeps_valid(std::vector<OptionIndex> valid, PartIndex part, OptionIndex option) const;

  /// Moves `part` to `option`, and if that breaks rules, one other part that the first of them speaks of and `may_change`
  /// allows. A valid variant, or nothing: then there may still be one further away.
  std::optional<std::vector<OptionIndex>> reach(std::vector<OptionIndex> valid, PartIndex part, OptionIndex option,
                                                const std::vector<bool>& may_change) const;

 private:
  const Rule* first_broken(const std::vector<OptionIndex>& options, PartIndex changed) const;

  const Model& model_;
  std::vector<std::vector<RuleIndex>> rules_of_;  // [part]: the rules that speak of it
};

}  // namespace maquette
