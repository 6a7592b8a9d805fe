// `maquette entry show FILE`: what an entry says, and whether it is whole. Whose it is, `entry verify` tells.
#include <iostream>

#include "cli/entry_summary.h"
#include "cli/files.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"
#include "maquette/entry.h"

namespace maquette::cli {
namespace {

struct ShowInput : Input {
  std::string file;
};

/// A value of several lines stays in its column.
void print_row(const char* name, const std::string& value) {
  if (value.empty()) return;
  std::cout << "  " << padded(name, 11);
  for (const char c : value) std::cout << (c == '\n' ? "\n             " : std::string(1, c));
  std::cout << '\n';
}

/// "fr, store, 2026-12-01": what was stated of where, through what and when.
std::string sold_where(const EntryFields& fields) {
  std::string where;
  for (const std::string* stated : {&fields.market, &fields.channel, &fields.day}) {
    if (!stated->empty()) where += (where.empty() ? "" : ", ") + *stated;
  }
  return where;
}

void print_entry(const ShowInput& input, const VerifyResult& shown) {
  const EntrySummary& summary = shown.summary;
  const EntryFields& fields = summary.fields;
  std::cout << input.file << ": " << summary.code << '\n';
  print_row("title", fields.title);
  print_row("by", fields.display_name);
  print_row("story", fields.story);
  print_row("language", fields.title.empty() ? "" : fields.language);
  for (const auto& [consent, given] : fields.consents) print_row("consent", consent + (given ? ": yes" : ": no"));
  print_row("contest", fields.contest + (fields.rules_version.empty() ? "" : ", rules " + fields.rules_version));
  print_row("sold", sold_where(fields));
  print_row("key", summary.key_id.empty() ? "" : summary.key_id + ", its entry " + std::to_string(fields.counter));
  print_row("catalog", summary.catalog_id.empty() ? "" : summary.catalog_id + ' ' + summary.catalog_version);
  if (shown.verified) {
    print_row("price", price_of(summary, input.language));
    print_row("lead time", days(summary.lead_time, input.language));
    for (const auto& [part, option] : choices_of(summary)) print_row("design", part + " = " + option);
  }
  for (const std::string& text : summary.review) print_row("to read", text);
  for (const std::string& member : summary.members) print_row("member", member);
  print_row("state",
            shown.verified ? "whole; `entry verify` tells whether its key is one of yours" : "broken: " + shown.problem);
}

ExitCode run(const ShowInput& input) {
  const auto package = read_input(input.file, kLargestEntry);
  if (!package) return ExitCode::unusable;
  const VerifyResult shown = inspect_entry(*package);
  if (input.json) {
    Json document = summary_json(shown.summary, shown.verified);
    document["file"] = input.file;
    document["whole"] = shown.verified;
    if (!shown.verified) document["problem"] = shown.problem;
    print_json(document);
  } else {
    print_entry(input, shown);
  }
  return shown.verified ? ExitCode::yes : ExitCode::no;
}

}  // namespace

void add_entry_show(CLI::App& entry, Job& job) {
  auto input = std::make_shared<ShowInput>();
  CLI::App* verb = entry.add_subcommand("show", "Show what an entry says");
  verb->add_option("FILE", input->file, "A .maquette-entry")->required();
  add_output_options(*verb, *input);
  verb->footer(
      "Exit status 0: the entry is whole, its design can be made and its price is right, by whichever key.\n\n"
      "Example:\n  maquette entry show mine.maquette-entry");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
