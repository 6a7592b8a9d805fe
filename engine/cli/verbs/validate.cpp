// `maquette validate MODEL [DESIGN..]`: a verdict a line for designs from files, or one a line from standard input.
//
// A complete design is judged by the evaluator, which uses no solver; one that leaves parts open is valid when it can be
// completed, and only the solver can tell.
#include <algorithm>
#include <iostream>

#include "cli/files.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"
#include "maquette/evaluate.h"
#include "maquette/localized.h"
#include "support/one_line.h"

namespace maquette::cli {
namespace {

constexpr std::size_t kLongestLine = std::size_t{1} << 20;

struct ValidateInput : Input {
  std::vector<std::string> designs;
};

struct Judged {
  Verdict valid = Verdict::unknown;
  bool complete = false;
  std::vector<RuleIndex> broken;
  Findings findings;  ///< selections that the catalog does not know or accept
};

/// A design of another version, or one whose names have others today, is opened whole.
bool takes_nothing(const Finding& finding) { return finding.code == "other-version" || finding.code == "replaced"; }

Judged judge(const Model& model, Session& session, const Selections& selections) {
  if (selections.chosen.size() < model.parts.size()) {
    const Explanation conflict = session.explain(selections);
    if (conflict.found == Verdict::unknown) return {Verdict::unknown, false, {}, {}};
    return {conflict.found == Verdict::yes ? Verdict::no : Verdict::yes, false, conflict.rules, {}};
  }
  Variant variant;
  for (const auto& [part, option] : selections.chosen) variant.options.push_back(option);
  std::vector<RuleIndex> broken = broken_rules(model, variant);
  return {broken.empty() ? Verdict::yes : Verdict::no, true, std::move(broken), {}};
}

void print_verdict_json(const Model& model, const std::string& name, const Judged& judged, const std::string& language) {
  Json line{{"design", name}, {"valid", to_json(judged.valid)}, {"complete", judged.complete}};
  if (judged.valid == Verdict::no) {
    line["broken"] = Json::array();
    for (const RuleIndex rule : judged.broken) line["broken"].push_back(to_json(model.rules[rule], language));
  }
  if (!judged.findings.empty()) {
    line["findings"] = Json::array();
    for (const Finding& finding : judged.findings) line["findings"].push_back(to_json(finding));
  }
  print_json(line);
}

/// Why a design is not valid, on one line.
std::string reasons(const Model& model, const Judged& judged, const std::string& language) {
  std::string text;
  for (const Finding& finding : judged.findings) {
    if (!takes_nothing(finding)) text += (text.empty() ? "" : "; ") + finding.code + ": " + finding.message;
  }
  for (const RuleIndex rule : judged.broken) {
    text += (text.empty() ? "" : "; ") + model.rules[rule].id + ": " + in_language(model.rules[rule].because, language);
  }
  return one_line(text, 2'000);
}

void print_verdict(const Model& model, const std::string& name, const Judged& judged, const std::string& language) {
  std::cout << name << ": ";
  if (judged.valid == Verdict::unknown) {
    std::cout << word(Word::undecided, language) << '\n';
  } else if (judged.valid == Verdict::yes) {
    std::cout << word(judged.complete ? Word::valid : Word::can_be_completed, language) << '\n';
  } else {
    std::cout << word(judged.broken.empty() ? Word::refused : Word::breaks, language) << ' '
              << reasons(model, judged, language) << '\n';
  }
}

ExitCode to_exit(Verdict valid) {
  if (valid == Verdict::unknown) return ExitCode::undecided;
  return valid == Verdict::yes ? ExitCode::yes : ExitCode::no;
}

/// An unusable design outweighs an undecided one, that an invalid one, that a valid one.
ExitCode worse(ExitCode a, ExitCode b) {
  const auto rank = [](ExitCode code) { return code == ExitCode::unusable ? 4 : static_cast<int>(code); };
  return rank(a) >= rank(b) ? a : b;
}

class Validator {
 public:
  Validator(const ValidateInput& input, const Loaded& loaded)
      : input_(input), model_(*loaded.model), session_(open_session(input, loaded)) {}

  ExitCode validate(const std::string& name, std::string_view text) {
    DesignResult read = parse_design(model_, text, name);
    print_findings(read.findings);
    const bool kept_whole = read.selections && std::all_of(read.findings.begin(), read.findings.end(), takes_nothing);
    std::erase_if(read.findings, [](const Finding& finding) { return finding.code == "other-version"; });
    Judged judged = kept_whole ? judge(model_, session_, *read.selections) : Judged{Verdict::no, false, {}, {}};
    judged.findings = std::move(read.findings);
    if (input_.json) {
      print_verdict_json(model_, name, judged, input_.language);
    } else {
      print_verdict(model_, name, judged, input_.language);
    }
    return read.selections ? to_exit(judged.valid) : ExitCode::unusable;
  }

 private:
  const ValidateInput& input_;
  const Model& model_;
  Session session_;
};

ExitCode validate_lines(Validator& validator) {
  ExitCode worst = ExitCode::yes;
  for (std::size_t number = 1; const auto line = read_line(kLongestLine); ++number) {
    if (line->find_first_not_of(" \t\r") == std::string::npos) continue;
    const std::string name = "line " + std::to_string(number);
    worst = worse(worst, validator.validate(name, *line));
  }
  return worst;
}

ExitCode run(const ValidateInput& input) {
  const auto loaded = load(input);
  if (!loaded) return ExitCode::unusable;
  Validator validator(input, *loaded);
  if (input.designs.empty()) return validate_lines(validator);
  ExitCode worst = ExitCode::yes;
  for (const std::string& path : input.designs) {
    const auto text = read_input(path, kLongestLine);
    worst = worse(worst, text ? validator.validate(path, *text) : ExitCode::unusable);
  }
  return worst;
}

}  // namespace

void add_validate(CLI::App& command, Job& job) {
  auto input = std::make_shared<ValidateInput>();
  CLI::App* verb = command.add_subcommand("validate", "Judge designs: a verdict a line");
  add_model_options(*verb, *input);
  verb->add_option("DESIGN", input->designs, "Design files; without any, one JSON design a line from standard input");
  verb->add_option("--budget", input->budget, "Work allowed for one question, in the solver's units")
      ->capture_default_str();
  verb->footer(
      "Says which rules a design breaks, and why they exist. A design that leaves parts open is valid when it can be "
      "completed.\n\n"
      "Examples:\n"
      "  maquette validate catalogs/court-sneaker design.json other.json\n"
      "  maquette validate catalogs/court-sneaker --json < designs.jsonl");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
