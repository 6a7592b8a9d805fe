// What a formula comes to while parts are still open: three-valued logic, after Kleene. A part with several options left is
// unknown, and what follows from unknowns is known only where every way of resolving them agrees.
#pragma once

#include <vector>

#include "maquette/formula.h"
#include "maquette/session.h"

namespace maquette {

/// Options that are still possible, [part][option].
using OpenOptions = std::vector<std::vector<bool>>;

/// yes: it holds whichever of the open options are taken; no: it fails whichever are; unknown: it depends, or would take
/// more than comparing parts one by one to tell. Where each part has one option left, never unknown.
Verdict holds_for_all(const Formula& formula, const OpenOptions& open);

}  // namespace maquette
