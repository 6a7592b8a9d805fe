// The contestants by name.
#pragma once

#include <memory>

#include "bench/peers/contestant.h"
#include "bench/peers/encoding.h"

namespace maquette::bench {

/// Z3, one check for every option.
std::unique_ptr<Contestant> make_z3_naive(std::shared_ptr<const Model> model);
/// Z3's `consequences` on the plain solver, the form that was found complete.
std::unique_ptr<Contestant> make_z3_consequences(std::shared_ptr<const Model> model);
/// CaDiCaL, incremental, every model it ever found kept as a witness.
std::unique_ptr<Contestant> make_cadical(std::shared_ptr<const Model> model);

enum class ClaspMode : std::uint8_t {
  brave,    ///< the union of all designs: the options that are possible
  cautious  ///< the intersection: the options that are impossible, asked for by their negations
};
/// The `clasp` program, started anew for every click. Null when it is not installed, or when a weight does not fit its
/// 32 bits.
std::unique_ptr<Contestant> make_clasp(std::shared_ptr<const Model> model, ClaspMode mode);

}  // namespace maquette::bench
