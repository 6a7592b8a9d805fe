// `maquette language-server`: what is wrong, what may be written and what it means, told to an editor while its author
// types (Language Server Protocol 3.17 on standard input and output).
#include "language_server/server.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>

#include "cli/verbs/verbs.h"

namespace maquette::cli {

void add_language_server(CLI::App& command, Job& job) {
  CLI::App* verb =
      command.add_subcommand("language-server", "Help an editor with catalogs (LSP on standard input and output)");
  verb->add_flag("--stdio")->description("As editors ask for it; there is no other way");
  verb->footer(
      "Editors start it: docs/editors/ says how. It reports mistakes as you type, completes names inside rules, tells "
      "what\n"
      "an option costs and how many designs a rule removes, and renames across files.\n\n"
      "Example (Helix, languages.toml):\n  [language-server.maquette]\n  command = \"maquette\"\n  args = "
      "[\"language-server\"]");
  verb->callback([&job] {
    job = []() -> ExitCode {
      std::signal(SIGPIPE, SIG_IGN);  // an editor that ends is noticed by what writing to it returns
      const int status = lsp::serve(STDIN_FILENO, STDOUT_FILENO);
      std::_Exit(status);  // nothing is left to save, and a search nobody waits for any more may still be running
    };
  });
}

}  // namespace maquette::cli
