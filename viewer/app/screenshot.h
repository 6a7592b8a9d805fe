// One screen of the studio as a PNG, without a display: for the documentation, and to look at what a person sees.
#pragma once

#include "app/command_line.h"
#include "maquette/catalog.h"

namespace maquette::app {

/// Exit status: 0 written, 2 unusable input, 3 no OpenGL.
int run_screenshot(const CommandLine& command, std::shared_ptr<const Model> model, const CatalogFiles& catalog);

}  // namespace maquette::app
