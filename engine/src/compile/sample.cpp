// Drawing variants uniformly: every one exactly as likely as any other.
//
// At each node, a branch is taken with the probability that its number of solutions has in the node's (as in Sharma et al.,
// "Knowledge compilation meets uniform sampling", 2018). The numbers are exact and the draw is of an exact integer, so
// there is no bias at all. Rules left out of the circuit are kept by drawing again.
#include <algorithm>
#include <optional>
#include <random>

#include "compile/compiled.h"
#include "compile/descent.h"
#include "compile/rings.h"

namespace maquette::compile {
namespace {

constexpr std::size_t kDrawsPerVariant = 2000;

/// A uniform integer in [0, bound), the same on every machine.
Natural draw(std::mt19937_64& random, const Natural& bound) {
  const Natural most = bound - 1;
  const std::size_t bits = mpz_sizeinbase(most.get_mpz_t(), 2);
  while (true) {
    Natural number = 0;
    for (std::size_t drawn = 0; drawn < bits; drawn += 32) {
      number <<= 32U;
      number += static_cast<unsigned long>(random() >> 32U);
    }
    number &= (Natural(1) << bits) - 1;
    if (number < bound) return number;
  }
}

class Sampler {
 public:
  Sampler(const Circuit& circuit, const OptionLayer& layer, const Selections& selections, std::uint64_t seed)
      : circuit_(circuit),
        weights_(leaf_weights<Counting>(layer, layer.filled(Counting::one()), selections)),
        counts_(upward<Counting>(circuit, weights_)),
        members_(layer.leaf_count),
        random_(seed) {
    for (PartIndex part = 0; part < layer.leaf.size(); ++part) {
      const auto selected = selections.chosen.find(part);
      for (OptionIndex option = 0; option < layer.leaf[part].size(); ++option) {
        const bool allowed = selected == selections.chosen.end() || selected->second == option;
        if (allowed) members_[layer.leaf[part][option]].push_back({part, option});
      }
    }
  }

  bool possible() const { return !counts_.empty() && sgn(counts_.back()) > 0; }

  std::vector<OptionIndex> draw_design(std::size_t parts) {
    std::vector<OptionIndex> options(parts, 0);
    descend(
        circuit_, [&](NodeIndex node) { return draw_branch(node); },
        [&](LeafIndex leaf) {
          const auto& members = members_[leaf];
          const Choice choice = members[draw(random_, Natural(members.size())).get_ui()];
          options[choice.part] = choice.option;
        });
    return options;
  }

 private:
  BranchIndex draw_branch(NodeIndex node) {
    const BranchIndex first = circuit_.node_branches[node], end = circuit_.node_branches[node + 1];
    if (end - first == 1) return first;
    Natural left = draw(random_, counts_[node]);
    for (BranchIndex branch = first; branch + 1 < end; ++branch) {
      const Natural count = count_of(branch);
      if (left < count) return branch;
      left -= count;
    }
    return end - 1;
  }

  Natural count_of(BranchIndex branch) const {
    Natural count = 1;
    for (const LeafIndex leaf : circuit_.leaves_of(branch)) Counting::multiply(count, weights_[leaf]);
    for (const NodeIndex child : circuit_.children_of(branch)) Counting::multiply(count, counts_[child]);
    return count;
  }

  const Circuit& circuit_;
  std::vector<Natural> weights_;
  std::vector<Natural> counts_;
  std::vector<std::vector<Choice>> members_;  ///< by leaf: the options it can stand for
  std::mt19937_64 random_;
};

}  // namespace

std::vector<Variant> CompiledCatalog::sample(const Selections& selections, std::uint64_t seed, std::size_t count) const {
  std::vector<Variant> variants;
  Sampler sampler(circuit_, layer_, selections, seed);
  if (!sampler.possible()) return variants;
  for (std::size_t draws = 0; variants.size() < count && draws < kDrawsPerVariant * (variants.size() + 1); ++draws) {
    std::vector<OptionIndex> options = sampler.draw_design(model_->parts.size());
    const bool valid = std::all_of(ceilings_.begin(), ceilings_.end(), [&](const Ceiling& c) { return keeps(c, options); });
    if (valid) variants.push_back({std::move(options), {}});
  }
  return variants;
}

}  // namespace maquette::compile
