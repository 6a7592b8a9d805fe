// Random catalogs of every shape of rule, and random selections in them.
#pragma once

#include <memory>

#include "maquette/design.h"
#include "maquette/model.h"
#include "support/random.h"

namespace maquette::testing {

struct RandomModelOptions {
  std::uint32_t fewest_parts = 3, most_parts = 6;
  std::uint32_t most_options = 4;  ///< of a part; at least 1
  std::uint32_t fewest_rules = 1, most_rules = 8;
  bool text_parts = true;                  ///< some parts are texts and numbers
  std::uint32_t satisfiable_percent = 90;  ///< of models have their rules chosen around one assignment that obeys them all
};

/// The same for the same seed.
std::shared_ptr<const Model> random_model(std::uint64_t seed, const RandomModelOptions& options = {});

/// A formula over the model's parts, at most `depth` connectives deep.
Formula random_formula(const Model& model, Random& random, int depth);

/// An assignment, valid or not.
std::vector<OptionIndex> random_options(const Model& model, Random& random);

/// Some parts at random options, valid together or not.
Selections random_selections(const Model& model, Random& random, std::uint32_t percent);

}  // namespace maquette::testing
