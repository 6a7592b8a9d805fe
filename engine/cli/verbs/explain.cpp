// `maquette explain MODEL [--choose ..] --want PART=OPTION`: the smallest reason why an option is not possible.
#include <iostream>

#include "cli/input.h"
#include "cli/output.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"
#include "maquette/localized.h"

namespace maquette::cli {
namespace {

struct ExplainInput : Input {
  std::string want;
  bool all = false;
};

Json conflict_json(const Model& model, const Explanation& explanation, const std::string& language) {
  Json selections = Json::array(), rules = Json::array();
  for (const Choice& choice : explanation.selections) selections.push_back(to_json(model, choice));
  for (const RuleIndex rule : explanation.rules) rules.push_back(to_json(model.rules[rule], language));
  return {{"selections", std::move(selections)}, {"rules", std::move(rules)}};
}

void print_explanation_json(const Model& model, const Explanation& explanation, const std::string& language) {
  if (explanation.found == Verdict::unknown) return print_json({{"conflict", Json()}, {"decided", false}});
  if (explanation.found == Verdict::no) return print_json({{"conflict", Json()}});
  print_json({{"conflict", conflict_json(model, explanation, language)}});
}

void print_explanation(const Model& model, const Explanation& explanation, const std::string& language) {
  if (explanation.found != Verdict::yes) {
    std::cout << word(explanation.found == Verdict::no ? Word::possible : Word::undecided, language) << '\n';
    return;
  }
  if (explanation.wish) {
    std::cout << describe(model, *explanation.wish, language) << ' ' << word(Word::cannot_have, language) << '\n';
  } else {
    std::cout << word(Word::conflict, language) << '\n';
  }
  for (const RuleIndex rule : explanation.rules) {
    std::cout << "  " << in_language(model.rules[rule].because, language) << "  [" << model.rules[rule].id << "]\n";
  }
  if (explanation.selections.empty()) return;
  std::cout << word(Word::with_selections, language) << '\n';
  for (const Choice& choice : explanation.selections) std::cout << "  " << describe(model, choice, language) << '\n';
}

ExitCode run_all(const ExplainInput& input, const Loaded& loaded, Session& session, std::optional<Choice> wish) {
  const Explanations all = session.explain_all(loaded.selections, wish);
  if (input.json) {
    Json conflicts = Json::array();
    for (const Explanation& one : all.explanations) conflicts.push_back(conflict_json(*loaded.model, one, input.language));
    print_json({{"conflicts", std::move(conflicts)}, {"complete", all.complete}});
  } else if (all.explanations.empty()) {
    std::cout << word(all.complete ? Word::possible : Word::undecided, input.language) << '\n';
  } else {
    for (const Explanation& one : all.explanations) print_explanation(*loaded.model, one, input.language);
    if (!all.complete) std::cout << "...\n";
  }
  if (!all.complete) return ExitCode::undecided;
  return all.explanations.empty() ? ExitCode::no : ExitCode::yes;
}

ExitCode run(const ExplainInput& input) {
  const auto loaded = load(input);
  if (!loaded) return ExitCode::unusable;
  std::optional<Choice> wish;
  if (!input.want.empty()) {
    wish = parse_wish(*loaded->model, input.want, input.language);
    if (!wish) return ExitCode::unusable;
  }
  Session session = open_session(input, *loaded);
  if (input.all) return run_all(input, *loaded, session, wish);
  const Explanation explanation = wish ? session.explain(loaded->selections, *wish) : session.explain(loaded->selections);
  if (input.json) {
    print_explanation_json(*loaded->model, explanation, input.language);
  } else {
    print_explanation(*loaded->model, explanation, input.language);
  }
  if (explanation.found == Verdict::unknown) return ExitCode::undecided;
  return explanation.found == Verdict::yes ? ExitCode::yes : ExitCode::no;
}

}  // namespace

void add_explain(CLI::App& command, Job& job) {
  auto input = std::make_shared<ExplainInput>();
  CLI::App* verb = command.add_subcommand("explain", "Say why an option is not possible, with as little as explains it");
  add_model_options(*verb, *input);
  add_selection_options(*verb, *input);
  verb->add_option("--want", input->want, "The option to explain; without it, why the selections conflict")
      ->type_name("PART=OPTION");
  verb->add_flag("--all", input->all, "Every smallest reason instead of one, up to a hundred");
  verb->footer(
      "Exit status 0: explained; 1: it is possible, there is nothing to explain.\n\n"
      "Example:\n"
      "  maquette explain catalogs/court-sneaker --choose lining=waterproof --want vamp.material=suede");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
