// `maquette entry make MODEL DESIGN ..`: a design, its pictures and its model as a signed contest entry.
#include <iostream>

#include "cli/files.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"
#include "maquette/contest.h"
#include "maquette/entry.h"

namespace maquette::cli {
namespace {

constexpr std::size_t kLargestModel = std::size_t{64} << 20;

struct MakeInput : Input {
  EntryFields fields;
  std::vector<std::string> consents;
  std::string renders, glb, key, out;
};

/// The content as far as it can be read; none: said on standard error.
std::optional<EntryContent> read_content(const MakeInput& input, const std::optional<ContestProfile>& contest,
                                         const Variant& variant) {
  EntryContent content;
  content.fields = input.fields;
  if (contest && input.fields.contest.empty()) {
    content.fields.contest = contest->id;
    content.fields.rules_version = contest->rules_version;
  }
  content.fields.language = input.language;
  content.fields.market = input.circumstances.market;
  content.fields.channel = input.circumstances.channel;
  content.fields.day = input.circumstances.on;
  for (const std::string& consent : input.consents) content.fields.consents[consent] = true;
  content.variant = variant;
  RendersResult renders = read_renders(input.renders);
  if (!renders.problem.empty()) print_finding(input.renders, "bad-renders", renders.problem);
  content.renders = std::move(renders.renders);
  auto glb = read_input(input.glb, kLargestModel);
  if (!glb || !renders.problem.empty()) return std::nullopt;
  content.glb = std::move(*glb);
  return content;
}

void print_made(const MakeInput& input, const std::string& package, const std::string& key_id) {
  const std::string code = entry_code(package);
  if (input.json) {
    print_json({{"file", input.out}, {"code", code}, {"key_id", key_id}, {"bytes", package.size()}});
  } else {
    std::cout << input.out << ": " << code << " (" << package.size() << " bytes, " << key_id << ")\n";
  }
}

ExitCode run(const MakeInput& input) {
  const auto loaded = load(input);
  if (!loaded) return ExitCode::unusable;
  if (loaded->files.files.empty()) {
    print_finding(input.model, "no-catalog", "an entry is made with a catalog; this is another tool's feature model");
    return ExitCode::unusable;
  }
  const auto contest = read_conditions(loaded->files).contest;
  if (input.fields.contest.empty() && !contest) {
    print_finding("--contest", "missing-contest", "the catalog speaks of no contest; say which one the entry is for");
    return ExitCode::unusable;
  }
  const Completion completion = open_session(input, *loaded).complete(loaded->selections);
  if (completion.found != Verdict::yes) {
    const bool undecided = completion.found == Verdict::unknown;
    print_finding(input.design, undecided ? "undecided" : "not-makeable",
                  undecided ? "not decided within the budget whether this design can be made"
                            : "this design cannot be made; `maquette validate` says why");
    return undecided ? ExitCode::undecided : ExitCode::no;
  }
  const auto content = read_content(input, contest, completion.variant);
  if (!content) return ExitCode::unusable;
  const KeyResult key = open_or_create_key(input.key);
  if (!key.key) {
    print_finding(input.key, "bad-key", key.problem);
    return ExitCode::unusable;
  }
  const EntryWritten written = write_entry(*loaded->model, loaded->files, *content, *key.key);
  if (!written.problem.empty()) {
    print_finding(input.out, "refused", written.problem);
    return ExitCode::no;
  }
  if (!write_file(input.out, written.package)) return ExitCode::unusable;
  print_made(input, written.package, key.key->id);
  return ExitCode::yes;
}

}  // namespace

void add_entry_make(CLI::App& entry, Job& job) {
  auto input = std::make_shared<MakeInput>();
  CLI::App* verb = entry.add_subcommand("make", "Write a signed entry");
  add_model_options(*verb, *input);
  verb->add_option("DESIGN", input->design, "A design file, or - for standard input")->required();
  verb->add_option("--title", input->fields.title, "What the design is called")->required();
  verb->add_option("--story", input->fields.story, "A few sentences about it");
  verb->add_option("--name", input->fields.display_name, "The creator's display name")->required();
  verb->add_option("--consent", input->consents, "What the creator agreed to: show_publicly, ..; may be repeated")
      ->expected(1)
      ->take_all();
  verb->add_option("--contest", input->fields.contest,
                   "The contest's id; that of the catalog's [contest] where it has one");
  verb->add_option("--rules-version", input->fields.rules_version, "Version of the contest's rules");
  verb->add_option("--counter", input->fields.counter, "How many entries this key has signed, this one included")
      ->capture_default_str();
  verb->add_option("--renders", input->renders, "Folder of PNGs with their renders.json")->type_name("DIR")->required();
  verb->add_option("--glb", input->glb, "The configured product")->type_name("FILE")->required();
  verb->add_option("--key", input->key, "The kiosk's key; made here if there is none, with its public half in FILE.pub")
      ->type_name("FILE")
      ->required();
  verb->add_option("--out", input->out, "The entry to write")->type_name("FILE")->required();
  verb->footer(
      "The same design, fields, pictures and key give the same bytes.\n\n"
      "Example:\n"
      "  maquette-viewer catalogs/court-sneaker --snapshot design.json --out renders\n"
      "  maquette entry make catalogs/court-sneaker design.json --title \"First steps\" --name Mia \\\n"
      "    --consent show_publicly --contest spring --renders renders --glb renders/design.glb \\\n"
      "    --key kiosk.key --out mine.maquette-entry");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
