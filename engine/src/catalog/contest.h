// [contest] and [moderation]: what an entry must be beyond a design, and what strangers must not read.
#pragma once

#include "catalog/assembly.h"
#include "maquette/contest.h"

namespace maquette::catalog {

/// The words that [moderation] denies every text; says nothing of what is wrong there.
std::vector<std::string> denied_words(const Assembly& assembly);

Moderation read_moderation(Assembly& assembly);

/// After rules are read, whose names its own rules share.
std::optional<ContestProfile> read_contest(Assembly& assembly);

}  // namespace maquette::catalog
