// `maquette repair MODEL [--choose ..] --want PART=OPTION`: the smallest changes of selections that make a wish possible.
#include <iostream>

#include "cli/input.h"
#include "cli/output.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"
#include "maquette/localized.h"

namespace maquette::cli {
namespace {

struct RepairInput : Input {
  std::string want;
  std::size_t most = 3;
};

Json option_id(const Part& part, const std::optional<OptionIndex>& option) {
  return option ? Json(part.options[*option].id) : Json();
}

void print_repairs_json(const Model& model, const Repairs& repairs) {
  Json list = Json::array();
  for (const Repair& repair : repairs.repairs) {
    Json changes = Json::array();
    for (const Change& change : repair.changes) {
      const Part& part = model.parts[change.part];
      changes.push_back({{"part", part.id}, {"from", option_id(part, change.from)}, {"to", option_id(part, change.to)}});
    }
    list.push_back({{"changes", std::move(changes)}, {"price_change", repair.price_change}});
  }
  Json document{{"repairs", std::move(list)}};
  if (repairs.found == Verdict::unknown) document["decided"] = false;
  print_json(document);
}

std::string option_label(const Part& part, const std::optional<OptionIndex>& option, const std::string& language) {
  return option ? in_language(part.options[*option].label, language) : word(Word::any, language);
}

void print_repairs(const Model& model, const Repairs& repairs, const std::string& language) {
  if (repairs.found != Verdict::yes) {
    std::cout << word(repairs.found == Verdict::no ? Word::no_repair : Word::undecided, language) << '\n';
    return;
  }
  std::size_t number = 0;
  for (const Repair& repair : repairs.repairs) {
    std::cout << ++number << ". " << change(model, kPrice, repair.price_change, language) << '\n';
    if (repair.changes.empty()) std::cout << "   " << word(Word::no_change, language) << '\n';
    for (const Change& change : repair.changes) {
      const Part& part = model.parts[change.part];
      std::cout << "   " << part_name(model, part, language) << ": " << option_label(part, change.from, language) << " -> "
                << option_label(part, change.to, language) << "  (" << part.id << ")\n";
    }
  }
}

ExitCode run(const RepairInput& input) {
  const auto loaded = load(input);
  if (!loaded) return ExitCode::unusable;
  const auto wish = parse_wish(*loaded->model, input.want, input.language);
  if (!wish) return ExitCode::unusable;
  const Repairs repairs = open_session(input, *loaded).repair(loaded->selections, *wish, input.most);
  if (input.json) {
    print_repairs_json(*loaded->model, repairs);
  } else {
    print_repairs(*loaded->model, repairs, input.language);
  }
  if (repairs.found == Verdict::unknown) return ExitCode::undecided;
  return repairs.found == Verdict::yes ? ExitCode::yes : ExitCode::no;
}

}  // namespace

void add_repair(CLI::App& command, Job& job) {
  auto input = std::make_shared<RepairInput>();
  CLI::App* verb = command.add_subcommand("repair", "Offer the smallest changes that make an option possible");
  add_model_options(*verb, *input);
  add_selection_options(*verb, *input);
  verb->add_option("--want", input->want, "The option wished for")->type_name("PART=OPTION")->required();
  verb->add_option("--most", input->most, "How many repairs at most")->capture_default_str()->check(CLI::Range(1, 100));
  verb->footer(
      "Best first: what matters least to change, then fewest changes, then price. The price change is that of the whole "
      "completed design.\n\n"
      "Example:\n"
      "  maquette repair catalogs/court-sneaker --choose lining=waterproof --want vamp.material=suede");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
