#include "cli/verbs/options.h"

namespace maquette::cli {

void add_output_options(CLI::App& verb, Input& input) {
  verb.add_flag("--json", input.json, "Print JSON");
  verb.add_option("--language", input.language, "Language of labels and reasons: en, fr, ..")->capture_default_str();
}

void add_model_options(CLI::App& verb, Input& input) {
  verb.add_option("MODEL", input.model, "A catalog's folder, a .uvl or a .dimacs file")->required();
  add_output_options(verb, input);
  verb.add_option("--market", input.circumstances.market, "Only what is sold in this market")->type_name("MARKET");
  verb.add_option("--channel", input.circumstances.channel, "Only what is sold through this channel")->type_name("CHANNEL");
  verb.add_option("--on", input.circumstances.on, "Only what is available on this day, as in 2026-12-01")->type_name("DAY");
  verb.add_option("--stock", input.stock, "Only what this sheet has in stock")->type_name("CSV");
}

void add_selection_options(CLI::App& verb, Input& input) {
  verb.add_option("--choose", input.choices, "Select an option (a text part: its text); may be repeated")
      ->type_name("PART=OPTION")
      ->expected(1)
      ->take_all();
  verb.add_option("--design", input.design, "Start from the selections of a design file")->type_name("FILE");
  verb.add_option("--budget", input.budget, "Work allowed for one question, in the solver's units")->capture_default_str();
}

}  // namespace maquette::cli
