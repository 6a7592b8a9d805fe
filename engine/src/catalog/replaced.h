// What yesterday's designs call things: `replaced_by` and [[replaced]].
#pragma once

#include "catalog/assembly.h"

namespace maquette::catalog {

/// Notes that designs may still speak of this option of `part`; of the part itself, where `option` is empty. `by` names
/// what has taken its place.
void retire(std::string part, std::string option, Text by, Assembly& assembly);

/// Model::replacements, once all parts are known.
void read_replaced(Assembly& assembly);

}  // namespace maquette::catalog
