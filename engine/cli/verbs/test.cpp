// `maquette test MODEL`: the cases kept beside a catalog, run.
#include <algorithm>
#include <iostream>

#include "cli/files.h"
#include "cli/limits.h"
#include "cli/test_quality.h"
#include "cli/test_report.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"

namespace maquette::cli {
namespace {

struct TestInput : Input {
  std::string cases;
  std::string filter;
  std::string format = "text";
  bool write_golden = false;
  bool coverage = false;
  bool mutate = false;
  std::string rule;
  double seconds = 0;
};

/// What was asked beyond the cases themselves.
struct Quality {
  std::optional<Coverage> coverage;
  std::optional<std::vector<Mutant>> mutants;
};

/// What there is to run; the files' bytes stay for write_golden.
struct Suite {
  CaseFiles files;
  std::vector<Case> cases;
};

/// `where`, its file named as the caller would; `model`: what name_files_for_caller takes.
Position named_for_caller(const Position& where, const std::string& model) {
  Finding finding;
  finding.where = where;
  Findings findings{finding};
  name_files_for_caller(findings, model);
  return findings.front().where;
}

std::optional<Suite> parse_suite(const TestInput& input, const Loaded& loaded, CaseFiles files) {
  const auto asked = read_circumstances(input);
  if (!asked) return std::nullopt;
  const bool is_catalog = !loaded.files.files.empty();
  CasesResult parsed = parse_cases(*loaded.model, files, {is_catalog ? &loaded.files : nullptr, *asked});
  if (input.cases.empty()) name_files_for_caller(parsed.findings, input.model);
  print_findings(parsed.findings);
  if (has_errors(parsed.findings)) return std::nullopt;
  std::erase_if(parsed.cases, [&](const Case& test) { return test.name.find(input.filter) == std::string::npos; });
  return Suite{std::move(files), std::move(parsed.cases)};
}

std::optional<Suite> load_suite(const TestInput& input, const Loaded& loaded) {
  CaseFilesResult read = input.cases.empty() ? read_case_files(input.model) : read_case_files_at(input.cases);
  if (input.cases.empty()) name_files_for_caller(read.findings, input.model);
  print_findings(read.findings);
  if (has_errors(read.findings)) return std::nullopt;
  auto suite = parse_suite(input, loaded, std::move(read.files));
  if (!suite || !suite->cases.empty()) return suite;
  print_finding(input.cases.empty() ? input.model : input.cases, "no-cases",
                input.filter.empty() ? "there are no cases; write some in tests/*.toml beside the catalog"
                                     : "no case's name holds the text of --filter");
  return std::nullopt;
}

std::vector<CaseResult> run_cases(CaseRunner& runner, const std::vector<Case>& cases) {
  std::vector<CaseResult> results;
  for (const Case& test : cases) results.push_back(runner.run(test));
  return results;
}

/// Numbers in the files become those found, and the cases are what the files now say. False: a file could not be written.
bool pin(const TestInput& input, const Loaded& loaded, CaseRunner& runner, Suite& suite, std::vector<CaseResult>& results) {
  for (const std::string& name : write_golden(runner.model(), suite.cases, results, suite.files)) {
    const std::string path = suite.files.paths.at(name).string();
    if (!write_file(path, suite.files.files.at(name))) return false;
    std::cerr << "pinned: " << (input.cases.empty() ? named_for_caller({name, 0, 0}, input.model).file : path) << '\n';
  }
  auto again = parse_suite(input, loaded, std::move(suite.files));
  if (!again) return false;
  suite = std::move(*again);
  results = run_cases(runner, suite.cases);
  return true;
}

Quality judge(const TestInput& input, const TestReport& report) {
  Quality quality;
  const Limits limits = limits_of(input);
  if (input.coverage) {
    quality.coverage = cover(report.model, report.cases, report.results, limits, progress_of("rule", input.seconds));
  }
  if (input.mutate) {
    quality.mutants = mutants_of(*report.model);
    std::erase_if(*quality.mutants, [&](const Mutant& mutant) {
      return !input.rule.empty() && report.model->rules[mutant.rule].id != input.rule;
    });
    try_mutants(report.model, report.cases, report.results, *quality.mutants, limits, progress_of("mutant", input.seconds));
  }
  return quality;
}

void print_quality(const TestInput& input, const TestReport& report, const Quality& quality) {
  const NameFile name = [&](const Position& where) { return written(named_for_caller(where, input.model)); };
  if (quality.coverage) print_coverage(report, *quality.coverage, name);
  if (quality.mutants) print_mutants(report, *quality.mutants, name);
}

Json whole_json(const TestReport& report, const Quality& quality) {
  Json json = cases_json(report);
  if (quality.coverage) json["coverage"] = to_json(report, *quality.coverage);
  if (quality.mutants) json["mutants"] = to_json(report, *quality.mutants);
  return json;
}

void print_results(const TestInput& input, const TestReport& report, const Quality& quality) {
  if (input.json || input.format == "json") {
    print_json(whole_json(report, quality));
  } else if (input.format == "tap") {
    print_tap(report);
  } else if (input.format == "junit") {
    print_junit(report);
  } else {
    print_lines(report);
    print_quality(input, report, quality);
  }
}

ExitCode status_of(const TestReport& report, const Quality& quality) {
  const Tally all = tally(report);
  const bool lacking = (quality.coverage && !all_exercised(*quality.coverage)) ||
                       (quality.mutants && any_of_fate(*quality.mutants, Mutant::Fate::survived));
  if (all.failed > 0 || lacking) return ExitCode::no;
  const bool open = quality.mutants && (any_of_fate(*quality.mutants, Mutant::Fate::undecided) ||
                                        any_of_fate(*quality.mutants, Mutant::Fate::not_tried));
  return all.undecided > 0 || open ? ExitCode::undecided : ExitCode::yes;
}

void name_for_caller(std::vector<Case>& cases, const std::string& model) {
  for (Case& test : cases) {
    test.where = named_for_caller(test.where, model);
    for (Expectation& expectation : test.expectations) expectation.where = named_for_caller(expectation.where, model);
  }
}

ExitCode run(const TestInput& input) {
  const auto loaded = load(input);
  if (!loaded) return ExitCode::unusable;
  auto suite = load_suite(input, *loaded);
  if (!suite) return ExitCode::unusable;
  CaseRunner runner(loaded->model, limits_of(input));
  auto results = run_cases(runner, suite->cases);
  if (input.write_golden && !pin(input, *loaded, runner, *suite, results)) return ExitCode::unusable;
  if (input.cases.empty()) name_for_caller(suite->cases, input.model);
  const TestReport report{loaded->model, std::move(suite->cases), std::move(results), input.language};
  const Quality quality = judge(input, report);
  print_results(input, report, quality);
  return status_of(report, quality);
}

}  // namespace

void add_test(CLI::App& command, Job& job) {
  auto input = std::make_shared<TestInput>();
  CLI::App* verb = command.add_subcommand("test", "Run the cases kept beside a catalog");
  add_model_options(*verb, *input);
  verb->add_option("--cases", input->cases, "A file of cases, or a folder of them, in place of tests/ beside the catalog")
      ->type_name("PATH");
  verb->add_option("--filter", input->filter, "Only cases whose name holds this text")->type_name("TEXT");
  verb->add_flag("--write-golden", input->write_golden, "Write the numbers found into the files: designs, total, least");
  verb->add_flag("--coverage", input->coverage, "Also say which rules no case exercises, and which options none names");
  verb->add_flag("--mutate", input->mutate, "Also make small mistakes in the rules, and say which no case notices");
  verb->add_option("--rule", input->rule, "Only mistakes in this rule")->type_name("ID");
  verb->add_option("--seconds", input->seconds, "Time allowed for --coverage and for --mutate each; 0: as long as it takes")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  verb->add_option("--budget", input->budget, "Work allowed for one question, in the solver's units")
      ->capture_default_str();
  verb->add_option("--format", input->format, "text; json, as --json; tap; junit")
      ->check(CLI::IsMember({"text", "json", "tap", "junit"}))
      ->capture_default_str();
  verb->footer(
      "A case says what a customer chooses and what must be so: valid, or invalid because of exactly these rules; options\n"
      "implied, excluded or possible; totals; the number of designs; a repair that is offered. docs/catalog-tests.md has\n"
      "the format. --mutate prints, for every mistake no case notices, a case to paste that does. Exit status 1 when a\n"
      "case fails, a rule is not exercised or a mistake not noticed; 3 when something is undecided.\n\n"
      "Examples:\n"
      "  maquette test catalogs/court-sneaker\n"
      "  maquette test catalogs/court-sneaker --filter waterproof --language fr\n"
      "  maquette test catalogs/court-sneaker --write-golden\n"
      "  maquette test catalogs/court-sneaker --coverage --mutate --seconds 60\n"
      "  maquette test catalogs/court-sneaker --format junit > results.xml");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
