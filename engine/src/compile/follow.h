// Bringing something that stands at some selections to others, by what changed between them.
#pragma once

#include <iterator>
#include <map>

#include "maquette/design.h"

namespace maquette::compile {

/// Makes `selected` equal to `selections`: calls admit(part) for every part that is open now, and select(part, option) for
/// every one that is selected anew or otherwise.
template <class Admit, class Select>
void follow(const Selections& selections, std::map<PartIndex, OptionIndex>& selected, Admit&& admit, Select&& select) {
  for (auto current = selected.begin(); current != selected.end();) {
    const bool kept = selections.chosen.contains(current->first);
    if (!kept) admit(current->first);
    current = kept ? std::next(current) : selected.erase(current);
  }
  for (const auto& [part, option] : selections.chosen) {
    const auto [current, is_new] = selected.emplace(part, option);
    if (!is_new && current->second == option) continue;
    current->second = option;
    select(part, option);
  }
}

}  // namespace maquette::compile
