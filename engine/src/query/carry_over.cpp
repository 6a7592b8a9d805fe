// Does a design saved with the old version survive the new one, and if not, what is the least that must change?
//
// Selections are carried over by the ids of part and option; what the new version has no words for is given up first. The
// rest is a question like any customer's: a conflict, explained, and its smallest repair.
#include "maquette/difference.h"
#include "maquette/evaluate.h"

namespace maquette {
namespace {

Verdict opposite(Verdict verdict) {
  return verdict == Verdict::unknown ? verdict : verdict == Verdict::yes ? Verdict::no : Verdict::yes;
}

/// False: the new version has no words for it.
bool carry(const Model& before, const Model& after, const Selections& from, Choice choice, Selections& to) {
  const Part& part = before.parts[choice.part];
  const auto index = find_part(after, part.id);
  if (!index) return false;
  const auto text = from.texts.find(choice.part);
  if (text != from.texts.end()) {
    OptionIndex length = 0;
    if (after.parts[*index].kind != PartKind::text || refuse_text(after.parts[*index], text->second, "en", &length))
      return false;
    to.chosen[*index] = length;
    to.texts[*index] = text->second;
    return true;
  }
  const auto option = find_option(after.parts[*index], part.options[choice.option].id);
  if (option) to.chosen[*index] = *option;
  return option.has_value();
}

/// Those of the new version that the design breaks as the old version completes it; empty where it cannot be said so.
std::vector<RuleIndex> broken_as_it_was(Session& before, const Model& after, const Selections& selections) {
  const Completion whole = before.complete(selections);
  if (whole.found != Verdict::yes) return {};
  const Selections old = to_selections(whole.variant);
  Selections now;
  for (const auto& [part, option] : old.chosen) carry(before.model(), after, old, {part, option}, now);
  if (now.chosen.size() < after.parts.size()) return {};
  Variant variant;
  for (const auto& [part, option] : now.chosen) variant.options.push_back(option);
  return broken_rules(after, variant);
}

}  // namespace

Saved carry_over(Session& before, Session& after, const Selections& selections) {
  Saved saved;
  saved.valid_before = opposite(before.explain(selections).found);
  Selections kept;
  for (const auto& [part, option] : selections.chosen) {
    if (!carry(before.model(), after.model(), selections, {part, option}, kept)) saved.gone.push_back({part, option});
  }
  const Explanation conflict = after.explain(kept);
  saved.valid_after = saved.gone.empty() ? opposite(conflict.found) : Verdict::no;
  if (saved.valid_after != Verdict::no) return saved;
  if (conflict.found == Verdict::yes) saved.broken = broken_as_it_was(before, after.model(), selections);
  if (saved.broken.empty()) saved.broken = conflict.rules;
  Repairs repairs = after.repair(kept, 1);
  if (!repairs.repairs.empty()) saved.repair = std::move(repairs.repairs.front());
  return saved;
}

}  // namespace maquette
