// From a design's numbers and options to the weights of the mesh's morph targets.
//
// A shape's keys say what the product looks like at some numbers. Each key's morph target gets the value of its cardinal
// spline: the natural cubic spline (de Boor, "A practical guide to splines", 1978, IV) that is 1 at this key and 0 at all
// others. The cardinal splines of all keys add up to 1, so the key at which the mesh lies as it is needs no target: the
// others' displacements from it are all there is to add. Beyond the last key the spline goes on in a straight line, as
// natural splines do.
#pragma once

#include "maquette/design.h"
#include "maquette/model.h"
#include "scene/appearance.h"

namespace maquette::scene {

/// What `variant` makes of a sum of numbers.
double value_of(const LinearSum& sum, const Model& model, const Variant& variant);

/// One weight for each key; they add up to 1.
std::vector<double> key_weights(const Shape& shape, double value);

/// Every morph target the catalog names, those that are not moved with 0. What several shapes and options say of one target
/// is added up.
MorphWeights morph_weights(const Model& model, const Variant& variant);

}  // namespace maquette::scene
