// The variant the customer sees: their selections, and for every other part the option it would most like to have.
//
// Parts are decided one after the other in a given order, each at the best option in its order of preference that still
// leaves a variant (the lexicographic optimum; "decision by preference" in configuration). A witness is carried along: what
// it already has needs no asking, a step aside (query/swap.h) often brings it closer, and only else the solver is asked,
// "any of the better ones?", until it says no. A catalog's own preferences go before the options: each, the weightiest
// first, is kept where it can be beside those already kept (a greedy answer to a partial MaxSAT question, which a person
// can follow, and which adding a lighter preference never disturbs). So the answer depends on the catalog and the
// selections alone, never on the solver's whims.
#pragma once

#include <optional>
#include <vector>

#include "maquette/session.h"
#include "query/swap.h"
#include "z3/oracle.h"

namespace maquette {

/// The order in which parts are decided, and for each part its options, best first.
struct Preferences {
  std::vector<PartIndex> order;
  std::vector<std::vector<OptionIndex>> options;  ///< [part], each a permutation of the part's options
  std::vector<const Preference*> wishes = {};     ///< of the catalog, in the order they are granted; they outlive this
};

/// Catalog order; for each part the option of `prefer`, else the default, and then what stands in for it best: the colour
/// that looks most like it, the nearest number, the next shorter text; options without colours by default first, then
/// catalog order. The catalog's wishes, the weightiest first, those of equal weight by id.
Preferences default_preferences(const Model& model, const Variant* prefer);

/// Within a turn of `oracle`. When the limits run out half-way, what was decided stays decided and the rest is as a witness
/// has it.
Completion complete(Oracle& oracle, const Swap& swap, const Selections& selections, const Preferences& preferences,
                    std::optional<Oracle::Ceiling> ceiling = {});

/// Whether a wish of the catalog held before and does not any more.
bool disappoints(const Model& model, const std::vector<OptionIndex>& before, const std::vector<OptionIndex>& after);

/// The choices of `selections`, `except` that part's.
std::vector<Choice> choices_of(const Selections& selections, std::optional<PartIndex> except = {});

/// Gives a variant the texts its text parts need: from `selections`, else from `prefer`, cut to length.
void fill_texts(const Model& model, const Selections& selections, const Variant* prefer, Variant& variant);

}  // namespace maquette
