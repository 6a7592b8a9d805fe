// `maquette entry`: the contest entry package. Its verbs are in entry_make.cpp, entry_show.cpp and entry_verify.cpp.
#include "cli/verbs/verbs.h"

namespace maquette::cli {

void add_entry(CLI::App& command, Job& job) {
  CLI::App* entry = command.add_subcommand("entry", "Write, show and verify contest entries");
  entry->require_subcommand(1);
  add_entry_make(*entry, job);
  add_entry_show(*entry, job);
  add_entry_verify(*entry, job);
}

}  // namespace maquette::cli
