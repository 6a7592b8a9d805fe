// Options that no rule tells apart are compiled as one value.
//
// Twelve colours of which the rules only ask "is it metallic?" are two values to the compiler. Each value then stands for a
// set of options, weighed when a question is asked; so prices, selections and counts stay exact for every single option.
// This is partition refinement over all the sets of options that the rules speak of.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "maquette/model.h"

namespace maquette::compile {

/// For each part, the class of each of its options; classes count from 0.
struct OptionClasses {
  std::vector<std::vector<std::uint32_t>> of;
  std::vector<std::uint32_t> count;  ///< by part
};

OptionClasses interchangeable_options(const Model& model, std::span<const Formula* const> formulas);

}  // namespace maquette::compile
