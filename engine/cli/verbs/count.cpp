// `maquette count MODEL [--choose ..]`: how many designs are left, exactly.
#include <iostream>

#include "cli/input.h"
#include "cli/output.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"

namespace maquette::cli {
namespace {

/// Counting compiles the whole catalog, which nobody waits for at a kiosk but many would at a terminal.
constexpr std::chrono::minutes kPatience{2};

struct CountInput : Input {
  bool shares = false;
};

void print_shares(const Model& model, const DesignCount& count, const std::string& language) {
  for (PartIndex part = 0; part < count.shares.size(); ++part) {
    for (OptionIndex option = 0; option < count.shares[part].size(); ++option) {
      std::cout << padded(describe(model, {part, option}, language), 64) << ' '
                << decimal(static_cast<std::int64_t>(count.shares[part][option] * 1e4 + 0.5), 2, language) << " %\n";
    }
  }
}

void print_count_json(const Model& model, const DesignCount& count) {
  Json document{{"designs", count.designs}};
  for (PartIndex part = 0; part < count.shares.size(); ++part) {
    Json& options = document["shares"][model.parts[part].id];
    for (OptionIndex option = 0; option < count.shares[part].size(); ++option) {
      options[model.parts[part].options[option].id] = count.shares[part][option];
    }
  }
  print_json(document);
}

ExitCode run(const CountInput& input) {
  const auto loaded = load(input);
  if (!loaded) return ExitCode::unusable;
  Session session(loaded->model, {input.budget, kPatience});
  const auto count = session.count(loaded->selections, input.shares);
  if (!count) {
    const bool compiled = session.compiled() == Compiled::yes;  // then no budget is large enough
    std::cerr << word(compiled ? Word::uncounted : Word::undecided, input.language) << '\n';
    return ExitCode::undecided;
  }
  if (input.json) {
    print_count_json(*loaded->model, *count);
  } else {
    std::cout << count->designs << '\n';
    print_shares(*loaded->model, *count, input.language);
  }
  return count->designs == "0" ? ExitCode::no : ExitCode::yes;
}

}  // namespace

void add_count(CLI::App& command, Job& job) {
  auto input = std::make_shared<CountInput>();
  CLI::App* verb = command.add_subcommand("count", "Count the designs that are left, exactly");
  add_model_options(*verb, *input);
  add_selection_options(*verb, *input);
  verb->add_flag("--shares", input->shares, "Also print which part of the designs has each option");
  verb->footer(
      "Examples:\n"
      "  maquette count catalogs/court-sneaker\n"
      "  maquette count catalogs/court-sneaker --choose vamp.material=suede --shares\n"
      "  maquette count model.uvl --choose Engine=true");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
