// The designs that two versions of a model both have words for: the ground on which they can be compared.
//
// A part both have is there with the options both have; a part that one of them lacks is there with one option alone, that
// of someone who does not touch it. Each
// version's rules are rewritten to these parts and options. Every design of this space stands for exactly one design of
// either version, and a design of one version that is not in the space is in no design of the other.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "maquette/design.h"
#include "maquette/model.h"

namespace maquette {

/// One version of the model, seen from the shared space.
struct SharedSide {
  /// [shared part]: the version's part; none: it has no such part.
  std::vector<std::optional<PartIndex>> parts;
  /// [shared part][shared option]: the version's option; empty where it has no such part.
  std::vector<std::vector<OptionIndex>> options;
  std::vector<Formula> rules;     ///< all of the version's, in the space
  std::vector<std::string> keys;  ///< of the rules: equal for rules that say the same in the same words
};

struct SharedSpace {
  std::vector<Part> parts;  ///< none of them empty, unless `empty`
  bool empty = false;       ///< a part has no option in common: no design is in both
  SharedSide before, after;
};

/// `untouched`: for each part of the version, the option of someone who leaves it alone.
SharedSpace shared_space(const Model& before, const std::vector<OptionIndex>& untouched_before, const Model& after,
                         const std::vector<OptionIndex>& untouched_after);

/// A design of the space as one of the version.
Variant in_version(const SharedSide& side, const Model& version, const Variant& shared);

/// A model of the space with these rules (formulas, and what they are called), priced as `priced_as` prices it.
std::shared_ptr<const Model> model_of(const SharedSpace& space, std::vector<Formula> rules, const Model& like);

}  // namespace maquette
