// A design seen by another version of its catalog: everything is looked up by the ids of parts and options, because that is
// what an author keeps when they reorder, insert and reword.
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
  std::optional<OptionIndex> option(Choice old) const { return options_[old.part][old.option]; }
  std::optional<GroupIndex> group(GroupIndex old) const;

  /// Selections and the product seen with them. A selection that the newer catalog has no words for is left out and added
  /// to `lost`; a part of the product that it has no words for is at its default, and shows what is selected.
  DesignSnapshot carry(const DesignSnapshot& old, std::vector<LostChoice>* lost = nullptr) const;

 private:
  void carry_text(PartIndex old, const std::string& text, DesignSnapshot* next, std::vector<LostChoice>* lost) const;
  std::optional<LostChoice> carry_choice(Choice old, DesignSnapshot* next) const;
  Variant carry_shown(const Variant& old) const;
  LostChoice lost(LostChoice::Reason reason, PartIndex part, std::string option) const;

  const Model &from_, &to_;
  std::string_view language_;
  std::vector<std::optional<PartIndex>> parts_;                   ///< by old part
  std::vector<std::vector<std::optional<OptionIndex>>> options_;  ///< by old part and option
};

}  // namespace maquette::viewer
