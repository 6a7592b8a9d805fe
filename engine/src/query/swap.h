// One step aside: is a valid variant still valid with another option for one part?
//
// Only the rules that speak of the part need another look, and looking is evaluating: no solver, microseconds. Most options
// a customer could take next are one such step from a variant already known, so the questions here try it before they ask
// Z3 (the one-flip neighbourhood of local search; in SAT terms, model rotation: Belov and Marques-Silva, 2011).
#pragma once

#include <vector>

#include "maquette/model.h"

namespace maquette {

class Swap {
 public:
  explicit Swap(const Model& model);

  /// Does `valid` (one option for each part, obeying every rule) stay valid with `part` at `option`?
  bool keeps_valid(std::vector<OptionIndex> valid, PartIndex part, OptionIndex option) const;

 private:
  const Model& model_;
  std::vector<std::vector<RuleIndex>> rules_of_;  // [part]: the rules that speak of it
};

}  // namespace maquette
