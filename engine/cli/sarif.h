// Findings for code hosts, which show them beside the line they are about: SARIF 2.1.0 (OASIS, 2020).
#pragma once

#include "cli/output.h"
#include "maquette/finding.h"

namespace maquette::cli {

/// A whole SARIF log. Files are named as the findings name them, relative to where the command ran.
Json sarif(const Findings& findings);

}  // namespace maquette::cli
