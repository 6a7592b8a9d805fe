// How many solutions there are, kept up to date: the counting pass of passes.h (Counting), redone only where a click
// changed something.
//
// A node's number depends on what is below it alone, so a change goes up from its leaves, in the order of the nodes, and
// stops where a node's number stays what it was. Most clicks touch a corner of the product.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "compile/compiled.h"
#include "compile/node_set.h"
#include "compile/rings.h"

namespace maquette::compile {

/// Rules left out of the circuit are not heeded here. Not thread-safe.
class LiveCount {
 public:
  explicit LiveCount(std::shared_ptr<const CompiledCatalog> catalog);

  /// From now on, these are the selections.
  void move_to(const Selections& selections);

  /// Designs with the selections.
  Natural total() const { return circuit_.satisfiable() ? values_[circuit_.root()] : Natural(0); }

 private:
  void set(LeafIndex leaf, std::uint32_t weight);
  void settle();
  void renew(NodeIndex node);
  bool multiply(BranchIndex branch);

  std::shared_ptr<const CompiledCatalog> catalog_;
  const Circuit& circuit_;
  std::vector<std::uint32_t> sizes_;    ///< by leaf: how many options it stands for
  std::vector<std::uint32_t> weights_;  ///< by leaf: how many of them are allowed
  std::vector<Natural> values_;         ///< by node
  NodeSet changed_;
  Natural sum_, product_;  ///< kept so that their memory is
  std::map<PartIndex, OptionIndex> selected_;
};

}  // namespace maquette::compile
