// How long a question asked at a terminal may take.
#pragma once

#include "cli/input.h"

namespace maquette::cli {

/// The work the input allows, which is the same on every machine. The wall clock only ends what hangs: a kiosk's two
/// seconds would make answers depend on what else a build server does.
inline Limits limits_of(const Input& input) {
  constexpr std::chrono::minutes patience{2};
  return {input.budget, patience};
}

}  // namespace maquette::cli
