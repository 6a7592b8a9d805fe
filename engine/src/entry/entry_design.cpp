// The referee's part in verifying an entry. Nothing the package says about its design is believed: the rules are evaluated,
// the price and the lead time are computed from the catalog, and the file must be the one that is written for this variant.
#include "entry/entry_design.h"

#include <nlohmann/json.hpp>

#include "maquette/evaluate.h"
#include "maquette/localized.h"
#include "support/strict_json.h"

namespace maquette::entry {
namespace {

using nlohmann::ordered_json;

constexpr JsonLimits kLimits{std::size_t{256} << 10, 6, 20'000};

EntryDesignRead refuse(const std::string& why) { return {std::nullopt, std::string(kDesignName) + ": " + why}; }

ordered_json quoted(const Model& model, const Variant& variant) {
  const Quote totals = quote(model, variant);
  return {{"price", totals.totals[kPrice]}, {"currency", model.currency}, {"lead_time", totals.totals[kLeadTime]}};
}

/// The variant the selections are, when they leave nothing open.
std::optional<Variant> to_variant(const Model& model, const Selections& selections, std::string& open_part) {
  Variant variant;
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    const auto chosen = selections.chosen.find(part);
    if (chosen == selections.chosen.end()) {
      open_part = model.parts[part].id;
      return std::nullopt;
    }
    variant.options.push_back(chosen->second);
  }
  variant.texts = selections.texts;
  return variant;
}

std::optional<std::string> refuse_texts(const Model& model, const Variant& variant) {
  for (const auto& [part, text] : variant.texts) {
    if (part >= model.parts.size()) return "a text belongs to no part";
    if (model.parts[part].kind != PartKind::text) return "'" + model.parts[part].id + "' takes no text";
  }
  for (PartIndex index = 0; index < model.parts.size(); ++index) {
    const Part& part = model.parts[index];
    if (part.kind != PartKind::text) continue;
    const auto text = variant.texts.find(index);
    OptionIndex length = 0;
    if (text != variant.texts.end()) {
      if (const auto problem = refuse_text(part, text->second, "en", &length)) return "'" + part.id + "': " + *problem;
    }
    if (length == variant.options[index]) continue;
    return "'" + part.id + "' is " + std::to_string(variant.options[index]) + " characters long, its text is " +
           std::to_string(length);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> refuse_variant(const Model& model, const Variant& variant) {
  if (variant.options.size() != model.parts.size()) return "a variant has one option for each part";
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    if (variant.options[part] >= model.parts[part].options.size())
      return "'" + model.parts[part].id + "' has no such option";
  }
  if (auto problem = refuse_texts(model, variant)) return problem;
  const auto broken = broken_rules(model, variant);
  if (broken.empty()) return std::nullopt;
  const Rule& rule = model.rules[broken.front()];
  return "breaks the rule '" + rule.id + "': " + in_language(rule.because, "en");
}

std::string write_entry_design(const Model& model, const Variant& variant) {
  ordered_json design = ordered_json::parse(write_design(model, to_selections(variant)));
  design["quote"] = quoted(model, variant);
  return design.dump(2) + '\n';
}

EntryDesignRead read_entry_design(const Model& model, std::string_view text) {
  const JsonDocument document = parse_json(text, kDesignName, kLimits);
  if (!document.value) return {std::nullopt, to_string(*document.problem)};
  DesignResult read = parse_design(model, text, kDesignName);
  if (!read.selections) return {std::nullopt, read.findings.empty() ? "" : to_string(read.findings.front())};
  std::string open_part;
  auto variant = to_variant(model, *read.selections, open_part);
  if (!variant) return refuse("'" + open_part + "' is left open");
  if (const auto problem = refuse_variant(model, *variant)) return refuse(*problem);
  const ordered_json expected = quoted(model, *variant);
  for (const auto& [name, value] : expected.items()) {
    const nlohmann::json::json_pointer where("/quote/" + name);
    if (!document.value->contains(where)) return refuse("says no " + name);
    const std::string said = document.value->at(where).dump();
    if (said != value.dump()) return refuse("says " + name + ' ' + said + ", the catalog gives " + value.dump());
  }
  if (write_entry_design(model, *variant) != text) return refuse("not written the one way this variant is written");
  return {std::move(variant), {}};
}

}  // namespace maquette::entry
