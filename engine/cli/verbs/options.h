// The options that verbs share.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/input.h"

namespace maquette::cli {

/// --json and --language.
void add_output_options(CLI::App& verb, Input& input);
/// MODEL, the output options, --market, --channel, --on and --stock.
void add_model_options(CLI::App& verb, Input& input);
/// --choose, --design and --budget.
void add_selection_options(CLI::App& verb, Input& input);

}  // namespace maquette::cli
