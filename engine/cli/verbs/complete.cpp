// `maquette complete MODEL [--choose ..] [--minimize ATTRIBUTE]`: a variant that contains the selections.
#include <iostream>

#include "cli/files.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"
#include "maquette/evaluate.h"

namespace maquette::cli {
namespace {

struct CompleteInput : Input {
  std::string minimize;
  std::string out;
};

void print_completion_json(const Model& model, const Completion& completion, bool minimized) {
  if (completion.found != Verdict::yes) {
    Json document{{"variant", Json()}};
    if (completion.found == Verdict::unknown) document["decided"] = false;
    return print_json(document);
  }
  const Quote totals = quote(model, completion.variant);
  Json document{{"variant", to_json(model, to_selections(completion.variant))},
                {"price", totals.totals[kPrice]},
                {"currency", model.currency},
                {"weight", totals.totals[kWeight]},
                {"lead_time", totals.totals[kLeadTime]}};
  if (minimized) document["optimal"] = completion.optimal;
  print_json(document);
}

void print_completion(const Model& model, const Completion& completion, const CompleteInput& input) {
  const std::string& language = input.language;
  if (completion.found != Verdict::yes) {
    std::cout << word(completion.found == Verdict::no ? Word::conflict : Word::undecided, language) << '\n';
    return;
  }
  const Quote totals = quote(model, completion.variant);
  for (PartIndex index = 0; index < model.parts.size(); ++index) {
    const Part& part = model.parts[index];
    const auto text = completion.variant.texts.find(index);
    if (part.kind == PartKind::text) {
      const std::string written = text == completion.variant.texts.end() ? "" : text->second;
      std::cout << part_name(model, part, language) << ": \"" << written << "\" (" << part.id << ")\n";
    } else {
      std::cout << describe(model, {index, completion.variant.options[index]}, language) << '\n';
    }
  }
  std::cout << '\n';
  for (const AttributeIndex attribute : {kPrice, kWeight, kLeadTime}) {
    const Word name = attribute == kPrice ? Word::total : attribute == kWeight ? Word::weight : Word::lead_time;
    std::cout << padded(word(name, language), 12) << amount(model, attribute, totals.totals[attribute], language) << '\n';
  }
  if (!input.minimize.empty()) {
    std::cout << word(completion.optimal ? Word::proven_least : Word::not_proven_least, language) << " (" << input.minimize
              << ")\n";
  }
}

std::optional<AttributeIndex> find_attribute(const Model& model, const std::string& id) {
  for (AttributeIndex index = 0; index < model.attributes.size(); ++index) {
    if (model.attributes[index].id == id) return index;
  }
  std::string known;
  for (const Attribute& attribute : model.attributes) known += (known.empty() ? "" : ", ") + attribute.id;
  print_finding("--minimize " + id, "unknown-attribute", "the catalog counts " + known);
  return std::nullopt;
}

ExitCode run(const CompleteInput& input) {
  const auto loaded = load(input);
  if (!loaded) return ExitCode::unusable;
  const Model& model = *loaded->model;
  Session session = open_session(input, *loaded);
  Completion completion;
  if (input.minimize.empty()) {
    completion = session.complete(loaded->selections);
  } else {
    const auto attribute = find_attribute(model, input.minimize);
    if (!attribute) return ExitCode::unusable;
    completion = session.minimize(loaded->selections, *attribute);
  }
  if (input.json) {
    print_completion_json(model, completion, !input.minimize.empty());
  } else {
    print_completion(model, completion, input);
  }
  if (completion.found == Verdict::no) return ExitCode::no;
  if (completion.found == Verdict::unknown) return ExitCode::undecided;
  if (!input.out.empty() && !write_file(input.out, write_design(model, to_selections(completion.variant)))) {
    return ExitCode::unusable;
  }
  return input.minimize.empty() || completion.optimal ? ExitCode::yes : ExitCode::undecided;
}

}  // namespace

void add_complete(CLI::App& command, Job& job) {
  auto input = std::make_shared<CompleteInput>();
  CLI::App* verb = command.add_subcommand("complete", "Complete the selections to a design that can be made");
  add_model_options(*verb, *input);
  add_selection_options(*verb, *input);
  verb->add_option("--minimize", input->minimize, "Prove the least total of: price, weight, lead_time, ..")
      ->type_name("ATTRIBUTE");
  verb->add_option("--out", input->out, "Also write the design to a file")->type_name("FILE");
  verb->footer(
      "Without --minimize every open part takes its default where the rules let it.\n\n"
      "Examples:\n"
      "  maquette complete catalogs/court-sneaker --choose vamp.material=suede --out design.json\n"
      "  maquette complete catalogs/court-sneaker --minimize price");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
