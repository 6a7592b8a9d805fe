// Uniformly drawn variants; see sample.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "maquette/session.h"
#include "query/compiled_form.h"

namespace maquette {

std::optional<std::vector<Variant>> sample(CompiledForm& compiled, const Selections& selections, std::uint64_t seed,
                                           std::size_t count);

}  // namespace maquette
