// `maquette price MODEL DESIGN`: what a design costs, line by line, what it is made of and when it is ready.
#include <iostream>

#include "cli/input.h"
#include "cli/output.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"
#include "maquette/evaluate.h"
#include "maquette/localized.h"

namespace maquette::cli {
namespace {

void print_quote_json(const Model& model, const Quote& quote) {
  Json lines = Json::array(), bill = Json::array();
  for (const PriceLine& line : quote.lines) {
    Json entry = to_json(model, Choice{line.part, line.option});
    entry["amount"] = line.amount;
    lines.push_back(std::move(entry));
  }
  for (const BillLine& line : quote.bill) {
    Json entry = to_json(model, Choice{line.part, line.option});
    entry["sku"] = line.sku;
    bill.push_back(std::move(entry));
  }
  print_json({{"currency", model.currency},
              {"base", quote.base_price},
              {"lines", std::move(lines)},
              {"total", quote.totals[kPrice]},
              {"weight", quote.totals[kWeight]},
              {"lead_time", quote.totals[kLeadTime]},
              {"bill_of_materials", std::move(bill)}});
}

void print_row(const std::string& label, const std::string& amount) {
  std::cout << padded(label, 60) << right_aligned(amount, 14) << '\n';
}

void print_quote(const Model& model, const Quote& quote, const std::string& language) {
  print_row(word(Word::base_price, language), amount(model, kPrice, quote.base_price, language));
  for (const PriceLine& line : quote.lines) {
    if (line.amount == 0) continue;
    print_row(describe(model, {line.part, line.option}, language), change(model, kPrice, line.amount, language));
  }
  print_row(word(Word::total, language), amount(model, kPrice, quote.totals[kPrice], language));
  print_row(word(Word::weight, language), amount(model, kWeight, quote.totals[kWeight], language));
  print_row(word(Word::lead_time, language), amount(model, kLeadTime, quote.totals[kLeadTime], language));
  if (quote.bill.empty()) return;
  std::cout << '\n' << word(Word::bill, language) << '\n';
  for (const BillLine& line : quote.bill) {
    std::cout << "  " << padded(line.sku, 20) << describe(model, {line.part, line.option}, language) << '\n';
  }
}

/// Why the completion failed, where `validate` would say it.
ExitCode refuse(const Input& input, const Loaded& loaded, Verdict found) {
  if (found == Verdict::unknown) {
    print_finding(input.design, "undecided", "not decided within the budget whether this design can be made");
    return ExitCode::undecided;
  }
  const Explanation why = open_session(input, loaded).explain(loaded.selections);
  for (const RuleIndex rule : why.rules) {
    print_finding(input.design, "broken-rule",
                  loaded.model->rules[rule].id + ": " + in_language(loaded.model->rules[rule].because, input.language));
  }
  return ExitCode::no;
}

ExitCode run(const Input& input) {
  const auto loaded = load(input);
  if (!loaded) return ExitCode::unusable;
  const Completion completion = open_session(input, *loaded).complete(loaded->selections);
  if (completion.found != Verdict::yes) return refuse(input, *loaded, completion.found);
  const Quote totals = quote(*loaded->model, completion.variant);
  if (input.json) {
    print_quote_json(*loaded->model, totals);
  } else {
    print_quote(*loaded->model, totals, input.language);
  }
  return ExitCode::yes;
}

}  // namespace

void add_price(CLI::App& command, Job& job) {
  auto input = std::make_shared<Input>();
  CLI::App* verb = command.add_subcommand("price", "Price a design: lines, total, bill of materials, lead time");
  add_model_options(*verb, *input);
  verb->add_option("DESIGN", input->design, "A design file, or - for standard input")->required();
  verb->footer(
      "Parts the design leaves open are priced at their completion, as the studio shows them.\n"
      "In JSON, amounts are in minor units of the currency.\n\n"
      "Example:\n  maquette price catalogs/court-sneaker design.json --language fr");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
