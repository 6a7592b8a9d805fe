// Parts of which a design takes another number of options than one.
//
// "optional" adds an option that stands for nothing. Where several may be taken together, each option becomes a part of its
// own with two options, no and yes (or no and the places it can be put), and a rule says how many: so price, weight, tags,
// materials and meshes work as they do anywhere, and the engine knows nothing of sets. A feature model calls this a group
// cardinality and does the same (Czarnecki, Helsen and Eisenecker, "Formalizing cardinality-based feature models", 2005).
#pragma once

#include "catalog/parts.h"

namespace maquette::catalog {

/// `take`, and the words that go with it. One option where the part does not say.
Take read_take(TableCursor& cursor, Assembly& assembly);

/// Puts the option "none" first, unless the part has one.
void add_none(TableCursor& cursor, PartDraft& draft, Assembly& assembly);

/// `default = ["olives", "ham"]` of a part of which several are taken: which of its options. Without it, as many as must be
/// taken.
std::vector<bool> read_default_set(TableCursor& cursor, const PartDraft& draft);

/// `because` of a part of which several are taken, or a sentence made from its label and its bounds.
LocalizedText how_many_because(TableCursor& cursor, const PartDraft& draft, Assembly& assembly);

/// The parts of two options that `draft`, read as a choice, stands for; each with its id.
struct OptionPart {
  Text id;
  PartDraft draft;
};
std::vector<OptionPart> divide(TableCursor& cursor, const Text& id, PartDraft draft, Assembly& assembly);

/// The rules on how many, once all parts are known.
void add_take_rules(Assembly& assembly);

}  // namespace maquette::catalog
