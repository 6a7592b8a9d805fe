// The parts a formula speaks of.
#pragma once

#include <vector>

#include "maquette/formula.h"

namespace maquette {

/// Sorted, each once: what Rule::parts holds.
std::vector<PartIndex> mentioned_parts(const Formula& formula);

}  // namespace maquette
