// `maquette feed MODEL`: every option with its prices and whether it can be had, for a web shop.
#include <chrono>
#include <iostream>

#include "cli/files.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "maquette/evaluate.h"
#include "maquette/feed.h"

namespace maquette::cli {
namespace {

/// The dearest design under a ceiling takes the solver a while.
constexpr std::chrono::seconds kPatience{60};

struct FeedInput : Input {
  std::string format;
  std::string out;
};

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

Json range_json(const PriceRange& range) { return {{"least", or_null(range.least)}, {"most", or_null(range.most)}}; }

Json labels(const LocalizedText& text) {
  Json json = Json::object();
  for (const auto& [language, label] : text) json[language] = label;
  return json;
}

Json option_json(const Option& option, const FeedOption& found) {
  Json json{{"id", option.id}, {"label", labels(option.label)}, {"available", to_json(found.available)}};
  if (!option.sku.empty()) json["sku"] = option.sku;
  if (!option.tags.empty()) json["tags"] = option.tags;
  json["price"] = option.attributes[kPrice];
  json["whole_price"] = range_json(found.price);
  json["lead_time"] = or_null(found.lead_time);
  return json;
}

Json part_json(const Model& model, PartIndex index) {
  const Part& part = model.parts[index];
  constexpr const char* kinds[] = {"choice", "number", "text"};
  return {{"id", part.id},
          {"kind", kinds[static_cast<std::size_t>(part.kind)]},
          {"group", labels(model.groups[part.group].label)},
          {"label", labels(part.label)},
          {"default", part.options[part.default_option].id},
          {"options", Json::array()}};
}

Json feed_json(const Model& model, const Feed& feed) {
  Json parts = Json::array();
  for (PartIndex part = 0; part < model.parts.size(); ++part) parts.push_back(part_json(model, part));
  for (const FeedOption& found : feed.options) {
    const Option& option = model.parts[found.choice.part].options[found.choice.option];
    parts[found.choice.part]["options"].push_back(option_json(option, found));
  }
  Json json{{"catalog", {{"id", model.id}, {"version", model.version}, {"sha256", model.digest}}},
            {"label", labels(model.label)},
            {"currency", model.currency},
            {"designs", or_null(feed.designs)},
            {"price", range_json(feed.price)}};
  if (feed.as_it_comes) {
    const Quote plain = quote(model, *feed.as_it_comes);
    json["as_it_comes"] = {{"price", plain.totals[kPrice]}, {"lead_time", plain.totals[kLeadTime]}};
  }
  json["parts"] = std::move(parts);
  return json;
}

ExitCode run(const FeedInput& input) {
  const auto loaded = load(input);
  if (!loaded) return ExitCode::unusable;
  Limits limits;
  limits.resource = input.budget;
  limits.wall = kPatience;
  const Feed feed = make_feed(loaded->model, limits);
  const bool csv = !input.json && input.format == "csv";
  const std::string text =
      csv ? write_feed_csv(*loaded->model, feed, input.language)
          : feed_json(*loaded->model, feed).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  if (input.out.empty()) {
    std::cout << text;
  } else if (!write_file(input.out, text)) {
    return ExitCode::unusable;
  }
  if (!feed.as_it_comes) return ExitCode::no;
  const bool all = std::all_of(feed.options.begin(), feed.options.end(), [](const FeedOption& option) {
    return option.available == Verdict::no || (option.available == Verdict::yes && option.price.least && option.price.most);
  });
  return all ? ExitCode::yes : ExitCode::undecided;
}

}  // namespace

void add_feed(CLI::App& command, Job& job) {
  auto input = std::make_shared<FeedInput>();
  CLI::App* verb = command.add_subcommand("feed", "List options, prices and availability for a web shop");
  add_model_options(*verb, *input);
  verb->add_option("--format", input->format, "json or csv")->check(CLI::IsMember({"json", "csv"}))->default_val("json");
  verb->add_option("--out", input->out, "The file to write; without it, standard output")->type_name("FILE");
  verb->add_option("--budget", input->budget, "Work allowed for one question, in the solver's units")
      ->capture_default_str();
  verb->footer(
      "Each option comes with its own price, and with the least and the greatest price of the whole product that has it:\n"
      "what it drags along, and what the rules still let people add, included. An option in no design is out of stock.\n\n"
      "Examples:\n"
      "  maquette feed catalogs/court-sneaker > sneaker.json\n"
      "  maquette feed catalogs/court-sneaker --format csv --language fr --out sneaker.csv");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
