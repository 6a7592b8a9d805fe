// `maquette entry verify FILE.. --key KEY`: a line for each entry, verified or what is wrong with it.
#include <algorithm>
#include <iostream>

#include "cli/entry_summary.h"
#include "cli/files.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/phrases.h"
#include "cli/public_keys.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"

namespace maquette::cli {
namespace {

struct EntryVerifyInput : Input {
  std::vector<std::string> files, keys;
  std::string day;
};

/// The texts that a person reads before the entry is shown.
std::string to_read_first(const std::vector<std::string>& texts, std::string_view language) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + text;
  constexpr Phrase first{"; to read first: %1", "; à lire d'abord : %1", "; zuerst zu lesen: %1", "。先に確認：%1"};
  return list.empty() ? list : say(first, language, {list});
}

/// What CLI11 asks of a value: a complaint, or nothing.
std::string is_day(const std::string& text) {
  constexpr std::string_view shape = "dddd-dd-dd";
  bool fits = text.size() == shape.size();
  for (std::size_t i = 0; fits && i < shape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    fits = shape[i] == 'd' ? digit : text[i] == '-';
  }
  return fits ? "" : "a day is written year first, like 2027-03-31";
}

void print_verdict(const EntryVerifyInput& input, const std::string& file, const VerifyResult& result) {
  const EntrySummary& summary = result.summary;
  if (input.json) {
    Json line{{"file", file}, {"verified", result.verified}};
    if (!result.verified) line["problem"] = result.problem;
    const Json rest = summary_json(summary, result.verified);
    if (result.verified) line.insert(rest.begin(), rest.end());
    print_json(line);
  } else if (result.verified) {
    std::cout << file << ": " << word(Word::verified, input.language) << ' ' << summary.code << ", \""
              << summary.fields.title << "\", " << summary.fields.display_name << ", " << price_of(summary, input.language)
              << to_read_first(summary.review, input.language) << '\n';
  } else {
    std::cout << file << ": " << word(Word::not_verified, input.language) << ": " << result.problem << '\n';
  }
}

std::optional<VerifyOptions> read_options(const EntryVerifyInput& input) {
  VerifyOptions options;
  options.day = input.day;
  bool usable = true;
  for (const std::string& key : input.keys) usable = add_public_keys(key, options.trusted_keys) && usable;
  if (!input.model.empty()) {
    const auto loaded = load(input);
    usable = usable && loaded;
    if (loaded) options.catalog_digest = loaded->model->digest;
  }
  if (!usable) return std::nullopt;
  return options;
}

ExitCode run(const EntryVerifyInput& input) {
  const auto options = read_options(input);
  if (!options) return ExitCode::unusable;
  ExitCode worst = ExitCode::yes;
  for (const std::string& file : input.files) {
    const auto package = read_input(file, kLargestEntry);
    if (!package) {
      worst = ExitCode::unusable;
      continue;
    }
    const VerifyResult result = verify_entry(*package, *options);
    print_verdict(input, file, result);
    if (!result.verified) worst = std::max(worst, ExitCode::no);
  }
  return worst;
}

}  // namespace

void add_entry_verify(CLI::App& entry, Job& job) {
  auto input = std::make_shared<EntryVerifyInput>();
  CLI::App* verb = entry.add_subcommand("verify", "Verify entries without trusting who sent them");
  verb->add_option("FILE", input->files, "Entries, a line is printed for each")->required();
  verb->add_option("--key", input->keys,
                   "A trusted public key: 64 hex digits, or a file of them, one a line; may be repeated")
      ->type_name("KEY")
      ->expected(1)
      ->take_all()
      ->required();
  verb->add_option("--catalog", input->model, "Also require that the entry was made with this catalog")->type_name("MODEL");
  verb->add_option("--on", input->day, "Also require that the catalog's contest was open on this day")
      ->type_name("2027-03-31")
      ->check(CLI::Validator(is_day, "DAY"));
  add_output_options(*verb, *input);
  verb->footer(
      "Checks every byte, every digest, the signature, the design against every rule, the price and the lead time.\n"
      "Nothing is written to disk. Exit status 0: all are verified; 1: at least one is not.\n\n"
      "Example:\n  maquette entry verify inbox/*.maquette-entry --key kiosk.key.pub --catalog catalogs/court-sneaker");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
