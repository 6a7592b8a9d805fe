// The number of designs that are left; see count.cpp.
#pragma once

#include <optional>

#include "maquette/session.h"
#include "query/compiled_form.h"

namespace maquette {

std::optional<DesignCount> count(CompiledForm& compiled, const Selections& selections, bool with_shares);

}  // namespace maquette
