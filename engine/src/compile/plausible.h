// Whether a circuit that was not just built can be one for a catalog; see plausible.cpp.
#pragma once

#include <span>

#include "compile/circuit.h"
#include "compile/lower.h"
#include "compile/option_layer.h"
#include "maquette/model.h"

namespace maquette::compile {

/// `layer` is checked against the model, the circuit against both. `residual`: rules the circuit does not know.
bool plausible(const Model& model, const Circuit& circuit, const OptionLayer& layer, std::span<const Residual> residual);

}  // namespace maquette::compile
