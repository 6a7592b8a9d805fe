// The cheapest, lightest or fastest variant, read off the circuit after one upward pass.
#include <algorithm>

#include "compile/compiled.h"
#include "compile/descent.h"
#include "compile/rings.h"

namespace maquette::compile {
namespace {

template <class Ring>
class Optimum {
 public:
  Optimum(const Circuit& circuit, const OptionLayer& layer, const Selections& selections,
          const PerOption<std::int64_t>& values)
      : circuit_(circuit),
        layer_(layer),
        selections_(selections),
        values_(values),
        weights_(leaf_weights<Ring>(layer, values, selections)),
        nodes_(upward<Ring>(circuit, weights_)) {}

  bool exists() const { return !nodes_.empty() && !Ring::is_zero(nodes_.back()); }

  std::vector<OptionIndex> design() const {
    std::vector<bool> taken(layer_.leaf_count, false);
    descend(
        circuit_, [&](NodeIndex node) { return best_branch(node); }, [&](LeafIndex leaf) { taken[leaf] = true; });
    std::vector<OptionIndex> options;
    for (PartIndex part = 0; part < layer_.leaf.size(); ++part) options.push_back(best_option(part, taken));
    return options;
  }

 private:
  BranchIndex best_branch(NodeIndex node) const {
    BranchIndex branch = circuit_.node_branches[node];
    while (value_of(branch) != nodes_[node]) ++branch;
    return branch;
  }

  std::int64_t value_of(BranchIndex branch) const {
    std::int64_t value = Ring::one();
    for (const LeafIndex leaf : circuit_.leaves_of(branch)) Ring::multiply(value, weights_[leaf]);
    for (const NodeIndex child : circuit_.children_of(branch)) Ring::multiply(value, nodes_[child]);
    return value;
  }

  OptionIndex best_option(PartIndex part, const std::vector<bool>& taken) const {
    const auto selected = selections_.chosen.find(part);
    if (selected != selections_.chosen.end()) return selected->second;
    OptionIndex option = 0;
    while (!taken[layer_.leaf[part][option]] || values_[part][option] != weights_[layer_.leaf[part][option]]) ++option;
    return option;
  }

  const Circuit& circuit_;
  const OptionLayer& layer_;
  const Selections& selections_;
  const PerOption<std::int64_t>& values_;
  std::vector<std::int64_t> weights_;
  std::vector<std::int64_t> nodes_;
};

template <class Ring>
std::optional<std::vector<OptionIndex>> optimal_design(const Circuit& circuit, const OptionLayer& layer,
                                                       const Selections& selections,
                                                       const PerOption<std::int64_t>& values) {
  const Optimum<Ring> optimum(circuit, layer, selections, values);
  if (!optimum.exists()) return std::nullopt;
  return optimum.design();
}

}  // namespace

Completion CompiledCatalog::minimize(const Selections& selections, AttributeIndex attribute) const {
  PerOption<std::int64_t> values = layer_.filled<std::int64_t>(0);
  for (PartIndex part = 0; part < values.size(); ++part) {
    for (OptionIndex option = 0; option < values[part].size(); ++option) {
      values[part][option] = model_->parts[part].options[option].attributes[attribute];
    }
  }
  auto options = model_->attributes[attribute].aggregate == Aggregate::sum
                     ? optimal_design<Cheapest>(circuit_, layer_, selections, values)
                     : optimal_design<Fastest>(circuit_, layer_, selections, values);
  if (!options) return {Verdict::no, {}, false};
  const bool valid = std::all_of(ceilings_.begin(), ceilings_.end(), [&](const Ceiling& c) { return keeps(c, *options); });
  if (!valid) return {Verdict::unknown, {}, false};
  return {Verdict::yes, {std::move(*options), {}}, true};
}

}  // namespace maquette::compile
