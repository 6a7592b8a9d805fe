// A design seen by another version of its catalog: everything is looked up by the ids of parts and options, because that is
// what an author keeps when they reorder, insert and reword. What an author does rename is found where the newer catalog
// says that it went (`replaced_by`, [[replaced]]), as designs that were saved are (docs/design-format.md): where the design
// itself says something of that part, its own word counts.
#pragma once

#include <string_view>
#include <vector>

#include "state/viewer_state.h"

namespace maquette::viewer {

/// Carries what speaks of `from` over to `to`. Neither is kept beyond the carrier's life.
class DesignCarrier {
 public:
  DesignCarrier(const Model& from, const Model& to, std::string_view language);

  std::optional<PartIndex> part(PartIndex old) const { return parts_[old]; }
  std::optional<GroupIndex> group(GroupIndex old) const;

  /// Selections and the product seen with them. A selection that the newer catalog has no words for is left out and added
  /// to `lost`; a part of the product that it has no words for is at its default, and shows what is selected.
  DesignSnapshot carry(const DesignSnapshot& old, std::vector<LostChoice>* lost = nullptr) const;

 private:
  /// What an option of the older catalog is in the newer one, which may be another part's.
  struct Successor {
    Choice choice;
    bool renamed = false;
  };
  using Successors = std::vector<std::optional<Successor>>;  ///< by old option
  Successors successors_of(const Part& old) const;
  std::optional<Successor> renamed(const Part& old, const Option& option) const;

  void carry_text(PartIndex old, const std::string& text, DesignSnapshot* next, std::vector<LostChoice>* lost) const;
  bool carry_choice(Choice old, bool renamed, DesignSnapshot* next) const;
  Variant carry_shown(const Variant& old) const;
  LostChoice lost(LostChoice::Reason reason, PartIndex part, std::string option) const;
  LostChoice lost_choice(Choice old) const;

  const Model &from_, &to_;
  std::string_view language_;
  std::vector<std::optional<PartIndex>> parts_;  ///< by old part
  std::vector<Successors> options_;              ///< by old part
};

}  // namespace maquette::viewer
