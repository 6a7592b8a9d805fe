// Between the circuit's leaves and the model's options: a leaf is a class of interchangeable options, weighed when asked.
//
// A class holds when one of its options is chosen, so its weight is the sum of theirs, and what is asked about an option is
// the derivative of its class times its own weight.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "compile/circuit.h"
#include "compile/compiler.h"
#include "compile/interchange.h"
#include "compile/passes.h"
#include "maquette/design.h"
#include "maquette/model.h"

namespace maquette::compile {

/// One value for each option of each part: [part][option].
template <class Value>
using PerOption = std::vector<std::vector<Value>>;

struct OptionLayer {
  PerOption<LeafIndex> leaf;
  std::uint32_t leaf_count = 0;

  OptionLayer() = default;
  OptionLayer(const OptionClasses& classes, const LeafMap& map);

  template <class Value>
  PerOption<Value> filled(const Value& value) const {
    PerOption<Value> result;
    for (const auto& leaves : leaf) result.emplace_back(leaves.size(), value);
    return result;
  }
};

/// Weights of the leaves: of each part's options, only the selected one counts where there is one.
template <class Ring>
std::vector<typename Ring::Value> leaf_weights(const OptionLayer& layer, const PerOption<typename Ring::Value>& weights,
                                               const Selections& selections) {
  std::vector<typename Ring::Value> result(layer.leaf_count, Ring::zero());
  auto selected = selections.chosen.begin();
  for (PartIndex part = 0; part < layer.leaf.size(); ++part) {
    if (selected != selections.chosen.end() && selected->first == part) {
      result[layer.leaf[part][selected->second]] = weights[part][selected->second];
      ++selected;
      continue;
    }
    for (OptionIndex option = 0; option < weights[part].size(); ++option) {
      Ring::add(result[layer.leaf[part][option]], weights[part][option]);
    }
  }
  return result;
}

/// What the two passes say: about all variants with the selections, and, for each option, about those with it (the
/// selection of its own part, if there is one, set aside).
template <class Ring>
struct Passes {
  typename Ring::Value total;
  PerOption<typename Ring::Value> by_option;
};

template <class Ring>
Passes<Ring> run_passes(const Circuit& circuit, const OptionLayer& layer, PerOption<typename Ring::Value> weights,
                        const Selections& selections) {
  using Value = typename Ring::Value;
  const std::vector<Value> leaves = leaf_weights<Ring>(layer, weights, selections);
  const std::vector<Value> values = upward<Ring>(circuit, leaves);
  const std::vector<Value> derivatives = downward<Ring>(circuit, leaves, values);
  for (PartIndex part = 0; part < weights.size(); ++part) {
    for (OptionIndex option = 0; option < weights[part].size(); ++option) {
      Ring::multiply(weights[part][option], derivatives[layer.leaf[part][option]]);
    }
  }
  return {circuit.satisfiable() ? values.back() : Ring::zero(), std::move(weights)};
}

}  // namespace maquette::compile
