// `maquette explain MODEL [--choose ..] --want PART=OPTION`: the smallest reason why an option is not possible.
#include <iostream>

#include "cli/input.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "cli/words.h"
#include "maquette/localized.h"

namespace maquette::cli {
namespace {

struct ExplainInput : Input {
  std::string want;
};

void print_explanation_json(const Model& model, const Explanation& explanation, const std::string& language) {
  if (explanation.found == Verdict::unknown) return print_json({{"conflict", Json()}, {"decided", false}});
  if (explanation.found == Verdict::no) return print_json({{"conflict", Json()}});
  Json selections = Json::array(), rules = Json::array();
  for (const Choice& choice : explanation.selections) selections.push_back(to_json(model, choice));
  for (const RuleIndex rule : explanation.rules) rules.push_back(to_json(model.rules[rule], language));
  print_json({{"conflict", {{"selections", std::move(selections)}, {"rules", std::move(rules)}}}});
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

ExitCode run(const ExplainInput& input) {
  const auto loaded = load(input);
  if (!loaded) return ExitCode::unusable;
  Session session = open_session(input, *loaded);
  Explanation explanation;
  if (input.want.empty()) {
    explanation = session.explain(loaded->selections);
  } else {
    const auto wish = parse_wish(*loaded->model, input.want, input.language);
    if (!wish) return ExitCode::unusable;
    explanation = session.explain(loaded->selections, *wish);
  }
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
  verb->footer(
      "Exit status 0: explained; 1: it is possible, there is nothing to explain.\n\n"
      "Example:\n"
      "  maquette explain catalogs/court-sneaker --choose lining=waterproof --want vamp.material=suede");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
