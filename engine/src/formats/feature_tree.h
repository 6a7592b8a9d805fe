// The feature tree in a list of rules: who is part of whom.
//
// A feature tree says little more than "the child implies the parent", and models that come from trees say it first. So
// every rule of that form that closes no circle becomes a branch, the converse "the parent implies the child" makes the
// child mandatory, and a feature that is always selected is the root. Whatever is not said by the tree stays a rule; any
// tree found is right, only some are nicer. (Recovering structure from propositional feature models: Czarnecki and
// Wasowski, "Feature diagrams and logics: there and back again", 2007.)
#pragma once

#include <optional>
#include <vector>

#include "maquette/model.h"

namespace maquette::formats {

struct FeatureTree {
  std::optional<PartIndex> root;                  ///< a feature that every design has
  std::vector<std::vector<PartIndex>> mandatory;  ///< [part]: the children it always has
  std::vector<std::vector<PartIndex>> optional;   ///< [part]: its other children
  std::vector<PartIndex> tops;                    ///< features without a parent, the root apart
  std::vector<bool> said;                         ///< [rule]: the tree says it
};

FeatureTree find_feature_tree(const Model& model);

}  // namespace maquette::formats
