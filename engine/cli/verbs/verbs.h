// The verbs of `maquette`: one function each, in a file of its name.
//
// A function adds its verb, with its options and examples, to the command line and sets `job` when the verb was chosen;
// `main` runs the job. What every verb prints and returns is documented in docs/command.md.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace maquette::cli {

enum class ExitCode : int {
  yes = 0,        ///< yes, or done
  no = 1,         ///< no: invalid, findings, not verified
  unusable = 2,   ///< unusable input or usage
  undecided = 3,  ///< not decided within the budget
};

using Job = std::function<ExitCode()>;

void add_check(CLI::App& command, Job& job);
void add_domains(CLI::App& command, Job& job);
void add_explain(CLI::App& command, Job& job);
void add_repair(CLI::App& command, Job& job);
void add_complete(CLI::App& command, Job& job);
void add_count(CLI::App& command, Job& job);
void add_sample(CLI::App& command, Job& job);
void add_convert(CLI::App& command, Job& job);
void add_diff(CLI::App& command, Job& job);
void add_price(CLI::App& command, Job& job);
void add_validate(CLI::App& command, Job& job);
void add_entry(CLI::App& command, Job& job);
void add_entry_make(CLI::App& entry, Job& job);
void add_entry_show(CLI::App& entry, Job& job);
void add_entry_verify(CLI::App& entry, Job& job);
void add_new(CLI::App& command, Job& job);
void add_test(CLI::App& command, Job& job);
void add_feed(CLI::App& command, Job& job);
void add_language_server(CLI::App& command, Job& job);
void add_schema(CLI::App& command, Job& job);

}  // namespace maquette::cli
