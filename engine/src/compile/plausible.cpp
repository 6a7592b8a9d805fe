// Can this circuit be the compiled form of this catalog? A check in one pass over it, and a few designs.
//
// Every way down must fix every part exactly once. Each part gets a random-looking number; the sum over a branch of the
// numbers of its leaves and children must be the same for all branches of a node, and that of the root must be the sum over
// all parts. (Zobrist hashing, for sets; sums instead of exclusive ors, so that a part that appears twice does not vanish.)
// A circuit of other parts passes with a chance of 2^-64; one of other rules is caught by drawing designs and asking the
// evaluator. Neither proves the circuit right: that it was written for this catalog is what its fingerprint and checksum
// say.
#include "compile/plausible.h"

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

#include "compile/descent.h"
#include "maquette/evaluate.h"

namespace maquette::compile {
namespace {

constexpr int kDesignsDrawn = 4;
constexpr PartIndex kNoPart = std::numeric_limits<PartIndex>::max();

std::uint64_t number_of(PartIndex part) {
  std::uint64_t x = (part + 1) * 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

/// The part of every leaf; empty when the layer does not fit the model.
std::vector<PartIndex> parts_of_leaves(const Model& model, const OptionLayer& layer) {
  std::size_t options = 0;
  for (const Part& part : model.parts) options += part.options.size();
  // Before memory is taken: the count comes from outside.
  if (layer.leaf.size() != model.parts.size() || layer.leaf_count > options) return {};
  std::vector<PartIndex> part_of(layer.leaf_count, kNoPart);
  for (PartIndex part = 0; part < layer.leaf.size(); ++part) {
    if (layer.leaf[part].size() != model.parts[part].options.size()) return {};
    for (const LeafIndex leaf : layer.leaf[part]) {
      if (leaf >= layer.leaf_count || (part_of[leaf] != kNoPart && part_of[leaf] != part)) return {};
      part_of[leaf] = part;
    }
  }
  if (std::find(part_of.begin(), part_of.end(), kNoPart) != part_of.end()) return {};
  return part_of;
}

bool fixes_every_part_once(const Circuit& circuit, const std::vector<PartIndex>& part_of, std::size_t parts) {
  std::vector<std::uint64_t> sums;
  for (NodeIndex node = 0; node < circuit.node_count(); ++node) {
    const BranchIndex first = circuit.node_branches[node], end = circuit.node_branches[node + 1];
    if (first == end) return false;
    for (BranchIndex branch = first; branch < end; ++branch) {
      std::uint64_t sum = 0;
      for (const LeafIndex leaf : circuit.leaves_of(branch)) sum += number_of(part_of[leaf]);
      for (const NodeIndex child : circuit.children_of(branch)) sum += sums[child];
      if (branch == first) sums.push_back(sum);
      if (sum != sums.back()) return false;
    }
  }
  std::uint64_t all = 0;
  for (PartIndex part = 0; part < parts; ++part) all += number_of(part);
  return sums.empty() || sums.back() == all;
}

std::vector<OptionIndex> draw(const Circuit& circuit, const OptionLayer& layer, std::mt19937_64& random) {
  std::vector<char> taken(circuit.leaf_count, 0);
  const auto any_branch = [&](NodeIndex node) {
    const BranchIndex first = circuit.node_branches[node];
    return first + static_cast<BranchIndex>(random() % (circuit.node_branches[node + 1] - first));
  };
  descend(circuit, any_branch, [&](LeafIndex leaf) { taken[leaf] = 1; });
  std::vector<OptionIndex> options;
  for (const auto& leaves : layer.leaf) {
    const auto found = std::find_if(leaves.begin(), leaves.end(), [&](LeafIndex leaf) { return taken[leaf] != 0; });
    options.push_back(static_cast<OptionIndex>(found - leaves.begin()));
  }
  return options;
}

bool obeys_rules(const Model& model, const std::vector<OptionIndex>& options, std::span<const Residual> residual) {
  for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
    const bool left_out =
        std::any_of(residual.begin(), residual.end(), [&](const Residual& other) { return other.rule == rule; });
    if (!left_out && !holds(model.rules[rule].formula, options)) return false;
  }
  return true;
}

}  // namespace

bool plausible(const Model& model, const Circuit& circuit, const OptionLayer& layer, std::span<const Residual> residual) {
  if (!well_formed(circuit) || circuit.leaf_count != layer.leaf_count) return false;
  const std::vector<PartIndex> part_of = parts_of_leaves(model, layer);
  if (part_of.size() != layer.leaf_count) return false;
  if (!fixes_every_part_once(circuit, part_of, model.parts.size())) return false;
  if (!circuit.satisfiable()) return true;
  std::mt19937_64 random(circuit.node_count());
  for (int i = 0; i < kDesignsDrawn; ++i) {
    if (!obeys_rules(model, draw(circuit, layer, random), residual)) return false;
  }
  return true;
}

}  // namespace maquette::compile
