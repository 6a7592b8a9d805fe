// What of several is taken, in words: "Ham, Olives (left half)" and not "Yes, No, No, Left half".
//
// A part of which a customer takes several options is, in the model, one part of yes, no and places for each of them. To
// people its value is a list: what is taken by its name, and where it lies if there are places to choose from. Nothing
// taken is said once.
#pragma once

#include <string>
#include <vector>

#include "maquette/model.h"
#include "state/words.h"

namespace maquette::viewer {

/// The part of several that `part` is one of; null: it stands for itself.
const Several* several_of(const Model& model, PartIndex part);

/// What `part` adds to a list of its group's values: its option by name where it stands for itself, the list above where it
/// is the first of several, nothing where it is another of them or is a dash after other values. `options` is the
/// variant's, for every part.
std::vector<std::string> names_taken(const Model& model, PartIndex part, const std::vector<OptionIndex>& options,
                                     const Words& words);

}  // namespace maquette::viewer
