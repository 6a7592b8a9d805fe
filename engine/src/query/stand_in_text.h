// Texts for variants that only know how long they are: one accepted letter again and again.
#pragma once

#include "maquette/design.h"
#include "maquette/model.h"

namespace maquette {

/// Gives each text part of the variant that has a length and no text a stand-in of that length.
void add_stand_in_texts(const Model& model, Variant& variant);

}  // namespace maquette
