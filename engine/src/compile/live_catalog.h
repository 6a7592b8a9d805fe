// The compiled catalog while a customer clicks: each answer costs what changed since the last question, whatever it was
// about.
//
//   LiveCatalog live(compiled);
//   live.domains(mine)             the state of every option
//   live.cheapest(mine, kPrice)    the least total with each of them
//   live.count(mine)               how many designs are left
//   live.move_to(mine);            or one at a time:
//   live.possible(choice)          whether one option is possible
//   live.find()                    a design with the selections
//
// Selecting, swapping and retracting cost the same, because every question names all selections and what differs from the
// last ones is followed. The rules of the circuit are followed by counters (live_states.h); ceilings by least totals, only
// for what the circuit leaves possible (live_ceilings.h).
//
// Under two ceilings or more some answers are `unknown`; `find` searches a little, and after that it is for Z3.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compile/compiled.h"
#include "compile/live_ceilings.h"
#include "compile/live_count.h"
#include "compile/live_options.h"
#include "compile/live_prices.h"

namespace maquette::compile {

/// Not thread-safe.
class LiveCatalog {
 public:
  /// `also`: ceilings to keep beside the catalog's own.
  explicit LiveCatalog(std::shared_ptr<const CompiledCatalog> catalog, std::vector<Ceiling> also = {});

  /// From now on, these are the selections; or one more, or without that of a part.
  void move_to(const Selections& selections);
  void select(Choice choice);
  void retract(PartIndex part);

  Verdict satisfiable();
  /// Beside the selections of the other parts.
  Verdict possible(Choice choice);
  /// A design with the selections.
  FoundDesign find();

  /// As CompiledCatalog::domains; moves to `selections`.
  Domains domains(const Selections& selections);

  /// As CompiledCatalog::count, of the catalog's own rules.
  std::optional<std::string> count(const Selections& selections);

  const std::shared_ptr<const CompiledCatalog>& catalog() const { return catalog_; }

  /// As CompiledCatalog::cheapest, but `no` for all that the ceilings exclude. Good until the next call.
  const PerOption<LeastTotal>& cheapest(const Selections& selections, AttributeIndex attribute);

 private:
  void decide();

  std::shared_ptr<const CompiledCatalog> catalog_;
  LiveOptions options_;
  Selections selections_;
  bool has_ceilings_ = false;
  std::unique_ptr<LiveCeilings> ceilings_;                        ///< null: none, or too many to follow
  std::optional<LiveCount> count_;                                ///< once asked
  std::map<AttributeIndex, std::unique_ptr<LivePrices>> prices_;  ///< those asked about
  PerOption<LeastTotal> least_;
  CeilingAnswer answer_;  ///< the last one; kept so that its memory is
};

}  // namespace maquette::compile
