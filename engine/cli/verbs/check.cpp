// `maquette check MODEL`: what is wrong with a catalog, in its spelling and in its designs.
#include <iostream>

#include "cli/fix.h"
#include "cli/limits.h"
#include "cli/output.h"
#include "cli/sarif.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "maquette/formats.h"
#include "maquette/lint.h"

namespace maquette::cli {
namespace {

std::size_t count_options(const Model& model) {
  std::size_t options = 0;
  for (const Part& part : model.parts) options += part.options.size();
  return options;
}

void print_checked_json(const Findings& findings, const Model* model, const std::optional<Mended>& mended) {
  Json list = Json::array();
  for (const Finding& finding : findings) list.push_back(to_json(finding));
  Json document{{"findings", std::move(list)}};
  if (mended) document["fixed"] = mended->fixes;
  if (model != nullptr) {
    document["catalog"] = {{"id", model->id}, {"version", model->version}, {"sha256", model->digest}};
    document["parts"] = model->parts.size();
    document["options"] = count_options(*model);
    document["rules"] = model->rules.size();
  }
  print_json(document);
}

void print_summary(const Findings& findings, const Model* model, std::size_t mendable) {
  if (model != nullptr) {
    std::cout << model->id << ' ' << model->version << ": " << model->parts.size() << " parts, " << count_options(*model)
              << " options, " << model->rules.size() << " rules. ";
  }
  if (findings.empty()) {
    std::cout << "Nothing found.\n";
    return;
  }
  std::cout << findings.size() << (findings.size() == 1 ? " finding" : " findings");
  if (mendable > 0)
    std::cout << "; --fix mends " << (mendable == findings.size() ? "" : std::to_string(mendable) + " of ")
              << (findings.size() == 1 ? "it" : "them");
  std::cout << ".\n";
}

bool is_note(const Finding& finding) { return finding.severity == Severity::note; }

/// What the verb is asked for beyond the model.
struct Wanted {
  std::string format = "text";
  bool fix = false;
};

void print_checked(const Input& input, const std::string& format, const CatalogResult& checked,
                   const std::optional<Mended>& mended, std::size_t mendable) {
  if (format == "sarif") {
    print_json(sarif(checked.findings));
  } else if (input.json || format == "json") {
    print_checked_json(checked.findings, checked.model.get(), mended);
  } else {
    if (mended) std::cout << mended->diff;
    print_summary(checked.findings, checked.model.get(), mendable);
  }
}

ExitCode run(const Input& input, const Wanted& wanted) {
  std::error_code ignored;
  if (!std::filesystem::exists(input.model, ignored)) {
    print_finding(input.model, "unreadable", "there is no such catalog");
    return ExitCode::unusable;
  }
  const auto circumstances = read_circumstances(input);
  if (!circumstances) return ExitCode::unusable;
  std::optional<Mended> mended;
  if (wanted.fix && !is_feature_model(input.model)) mended = mend(input.model);
  if (mended && !mended->written) return ExitCode::unusable;
  CatalogResult checked = load_model(input.model, *circumstances);
  if (checked.model) {
    const Findings lints = lint(*checked.model, limits_of(input));
    checked.findings.insert(checked.findings.end(), lints.begin(), lints.end());
  }
  const std::size_t mendable = mended || is_feature_model(input.model) ? 0 : count_mendable(input.model, checked.findings);
  name_files_for_caller(checked.findings, input.model);
  print_findings(checked.findings);
  print_checked(input, wanted.format, checked, mended, mendable);
  if (checked.findings.empty()) return ExitCode::yes;
  const bool notes_only = std::all_of(checked.findings.begin(), checked.findings.end(), is_note);
  return notes_only ? ExitCode::undecided : ExitCode::no;
}

}  // namespace

void add_check(CLI::App& command, Job& job) {
  auto input = std::make_shared<Input>();
  CLI::App* verb = command.add_subcommand("check", "Find what is wrong with a catalog");
  add_model_options(*verb, *input);
  verb->add_option("--budget", input->budget, "Work allowed for one question, in the solver's units")
      ->capture_default_str();
  auto wanted = std::make_shared<Wanted>();
  verb->add_flag("--fix", wanted->fix, "Mend what has one mending, and show it as a diff");
  verb->add_option("--format", wanted->format, "text; json, as --json; sarif, for code hosts")
      ->check(CLI::IsMember({"text", "json", "sarif"}))
      ->capture_default_str();
  verb->footer(
      "Reads every file, reports every mistake at once, and then looks for rules that contradict each other,\n"
      "options in no valid design, parts with a single possible option, rules that change nothing, tables that forget an\n"
      "option, colours that look alike, reasons that are hard to read, designs sold below their cost, and an order of "
      "groups\n"
      "with fewer refusals. --fix mends misspelled names, missing quotes and units, semicolons in sheets and the like.\n\n"
      "Examples:\n  maquette check catalogs/court-sneaker\n"
      "  maquette check catalogs/desk-lamp --fix\n"
      "  maquette check catalogs/court-sneaker --format sarif > findings.sarif");
  verb->callback([input, wanted, &job] { job = [input, wanted] { return run(*input, *wanted); }; });
}

}  // namespace maquette::cli
