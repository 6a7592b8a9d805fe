#include "cli/entry_summary.h"

namespace maquette::cli {

std::string price_of(const EntrySummary& summary, std::string_view language) {
  return decimal(summary.price, summary.price_decimals, language) + ' ' + summary.currency;
}

std::vector<std::pair<std::string, std::string>> choices_of(const EntrySummary& summary) {
  std::vector<std::pair<std::string, std::string>> choices;
  const Json design = Json::parse(summary.design_json, nullptr, false);
  if (!design.is_object() || !design.contains("selections")) return choices;
  for (const auto& [part, option] : design["selections"].items()) {
    choices.emplace_back(part, option.is_string() ? option.get<std::string>() : option.dump());
  }
  return choices;
}

Json summary_json(const EntrySummary& summary, bool whole) {
  const EntryFields& fields = summary.fields;
  Json document{
      {"code", summary.code},
      {"title", fields.title},
      {"story", fields.story},
      {"display_name", fields.display_name},
      {"language", fields.language},
      {"consents", fields.consents},
      {"contest", fields.contest},
      {"rules_version", fields.rules_version},
      {"key_id", summary.key_id},
      {"counter", fields.counter},
      {"catalog", {{"id", summary.catalog_id}, {"version", summary.catalog_version}, {"sha256", summary.catalog_digest}}},
      {"members", summary.members}};
  if (!fields.market.empty()) document["market"] = fields.market;
  if (!fields.channel.empty()) document["channel"] = fields.channel;
  if (!fields.day.empty()) document["on"] = fields.day;
  if (whole) {
    document["price"] = summary.price;
    document["currency"] = summary.currency;
    document["lead_time"] = summary.lead_time;
    document["review"] = summary.review;
    document["design"] = Json::parse(summary.design_json, nullptr, false);
  }
  return document;
}

}  // namespace maquette::cli
