// Our own way in: the compiled form's live states where they say everything, else the session.
#pragma once

#include <memory>

#include "bench/peers/contestant.h"
#include "compile/compiled.h"

namespace maquette::bench {

/// Everything compiled: the live states alone. Rules left out of the circuit (ceilings): a Session, which decides those
/// too.
std::unique_ptr<Contestant> make_ours(std::shared_ptr<const compile::CompiledCatalog> catalog);

}  // namespace maquette::bench
