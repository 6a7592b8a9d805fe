// `maquette domains MODEL [--choose ..]`: the state of every option beside the selections.
#include <iostream>

#include "cli/input.h"
#include "cli/output.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"
#include "maquette/localized.h"

namespace maquette::cli {
namespace {

void print_domains_json(const Model& model, const Domains& domains) {
  Json parts = Json::object();
  for (PartIndex part = 0; part < domains.states.size(); ++part) {
    Json options = Json::object();
    for (OptionIndex option = 0; option < domains.states[part].size(); ++option) {
      options[model.parts[part].options[option].id] = to_word(domains.states[part][option]);
    }
    parts[model.parts[part].id] = {{"options", std::move(options)}};
  }
  print_json({{"satisfiable", to_json(domains.satisfiable)}, {"parts", std::move(parts)}});
}

Word to_display(OptionState state) {
  switch (state) {
    case OptionState::selected:
      return Word::selected;
    case OptionState::implied:
      return Word::implied;
    case OptionState::available:
      return Word::available;
    case OptionState::excluded:
      return Word::excluded;
    case OptionState::dead:
      return Word::dead;
    case OptionState::unknown:
      break;
  }
  return Word::unknown;
}

char mark(OptionState state) {
  switch (state) {
    case OptionState::selected:
      return '*';
    case OptionState::implied:
      return '=';
    case OptionState::available:
      return ' ';
    case OptionState::excluded:
      return '-';
    case OptionState::dead:
      return 'x';
    case OptionState::unknown:
      break;
  }
  return '?';
}

void print_domains(const Model& model, const Domains& domains, const std::string& language) {
  if (domains.satisfiable == Verdict::no) std::cout << word(Word::conflict, language) << "\n\n";
  for (PartIndex index = 0; index < domains.states.size(); ++index) {
    const Part& part = model.parts[index];
    std::cout << in_language(part.label, language) << "  (" << part.id << ")\n";
    for (OptionIndex option = 0; option < domains.states[index].size(); ++option) {
      const OptionState state = domains.states[index][option];
      std::cout << "  " << mark(state) << ' ' << padded(part.options[option].id, 24) << ' '
                << padded(in_language(part.options[option].label, language), 28) << ' ' << word(to_display(state), language)
                << '\n';
    }
  }
}

ExitCode run(const Input& input) {
  const auto loaded = load(input);
  if (!loaded) return ExitCode::unusable;
  const Domains domains = open_session(input, *loaded).domains(loaded->selections);
  if (input.json) {
    print_domains_json(*loaded->model, domains);
  } else {
    print_domains(*loaded->model, domains, input.language);
  }
  if (domains.satisfiable == Verdict::no) return ExitCode::no;
  for (const auto& states : domains.states) {
    if (std::find(states.begin(), states.end(), OptionState::unknown) != states.end()) return ExitCode::undecided;
  }
  return domains.satisfiable == Verdict::yes ? ExitCode::yes : ExitCode::undecided;
}

}  // namespace

void add_domains(CLI::App& command, Job& job) {
  auto input = std::make_shared<Input>();
  CLI::App* verb = command.add_subcommand("domains", "Show which options are possible beside the selections");
  add_model_options(*verb, *input);
  add_selection_options(*verb, *input);
  verb->footer(
      "  * selected   = implied (the only one left)   - excluded   x dead (in no design)   ? not decided\n\n"
      "Examples:\n"
      "  maquette domains catalogs/court-sneaker --choose vamp.material=suede\n"
      "  maquette domains catalogs/court-sneaker --design mine.json --language fr");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
