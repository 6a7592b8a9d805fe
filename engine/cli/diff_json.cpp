// The differences of two models for programs; the keys are in docs/command.md.
#include "cli/diff_report.h"

namespace maquette::cli {
namespace {

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

void add_drawn(const std::optional<Draws>& draws, Json& json) {
  if (draws) json["drawn"] = {{"of", draws->of}, {"with", draws->with}};
}

/// `own` has the designs, `other` the rules that take them away.
Json edit_json(const Edit& edit, const Model& own, const Model& other, const std::string& language) {
  Json json;
  if (edit.kind == Edit::Kind::rule) {
    const Rule& rule = other.rules[edit.rule];
    json = {{"kind", "rule"},
            {"id", rule.id},
            {"because", in_language(rule.because, language)},
            {"in_both", find_rule(own, rule.id).has_value()},
            {"file", rule.where.file},
            {"line", rule.where.line}};
  } else {
    json = {{"kind", edit.kind == Edit::Kind::part ? "part" : "option"}, {"part", edit.part}};
    if (edit.kind == Edit::Kind::option) json["option"] = edit.option;
  }
  json["designs"] = or_null(edit.designs);
  add_drawn(edit.drawn, json);
  return json;
}

Json side_json(const OneSided& side, const Model& own, const Model& other, const std::string& language) {
  Json edits = Json::array(), breaks = Json::array();
  for (const Edit& edit : side.edits) edits.push_back(edit_json(edit, own, other, language));
  for (const RuleIndex rule : side.broken) breaks.push_back(to_json(other.rules[rule], language));
  Json json{{"any", to_json(side.any)}, {"designs", or_null(side.designs)}};
  add_drawn(side.drawn, json);
  json["because"] = std::move(edits);
  if (!side.all_edits) json["all_edits"] = false;
  json["example"] = side.example ? to_json(own, to_selections(*side.example)) : Json();
  json["breaks"] = std::move(breaks);
  return json;
}

Json version_json(const Model& model, const std::optional<std::string>& designs) {
  return {{"id", model.id}, {"version", model.version}, {"sha256", model.digest}, {"designs", or_null(designs)}};
}

Json option_id(const Part& part, const std::optional<OptionIndex>& option) {
  return option ? Json(part.options[*option].id) : Json();
}

Json saved_json(const SavedDesign& design, const Model& before, const Model& after, const std::string& language) {
  const Saved& saved = design.saved;
  Json json{{"design", design.name}, {"before", to_json(saved.valid_before)}, {"after", to_json(saved.valid_after)}};
  if (saved.valid_after != Verdict::no) return json;
  json["gone"] = Json::array();
  for (const Choice& choice : saved.gone) json["gone"].push_back(to_json(before, choice));
  json["breaks"] = Json::array();
  for (const RuleIndex rule : saved.broken) json["breaks"].push_back(to_json(after.rules[rule], language));
  if (!saved.repair) {
    json["repair"] = nullptr;
    return json;
  }
  Json changes = Json::array();
  for (const Choice& choice : saved.gone) {
    const auto part = find_part(after, before.parts[choice.part].id);
    Json change = to_json(before, choice);
    changes.push_back({{"part", change["part"]},
                       {"from", change["option"]},
                       {"to", part ? Json(after.parts[*part].options[saved.repair->variant.options[*part]].id) : Json()}});
  }
  for (const Change& change : saved.repair->changes) {
    const Part& part = after.parts[change.part];
    changes.push_back({{"part", part.id}, {"from", option_id(part, change.from)}, {"to", option_id(part, change.to)}});
  }
  json["repair"] = {{"changes", std::move(changes)}, {"price_change", saved.repair->price_change}};
  return json;
}

Json prices_json(const PriceMoves& prices, const Model& after) {
  Json edits = Json::array();
  for (const PriceEdit& edit : prices.edits) {
    Json json = edit.part.empty() ? Json::object() : Json{{"part", edit.part}, {"option", edit.option}};
    json["before"] = edit.before;
    json["after"] = edit.after;
    edits.push_back(std::move(json));
  }
  return {{"dearer", or_null(prices.dearer)},
          {"cheaper", or_null(prices.cheaper)},
          {"dearest", prices.dearest ? to_json(after, to_selections(*prices.dearest)) : Json()},
          {"edits", std::move(edits)}};
}

}  // namespace

Json to_json(const DiffReport& report, const std::string& language) {
  const Difference& found = report.difference;
  Json json{{"before", version_json(*report.before, found.before)}, {"after", version_json(*report.after, found.after)}};
  json["kept"] = or_null(found.kept);
  json["removed"] = side_json(found.removed, *report.before, *report.after, language);
  json["added"] = side_json(found.added, *report.after, *report.before, language);
  json["price_change"] =
      found.price_change ? Json{{"least", found.price_change->first}, {"most", found.price_change->second}} : Json();
  if (found.prices) json["prices"] = prices_json(*found.prices, *report.after);
  if (!report.with_saved) return json;
  json["saved"] = Json::array();
  for (const SavedDesign& design : report.saved) {
    json["saved"].push_back(saved_json(design, *report.before, *report.after, language));
  }
  return json;
}

}  // namespace maquette::cli
