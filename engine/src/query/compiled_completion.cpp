#include "query/compiled_completion.h"

#include <utility>

namespace maquette {
namespace {

/// Beside what `live` stands at, by a search where its ceilings leave it open.
Verdict possible(compile::LiveCatalog& live, Choice choice) {
  const Verdict verdict = live.possible(choice);
  if (verdict != Verdict::unknown) return verdict;
  live.select(choice);
  const Verdict found = live.find().found;
  live.retract(choice.part);
  return found;
}

/// Nothing when undecided.
std::optional<OptionIndex> first_possible(compile::LiveCatalog& live, PartIndex part,
                                          const std::vector<OptionIndex>& preferred) {
  for (const OptionIndex option : preferred) {
    const Verdict verdict = possible(live, {part, option});
    if (verdict == Verdict::yes) return option;
    if (verdict == Verdict::unknown) break;
  }
  return std::nullopt;
}

Completion complete_beside(compile::LiveCatalog& live, const Selections& selections, const Preferences& preferences) {
  live.move_to(selections);
  Completion completion{live.satisfiable(), {}, false};
  if (completion.found == Verdict::unknown) completion.found = live.find().found;
  if (completion.found != Verdict::yes) return completion;
  completion.variant.options.resize(preferences.options.size());
  for (const auto& [part, option] : selections.chosen) completion.variant.options[part] = option;
  for (const PartIndex part : preferences.order) {
    if (selections.chosen.contains(part)) continue;
    const auto option = first_possible(live, part, preferences.options[part]);
    if (!option) return {};
    completion.variant.options[part] = *option;
    live.select({part, *option});
  }
  return completion;
}

}  // namespace

Completion complete_compiled(compile::LiveCatalog& live, const Selections& selections, const Preferences& preferences,
                             const std::optional<Oracle::Ceiling>& ceiling) {
  if (!ceiling) return complete_beside(live, selections, preferences);
  const auto& catalog = live.catalog();
  compile::LiveCatalog under(
      catalog, {compile::ceiling_on_total(catalog->model(), ceiling->attribute, ceiling->at_most, catalog->layer())});
  return complete_beside(under, selections, preferences);
}

}  // namespace maquette
