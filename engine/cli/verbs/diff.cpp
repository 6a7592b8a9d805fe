// `maquette diff OLD NEW [--designs FOLDER]`: what an edit does to the product, exactly.
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/diff_html.h"
#include "cli/diff_report.h"
#include "cli/files.h"
#include "cli/input.h"
#include "cli/pictures.h"
#include "cli/revision.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "maquette/formats.h"

namespace maquette::cli {
namespace {

namespace fs = std::filesystem;

/// A few counts, and one for each rule that is not in both.
constexpr std::chrono::seconds kPatience{20};
constexpr std::size_t kMostDesigns = 100'000;

struct DiffInput : Input {
  std::string after, designs, examples, html;
  bool no_pictures = false;
};

/// A model, and where it lies as long as this lives.
struct Version {
  std::unique_ptr<ModelPath> path;
  std::shared_ptr<const Model> model;  ///< null: the mistakes are on standard error
};

std::shared_ptr<const Model> load_from(const ModelPath* model) {
  if (!model) return nullptr;
  // Looks do not matter here: an old revision may well miss a mesh.
  CatalogResult result;
  if (is_feature_model(model->path())) {
    result = load_model(model->path());
  } else {
    CatalogFilesResult read = read_catalog_files(model->path());
    result.findings = std::move(read.findings);
    if (!has_errors(result.findings)) result = build_model(read.files, false);
    std::erase_if(result.findings, [](const Finding& finding) { return finding.severity != Severity::error; });
  }
  name_files_for_caller(result.findings, model->path());
  for (Finding& finding : result.findings) finding.where.file = model->name_of(finding.where.file);
  print_findings(result.findings);
  return result.model;
}

std::optional<std::vector<fs::path>> files_in(const std::string& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end && files.size() < kMostDesigns;
       entry.increment(error)) {
    if (entry->path().extension() == ".json") files.push_back(entry->path());
  }
  if (error) {
    print_finding(folder, "unreadable", "this folder cannot be read");
    return std::nullopt;
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// False: some design could not be read, and it is said which.
bool carry_designs(const DiffInput& input, DiffReport& report, const Limits& limits) {
  const auto files = files_in(input.designs);
  if (!files) return false;
  report.with_saved = true;
  Session before(report.before, limits), after(report.after, limits);
  bool all = true;
  for (const fs::path& file : *files) {
    const auto selections = load_design(*report.before, file.string());
    all = all && selections;
    if (selections) report.saved.push_back({file.filename().string(), carry_over(before, after, *selections)});
  }
  return all;
}

/// Design files of the examples, to open in the studio.
bool write_examples(const DiffInput& input, const DiffReport& report) {
  std::error_code error;
  fs::create_directories(input.examples, error);
  const auto write = [&](const char* name, const Model& model, const OneSided& side) {
    if (!side.example) return true;
    return write_file((fs::path(input.examples) / name).string(), write_design(model, to_selections(*side.example)));
  };
  return write("removed.json", *report.before, report.difference.removed) &&
         write("added.json", *report.after, report.difference.added);
}

Version open_version(const std::string& given) {
  auto path = find_model(given);
  auto model = load_from(path.get());
  return {std::move(path), std::move(model)};
}

/// `variant` of one version beside what the other has nearest to it.
std::optional<SideBySide> pair_of(const DiffInput& input, const Version& before, const Version& after,
                                  const std::optional<Variant>& variant, bool of_before, const Limits& limits) {
  if (!variant) return std::nullopt;
  Session other(of_before ? after.model : before.model, limits);
  const auto nearest = counterpart(of_before ? *before.model : *after.model, other, *variant);
  if (!nearest) return std::nullopt;
  SideBySide pair{of_before ? *variant : *nearest, of_before ? *nearest : *variant, {}, {}};
  const bool rendered = !input.no_pictures;
  pair.before_picture = picture_of(*before.model, before.path->path(), pair.before, input.language, rendered);
  pair.after_picture = picture_of(*after.model, after.path->path(), pair.after, input.language, rendered);
  return pair;
}

bool write_page(const DiffInput& input, const DiffReport& report, const Version& before, const Version& after,
                const Limits& limits) {
  const Difference& found = report.difference;
  const DiffPage page{report, pair_of(input, before, after, found.removed.example, true, limits),
                      pair_of(input, before, after, found.added.example, false, limits),
                      pair_of(input, before, after, found.prices ? found.prices->dearest : std::nullopt, false, limits)};
  return write_file(input.html, write_html(page, input.language));
}

ExitCode status_of(const DiffReport& report) {
  const auto open = [](const SavedDesign& design) {
    return design.saved.valid_before == Verdict::unknown || design.saved.valid_after == Verdict::unknown;
  };
  if (report.difference.removed.any == Verdict::yes || count_broken(report) > 0) return ExitCode::no;
  const bool undecided = report.difference.removed.any == Verdict::unknown ||
                         report.difference.added.any == Verdict::unknown ||
                         std::any_of(report.saved.begin(), report.saved.end(), open);
  return undecided ? ExitCode::undecided : ExitCode::yes;
}

ExitCode run(const DiffInput& input) {
  DiffReport report;
  const Version before = open_version(input.model), after = open_version(input.after);
  report.before = before.model;
  report.after = after.model;
  if (!report.before || !report.after) return ExitCode::unusable;
  const Limits limits{input.budget, kPatience};
  report.difference = difference(report.before, report.after, limits);
  const bool usable = input.designs.empty() || carry_designs(input, report, limits);
  if (!input.examples.empty() && !write_examples(input, report)) return ExitCode::unusable;
  if (!input.html.empty() && !write_page(input, report, before, after, limits)) return ExitCode::unusable;
  if (input.json) {
    print_json(to_json(report, input.language));
  } else {
    print_report(report, input.language);
  }
  return usable ? status_of(report) : ExitCode::unusable;
}

}  // namespace

void add_diff(CLI::App& command, Job& job) {
  auto input = std::make_shared<DiffInput>();
  CLI::App* verb = command.add_subcommand("diff", "Say what an edit does: designs kept, removed, added, and why");
  verb->add_option("OLD", input->model, "A model, or REVISION:PATH to take it from git")->required();
  verb->add_option("NEW", input->after, "The same")->required();
  add_output_options(*verb, *input);
  verb->add_option("--designs", input->designs, "Also say which saved designs (*.json) break, and their repairs")
      ->type_name("FOLDER");
  verb->add_option("--examples", input->examples, "Write a removed and an added design there, to look at")
      ->type_name("FOLDER");
  verb->add_option("--html", input->html, "Also write a page with pictures of the examples side by side")
      ->type_name("FILE");
  verb->add_flag("--no-pictures", input->no_pictures, "Colours in place of pictures by maquette-viewer");
  verb->add_option("--budget", input->budget, "Work allowed for one question, in the solver's units")
      ->capture_default_str();
  verb->footer(
      "Versions are matched by the ids of parts and options. A part that only one version has counts as left alone in the\n"
      "other; an option that only one version has is in no design of the other. Each rule, option and part is listed with\n"
      "the number of designs that it alone takes away or gives; a design may be taken away by several.\n"
      "Exit status 1 when a design is removed or a saved one breaks.\n\n"
      "Examples:\n"
      "  maquette diff catalogs/court-sneaker ../next/court-sneaker --designs orders/\n"
      "  maquette diff v1:catalogs/court-sneaker catalogs/court-sneaker --html changes.html\n"
      "  maquette diff HEAD:catalogs/court-sneaker catalogs/court-sneaker\n"
      "  maquette diff v1.0:models/shop.uvl v2.0:models/shop.uvl --json");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
