// "Surprise me": a valid variant nobody thought of, the same for the same seed.
//
// Each part gets a shuffled order of preference, the parts a shuffled order of decision, and the completion does the rest:
// every option it wants it gets if the rules allow. Not a uniform draw (that needs counting, and the compiled form), but
// every variant can come, and parts decided early are as free as the rules leave them. Texts stay as they are: nobody wants
// random letters.
#pragma once

#include <cstdint>

#include "maquette/session.h"
#include "query/complete.h"

namespace maquette {

/// Preferences drawn from `seed`: the same on every machine.
Preferences surprising_preferences(const Model& model, std::uint64_t seed);

}  // namespace maquette
