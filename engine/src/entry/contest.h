// Whether an entry keeps to the contest of the catalog it carries.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "maquette/contest.h"
#include "maquette/entry.h"

namespace maquette::entry {

/// One line: what keeps it out. Nothing where it may enter, or the catalog has no contest. `day`: it came in; empty: any.
std::optional<std::string> refuse_entrant(const EntryConditions& conditions, const Variant& variant,
                                          const EntryFields& fields, const std::vector<EntryRender>& renders,
                                          std::string_view day);

}  // namespace maquette::entry
