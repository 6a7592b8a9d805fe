// `maquette schema`: the catalog format as a JSON Schema.
#include "language_server/schema.h"

#include <iostream>

#include "cli/verbs/verbs.h"

namespace maquette::cli {

void add_schema(CLI::App& command, Job& job) {
  CLI::App* verb = command.add_subcommand("schema", "Print the JSON Schema of a catalog's TOML files");
  verb->footer(
      "For editors that check TOML with a schema and cannot run the language server. docs/catalog.schema.json is this "
      "text.\n\n"
      "Example:\n  maquette schema > docs/catalog.schema.json");
  verb->callback([&job] {
    job = [] {
      std::cout << lsp::catalog_schema();
      return ExitCode::yes;
    };
  });
}

}  // namespace maquette::cli
