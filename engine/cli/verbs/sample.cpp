// `maquette sample MODEL -n N --seed S`: variants drawn uniformly, one JSON object a line.
#include <iostream>

#include "cli/input.h"
#include "cli/output.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"

namespace maquette::cli {
namespace {

constexpr std::chrono::minutes kPatience{2};
constexpr std::size_t kMostSamples = 1'000'000;

struct SampleInput : Input {
  std::size_t count = 1;
  std::uint64_t seed = 0;
};

ExitCode run(const SampleInput& input) {
  const auto loaded = load(input);
  if (!loaded) return ExitCode::unusable;
  Session session(loaded->model, {input.budget, kPatience});
  const auto variants = session.sample(loaded->selections, input.seed, input.count);
  if (!variants) {
    std::cerr << word(Word::undecided, input.language) << '\n';
    return ExitCode::undecided;
  }
  for (const Variant& variant : *variants) print_json(to_json(*loaded->model, to_selections(variant)));
  if (variants->size() == input.count) return ExitCode::yes;
  return session.domains(loaded->selections).satisfiable == Verdict::no ? ExitCode::no : ExitCode::undecided;
}

}  // namespace

void add_sample(CLI::App& command, Job& job) {
  auto input = std::make_shared<SampleInput>();
  CLI::App* verb = command.add_subcommand("sample", "Draw variants, each as likely as any other");
  add_model_options(*verb, *input);
  add_selection_options(*verb, *input);
  verb->add_option("-n,--number", input->count, "How many")->capture_default_str()->check(CLI::Range(kMostSamples));
  verb->add_option("--seed", input->seed, "The same seed draws the same variants")->capture_default_str();
  verb->footer(
      "One JSON object a line: a part's option, or a text of the drawn length.\n\n"
      "Examples:\n"
      "  maquette sample catalogs/court-sneaker -n 100 --seed 7\n"
      "  maquette sample catalogs/court-sneaker --choose vamp.material=suede -n 3");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
