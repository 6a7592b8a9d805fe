// The cheapest design with each option is one question (query/cheapest.h), the dearest a few (workshop/dearest.h). Both are
// exact: what cannot be proven is left out.
#include "maquette/feed.h"

#include <algorithm>

#include "maquette/evaluate.h"
#include "workshop/dearest.h"

namespace maquette {
namespace {

using LeastTotals = std::vector<std::vector<LeastTotal>>;

std::optional<std::int64_t> proven(const LeastTotal& least) {
  return least.possible == Verdict::yes ? std::optional(least.total) : std::nullopt;
}

Verdict availability(OptionState state) {
  if (state == OptionState::unknown) return Verdict::unknown;
  return state == OptionState::dead || state == OptionState::excluded ? Verdict::no : Verdict::yes;
}

/// Every design has some option of the first part: an end is proven when it is for each of them.
PriceRange over_all(const std::vector<FeedOption>& options) {
  PriceRange all;
  bool first = true, low = true, high = true;
  for (const FeedOption& option : options) {
    if (option.choice.part != 0 || option.available == Verdict::no) continue;
    low = low && option.price.least;
    high = high && option.price.most;
    if (low) all.least = first ? option.price.least : std::min(all.least, option.price.least);
    if (high) all.most = first ? option.price.most : std::max(all.most, option.price.most);
    first = false;
  }
  return {low ? all.least : std::nullopt, high ? all.most : std::nullopt};
}

std::string cell(std::string_view text) {
  constexpr std::string_view formulas = "=+-@\t\r";
  const bool formula = !text.empty() && formulas.find(text.front()) != std::string_view::npos;
  const std::string plain = (formula ? "'" : "") + std::string(text);
  if (plain.find_first_of(",\"\r\n") == std::string::npos) return plain;
  std::string quoted = "\"";
  for (const char c : plain) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string decimal(std::int64_t value, int decimals) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, ".");
  return (value < 0 ? "-" : "") + digits;
}

std::string hex(const std::optional<Rgb>& color) {
  if (!color) return {};
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text = "#";
  for (const std::uint8_t channel : {color->r, color->g, color->b}) {
    text += digits[channel / 16];
    text += digits[channel % 16];
  }
  return text;
}

}  // namespace

Feed make_feed(const std::shared_ptr<const Model>& model, const Limits& limits, CompiledCache cache) {
  Session session(model, limits, cache);
  Feed feed;
  const Domains domains = session.domains({});
  const LeastTotals least = session.cheapest({}, kPrice);
  const auto most = workshop::find_greatest_prices(*model, limits, domains, least);
  const LeastTotals quickest = session.cheapest({}, kLeadTime);
  for (PartIndex part = 0; part < model->parts.size(); ++part) {
    for (OptionIndex option = 0; option < model->parts[part].options.size(); ++option) {
      FeedOption found{{part, option}, availability(domains.states[part][option]), {}, {}};
      found.price = {proven(least[part][option]), most[part][option]};
      found.lead_time = proven(quickest[part][option]);
      if (found.price.least || found.price.most)
        found.available = Verdict::yes;  // some design has it, or there would be none to price
      feed.options.push_back(found);
    }
  }
  feed.price = over_all(feed.options);
  if (const auto count = session.count({})) feed.designs = count->designs;
  const Completion plain = session.complete({});
  if (plain.found == Verdict::yes) feed.as_it_comes = plain.variant;
  return feed;
}

std::string write_feed_csv(const Model& model, const Feed& feed, std::string_view language) {
  const int decimals = model.attributes[kPrice].decimals;
  std::string text =
      "part,option,group_label,part_label,label,sku,color,price,price_from,price_to,currency,lead_time,availability\r\n";
  for (const FeedOption& line : feed.options) {
    const Part& part = model.parts[line.choice.part];
    const Option& option = part.options[line.choice.option];
    text += cell(part.id) + ',' + cell(option.id) + ',' + cell(in_language(model.groups[part.group].label, language)) +
            ',' + cell(in_language(part.label, language)) + ',' + cell(in_language(option.label, language)) + ',' +
            cell(option.sku) + ',' + hex(option.color) + ',' + decimal(option.attributes[kPrice], decimals) + ',' +
            (line.price.least ? decimal(*line.price.least, decimals) : "") + ',' +
            (line.price.most ? decimal(*line.price.most, decimals) : "") + ',' + cell(model.currency) + ',' +
            (line.lead_time ? decimal(*line.lead_time, model.attributes[kLeadTime].decimals) : "") + ',' +
            (line.available == Verdict::yes  ? "in_stock"
             : line.available == Verdict::no ? "out_of_stock"
                                             : "unknown") +
            "\r\n";
  }
  return text;
}

}  // namespace maquette
