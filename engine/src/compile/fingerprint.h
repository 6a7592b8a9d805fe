// All of a model that the compiler looks at, as one digest: how many options each part has, and the rules.
//
// A model's own digest is that of its files, whoever filled it in; a compiled form is only used for a model with the very
// same rules.
#pragma once

#include <string>

#include "maquette/model.h"

namespace maquette::compile {

/// 64 lower-case hex digits.
std::string fingerprint(const Model& model);

}  // namespace maquette::compile
