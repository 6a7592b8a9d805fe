// A customer's clicks on a compiled catalog: selections in, the possible options out, at the cost of what changed.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "compile/compiled.h"
#include "compile/live_states.h"
#include "maquette/design.h"

namespace maquette::compile {

/// Rules left out of the circuit are not heeded here. Not thread-safe.
class LiveOptions {
 public:
  explicit LiveOptions(std::shared_ptr<const CompiledCatalog> catalog);

  /// From now on, these are the selections.
  void move_to(const Selections& selections);
  void select(PartIndex part, OptionIndex option);
  void retract(PartIndex part);

  bool satisfiable() const { return states_.satisfiable(); }
  /// Brings what `possible` says up to date with what was selected and retracted since.
  void settle_support();
  /// Beside the selections of the other parts.
  bool possible(PartIndex part, OptionIndex option) const { return states_.possible(catalog_->layer().leaf[part][option]); }

  /// One option for each part, the selections among them; call only when satisfiable.
  std::vector<OptionIndex> design() const;

 private:
  void exclude_all_but(PartIndex part, OptionIndex option);
  void admit_all(PartIndex part);
  void settle();

  std::shared_ptr<const CompiledCatalog> catalog_;
  LiveStates states_;
  bool is_supported_ = false;
  std::map<PartIndex, OptionIndex> selected_;
};

}  // namespace maquette::compile
