// One upward and one downward pass answer a question about all solutions, for every value of every variable.
//
// Give each leaf a weight. Upward, a branch is the product of its leaves and children, a node the sum of its branches: the
// root is the sum over all solutions of the product of their weights. That is a polynomial in which every leaf appears at
// most once in a term, so its derivative by a leaf is the same sum over the solutions with that leaf, without the leaf's
// own weight; the downward pass finds all derivatives (Darwiche, "A differential approach to inference in Bayesian
// networks", 2003). What "sum" and "product" are makes the question: see rings.h.
//
// The derivative ignores the weights of the other values of the leaf's own variable: they never share a term. So it also
// answers "what if this selection were swapped for that one" without asking again.
#pragma once

#include <span>
#include <vector>

#include "compile/circuit.h"

namespace maquette::compile {

/// The value of every node. `weights`: one for each leaf.
template <class Ring>
std::vector<typename Ring::Value> upward(const Circuit& circuit, std::span<const typename Ring::Value> weights) {
  std::vector<typename Ring::Value> values(circuit.node_count(), Ring::zero());
  for (NodeIndex node = 0; node < circuit.node_count(); ++node) {
    for (BranchIndex branch = circuit.node_branches[node]; branch < circuit.node_branches[node + 1]; ++branch) {
      auto product = Ring::one();
      for (const LeafIndex leaf : circuit.leaves_of(branch)) Ring::multiply(product, weights[leaf]);
      for (const NodeIndex child : circuit.children_of(branch)) Ring::multiply(product, values[child]);
      Ring::add(values[node], product);
    }
  }
  return values;
}

/// Products of all factors but one, for each: in two sweeps, so that no division is needed and zeros are no special case.
template <class Ring>
class Cofactors {
 public:
  using Value = typename Ring::Value;

  void clear() { factors_.clear(); }
  void push(const Value& factor) { factors_.push_back(factor); }

  /// Calls use(i, scale * product of all factors but the i-th).
  template <class Use>
  void each(const Value& scale, Use&& use) {
    suffix_.resize(factors_.size() + 1, Ring::one());
    suffix_[factors_.size()] = Ring::one();
    for (std::size_t i = factors_.size(); i-- > 1;) {
      suffix_[i] = suffix_[i + 1];
      Ring::multiply(suffix_[i], factors_[i]);
    }
    Value prefix = scale;
    for (std::size_t i = 0; i < factors_.size(); ++i) {
      Value cofactor = prefix;
      Ring::multiply(cofactor, suffix_[i + 1]);
      use(i, cofactor);
      Ring::multiply(prefix, factors_[i]);
    }
  }

 private:
  std::vector<Value> factors_, suffix_;
};

/// The derivative by every leaf. `values`: what `upward` returned.
template <class Ring>
std::vector<typename Ring::Value> downward(const Circuit& circuit, std::span<const typename Ring::Value> weights,
                                           std::span<const typename Ring::Value> values) {
  using Value = typename Ring::Value;
  std::vector<Value> by_leaf(circuit.leaf_count, Ring::zero());
  if (!circuit.satisfiable()) return by_leaf;
  std::vector<Value> by_node(circuit.node_count(), Ring::zero());
  by_node[circuit.root()] = Ring::one();
  Cofactors<Ring> cofactors;
  for (NodeIndex node = circuit.node_count(); node-- > 0;) {
    if (Ring::is_zero(by_node[node])) continue;
    for (BranchIndex branch = circuit.node_branches[node]; branch < circuit.node_branches[node + 1]; ++branch) {
      const auto leaves = circuit.leaves_of(branch);
      const auto children = circuit.children_of(branch);
      cofactors.clear();
      for (const LeafIndex leaf : leaves) cofactors.push(weights[leaf]);
      for (const NodeIndex child : children) cofactors.push(values[child]);
      cofactors.each(by_node[node], [&](std::size_t i, const Value& cofactor) {
        Ring::add(i < leaves.size() ? by_leaf[leaves[i]] : by_node[children[i - leaves.size()]], cofactor);
      });
    }
  }
  return by_leaf;
}

}  // namespace maquette::compile
