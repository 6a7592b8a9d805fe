// `maquette`: the engine's answers on a command line, for people and, with --json, for programs.
#include <exception>
#include <iostream>

#include "cli/verbs/verbs.h"
#include "cli/verbs/widths.h"

namespace {

using maquette::cli::ExitCode;

constexpr const char* kDescription =
    "Maquette answers questions about catalogs of parts, options and rules: what is possible, why not,\n"
    "what would make it possible, what it costs. It also writes and verifies contest entries.\n";

constexpr const char* kFooter =
    "MODEL is a catalog's folder, a .uvl or a .dimacs file. Every verb takes --json.\n"
    "Exit status: 0 yes or done, 1 no, 2 unusable input, 3 undecided within the budget.\n\n"
    "Examples:\n"
    "  maquette new catalogs/desk-lamp\n"
    "  maquette check catalogs/court-sneaker\n"
    "  maquette test catalogs/court-sneaker\n"
    "  maquette domains catalogs/court-sneaker --choose vamp.material=suede\n"
    "  maquette complete catalogs/court-sneaker --minimize price --out design.json\n"
    "  maquette price catalogs/court-sneaker design.json\n"
    "  maquette diff HEAD:catalogs/court-sneaker catalogs/court-sneaker\n"
    "  maquette convert catalogs/court-sneaker sneaker.uvl\n"
    "  maquette feed catalogs/court-sneaker --format csv --out sneaker.csv\n"
    "  maquette entry verify *.maquette-entry --key kiosk.key.pub\n\n"
    "`maquette VERB --help` explains one verb.";

int run(int argc, char** argv) {
  CLI::App command(kDescription, "maquette");
  command.footer(kFooter);
  command.set_version_flag("--version", "maquette " MAQUETTE_VERSION);
  command.require_subcommand(1);
  maquette::cli::Job job;
  for (const auto add :
       {maquette::cli::add_new, maquette::cli::add_check, maquette::cli::add_test, maquette::cli::add_domains,
        maquette::cli::add_explain, maquette::cli::add_repair, maquette::cli::add_complete, maquette::cli::add_count,
        maquette::cli::add_sample, maquette::cli::add_price, maquette::cli::add_validate, maquette::cli::add_convert,
        maquette::cli::add_diff, maquette::cli::add_feed, maquette::cli::add_entry, maquette::cli::add_language_server,
        maquette::cli::add_schema, maquette::cli::add_widths}) {
    add(command, job);
  }
  try {
    command.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return command.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::unusable);
  }
  return static_cast<int>(job());
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "maquette: " << error.what() << '\n';
    return static_cast<int>(ExitCode::unusable);
  }
}
