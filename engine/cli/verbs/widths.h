// `maquette widths`.
#pragma once

#include "cli/verbs/verbs.h"

namespace maquette::cli {

void add_widths(CLI::App& command, Job& job);

}  // namespace maquette::cli
