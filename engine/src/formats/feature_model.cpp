#include "formats/feature_model.h"

#include <algorithm>
#include <utility>

#include "support/formula_parts.h"
#include "support/sha256.h"

namespace maquette::formats {
namespace {

constexpr OptionIndex kDeselected = 0;

/// What a person reads: "Lid: yes", "Size: 42".
LocalizedText label_of(const std::string& id) {
  if (id == "false") return {{"en", "no"}, {"fr", "non"}};
  if (id == "true") return {{"en", "yes"}, {"fr", "oui"}};
  return {{"en", id}};
}

Attribute attribute(std::string id, std::string unit, Aggregate aggregate) {
  Attribute result;
  result.label = {{"en", id}};
  result.id = std::move(id);
  result.unit = std::move(unit);
  result.aggregate = aggregate;
  return result;
}

}  // namespace

FeatureModelBuilder::FeatureModelBuilder(std::string_view id, std::string_view text) {
  model_.id = id;
  model_.version = "1";
  model_.digest = sha256_hex(text);
  model_.label = {{"en", std::string(id)}};
  model_.languages = {"en"};
  model_.currency = "XXX";
  model_.attributes = {attribute("price", "XXX", Aggregate::sum), attribute("weight", "g", Aggregate::sum),
                       attribute("lead_time", "day", Aggregate::max)};
  model_.groups.push_back({"features", {{"en", "Features"}}, {}, {}, std::nullopt});
}

AttributeIndex FeatureModelBuilder::add_attribute(std::string_view id, int decimals) {
  const auto known = std::find_if(model_.attributes.begin(), model_.attributes.end(), [&](const Attribute& attribute) {
    return std::equal(id.begin(), id.end(), attribute.id.begin(), attribute.id.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; });
  });
  const auto index = static_cast<AttributeIndex>(known - model_.attributes.begin());
  if (known == model_.attributes.end()) model_.attributes.push_back(attribute(std::string(id), "", Aggregate::sum));
  model_.attributes[index].decimals = decimals;
  model_.attributes[index].label = {{"en", std::string(id)}};
  return index;
}

void FeatureModelBuilder::set_attribute(PartIndex feature, AttributeIndex attribute, std::int64_t value) {
  std::vector<Option>& options = model_.parts[feature].options;
  for (std::size_t i = 1; i < options.size(); ++i) options[i].attributes[attribute] = value;
}

std::optional<PartIndex> FeatureModelBuilder::add_feature(std::string_view name, const Position& where,
                                                          const std::vector<std::string>& values) {
  const auto next = static_cast<PartIndex>(model_.parts.size());
  if (!index_.emplace(name, next).second) return std::nullopt;
  Part part;
  part.id = name;
  part.label = {{"en", std::string(name)}};
  part.where = where;
  const auto add_option = [&](const std::string& id) {
    Option option;
    option.id = id;
    option.label = label_of(id);
    option.attributes.assign(model_.attributes.size(), 0);
    part.options.push_back(std::move(option));
  };
  add_option("false");
  for (const std::string& value : values) add_option(value);
  model_.parts.push_back(std::move(part));
  model_.groups.front().parts.push_back(next);
  return next;
}

std::optional<PartIndex> FeatureModelBuilder::find(std::string_view name) const {
  const auto found = index_.find(name);
  return found == index_.end() ? std::nullopt : std::optional(found->second);
}

void FeatureModelBuilder::add_rule(std::string id, std::string because, Formula formula, std::string source,
                                   const Position& where) {
  Rule rule;
  rule.id = std::move(id);
  rule.because = {{"en", std::move(because)}};
  rule.parts = mentioned_parts(formula);
  rule.formula = std::move(formula);
  rule.source = std::move(source);
  rule.where = where;
  model_.rules.push_back(std::move(rule));
}

std::shared_ptr<const Model> FeatureModelBuilder::build() { return std::make_shared<const Model>(std::move(model_)); }

Formula FeatureModelBuilder::selected(PartIndex feature) const {
  Among among{feature, {}};
  for (OptionIndex option = 1; option < model_.parts[feature].options.size(); ++option) among.options.push_back(option);
  return {std::move(among)};
}

Formula FeatureModelBuilder::deselected(PartIndex feature) { return {Among{feature, {kDeselected}}}; }

}  // namespace maquette::formats
