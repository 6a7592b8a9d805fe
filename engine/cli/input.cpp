#include "cli/input.h"

#include <algorithm>
#include <iostream>

#include "cli/files.h"
#include "cli/limits.h"
#include "maquette/formats.h"
#include "support/one_line.h"
#include "support/suggestion.h"

namespace maquette::cli {
namespace {

constexpr std::size_t kLargestDesign = std::size_t{1} << 20;

Finding mistake(std::string_view flag, std::string_view text, const char* code, std::string message) {
  return {Severity::error, {std::string(flag) + ' ' + std::string(text), 0, 0}, code, std::move(message)};
}

std::optional<Finding> choose_text(const Part& part, PartIndex index, std::string_view value, std::string_view language,
                                   const Finding& refused, Selections& selections) {
  OptionIndex length = 0;
  if (const auto problem = refuse_text(part, value, language, &length)) {
    Finding finding = refused;
    finding.message = *problem;
    return finding;
  }
  selections.chosen[index] = length;
  selections.texts.erase(index);
  if (length > 0) selections.texts[index] = value;
  return std::nullopt;
}

/// `; its values are 330, 350, .. 430`: what there is to choose, where that is soon said.
std::string what_there_is(const Part& part) {
  constexpr std::size_t few = 6;
  const auto& options = part.options;
  if (options.empty() || (options.size() > few && part.kind != PartKind::number)) return {};
  std::string list;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options.size() > few && i >= 2 && i + 1 < options.size()) continue;
    list += (i == 0 ? "" : options.size() > few && i > 2 ? ", .. " : ", ") + options[i].id;
  }
  return (part.kind == PartKind::number ? "; its values are " : "; its options are ") + list;
}

Finding unknown_part(const Model& model, std::string_view name, std::string_view text, std::string_view flag) {
  const auto several = std::find_if(model.several.begin(), model.several.end(),
                                    [&](const Several& candidate) { return candidate.id == name; });
  if (several == model.several.end() || several->parts.empty()) {
    return mistake(flag, text, "unknown-part",
                   "the catalog has no part '" + std::string(name) + "'" + did_you_mean_one_of(name, model.parts));
  }
  const Part& first = model.parts[several->parts.front()];
  return mistake(flag, text, "takes-several",
                 "of '" + several->id + "' several options can be taken; name each, as in " + first.id + "=" +
                     first.options.back().id);
}

/// A catalog with the files it consists of, or another tool's feature model. None: all errors are on standard error.
std::optional<Loaded> load_only_model(const Input& input) {
  const std::string& path = input.model;
  const auto circumstances = read_circumstances(input);
  if (!circumstances) return std::nullopt;
  Loaded loaded;
  Findings findings;
  if (is_feature_model(path)) {
    CatalogResult result = load_model(path);
    loaded.model = std::move(result.model);
    findings = std::move(result.findings);
  } else {
    CatalogFilesResult read = read_catalog_files(path);
    findings = std::move(read.findings);
    loaded.files = std::move(read.files);
    if (!has_errors(findings)) {
      CatalogResult built = build_model(loaded.files, true, *circumstances);
      loaded.model = std::move(built.model);
      findings.insert(findings.end(), built.findings.begin(), built.findings.end());
    }
  }
  const bool warnings = is_feature_model(path);  // what a value stands for there; a catalog's are for `check`
  std::erase_if(findings, [&](const Finding& finding) { return finding.severity != Severity::error && !warnings; });
  name_files_for_caller(findings, path);
  print_findings(findings);
  if (!loaded.model) return std::nullopt;
  return loaded;
}

}  // namespace

std::optional<Circumstances> read_circumstances(const Input& input) {
  Circumstances circumstances = input.circumstances;
  if (input.stock.empty()) return circumstances;
  constexpr std::size_t largest = std::size_t{4} << 20;
  auto sheet = read_input(input.stock, largest);
  if (!sheet) return std::nullopt;
  circumstances.stock = std::move(*sheet);
  circumstances.stock_name = input.stock;
  return circumstances;
}

std::optional<Selections> load_design(const Model& model, const std::string& path) {
  const auto text = read_input(path, kLargestDesign);
  if (!text) return std::nullopt;
  DesignResult result = parse_design(model, *text, path);
  print_findings(result.findings);
  return std::move(result.selections);
}

std::optional<Finding> add_choice(const Model& model, std::string_view text, std::string_view flag,
                                  std::string_view language, Selections& selections) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return mistake(flag, text, "bad-choice", "write PART=OPTION");
  const std::string_view name = text.substr(0, equals), value = text.substr(equals + 1);
  const auto index = find_part(model, name);
  if (!index) return unknown_part(model, name, text, flag);
  const Part& part = model.parts[*index];
  if (part.kind == PartKind::text) {
    return choose_text(part, *index, value, language, mistake(flag, text, "bad-text", ""), selections);
  }
  const auto option = find_option(part, value);
  if (!option) {
    const std::string meant = did_you_mean_one_of(value, part.options);
    return mistake(flag, text, "unknown-option",
                   "'" + part.id + "' has no option '" + std::string(value) + "'" +
                       (meant.empty() || part.kind == PartKind::number ? what_there_is(part) : meant));
  }
  selections.chosen[*index] = *option;
  return std::nullopt;
}

std::optional<Choice> parse_wish(const Model& model, std::string_view text, std::string_view language) {
  Selections wish;
  if (const auto finding = add_choice(model, text, "--want", language, wish)) {
    print_findings({*finding});
    return std::nullopt;
  }
  return Choice{wish.chosen.begin()->first, wish.chosen.begin()->second};
}

std::optional<Loaded> load(const Input& input) {
  std::optional<Loaded> loaded = load_only_model(input);
  if (!loaded) return std::nullopt;
  bool usable = true;
  if (!input.design.empty()) {
    auto selections = load_design(*loaded->model, input.design);
    usable = selections.has_value();
    if (usable) loaded->selections = std::move(*selections);
  }
  for (const std::string& choice : input.choices) {
    if (const auto finding = add_choice(*loaded->model, choice, "--choose", input.language, loaded->selections)) {
      print_findings({*finding});
      usable = false;
    }
  }
  if (!usable) return std::nullopt;
  return loaded;
}

Session open_session(const Input& input, const Loaded& loaded) { return Session(loaded.model, limits_of(input)); }

void name_files_for_caller(Findings& findings, const std::string& model) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (!fs::exists(model, ignored)) return;
  fs::path folder = fs::path(model).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();  // a slash at the end
  if (!fs::is_directory(folder, ignored)) folder = folder.parent_path();
  const fs::path root = folder.has_filename() && folder.filename() != "." ? folder.parent_path() : folder / "..";
  const fs::path own = fs::weakly_canonical(folder.empty() ? "." : folder, ignored).filename();  // what "." is called
  for (Finding& finding : findings) {
    const fs::path named = finding.where.file;
    const bool inside = !named.empty() && *named.begin() == own;
    const fs::path file = inside ? folder / named.lexically_relative(own) : root / named;
    if (!named.empty() && fs::exists(file, ignored)) finding.where.file = file.lexically_normal().string();
  }
}

void print_findings(const Findings& findings) {
  for (const Finding& finding : findings) std::cerr << one_line(to_string(finding), 2'000) << '\n';
}

void print_finding(std::string_view file, std::string_view code, std::string_view message) {
  print_findings({{Severity::error, {std::string(file), 0, 0}, std::string(code), std::string(message)}});
}

}  // namespace maquette::cli
