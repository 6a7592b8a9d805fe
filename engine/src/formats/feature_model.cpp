#include "formats/feature_model.h"

#include <algorithm>
#include <utility>

#include "support/sha256.h"

namespace maquette::formats {
namespace {

constexpr OptionIndex kDeselected = 0, kSelected = 1;

void collect_parts(const Formula& formula, std::vector<PartIndex>& parts);

void collect_parts(const std::vector<Formula>& formulas, std::vector<PartIndex>& parts) {
  for (const Formula& formula : formulas) collect_parts(formula, parts);
}

struct PartCollector {
  std::vector<PartIndex>& parts;
  void operator()(const Constant&) const {}
  void operator()(const Among& node) const { parts.push_back(node.part); }
  void operator()(const Not& node) const { collect_parts(node.operand, parts); }
  void operator()(const Linear& node) const {
    for (const Linear::Term& term : node.terms) parts.push_back(term.part);
  }
  void operator()(const Table& node) const { parts.insert(parts.end(), node.parts.begin(), node.parts.end()); }
  template <class Connective>
  void operator()(const Connective& node) const {
    collect_parts(node.operands, parts);
  }
};

void collect_parts(const Formula& formula, std::vector<PartIndex>& parts) {
  std::visit(PartCollector{parts}, formula.node);
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

std::optional<PartIndex> FeatureModelBuilder::add_feature(std::string_view name, const Position& where) {
  const auto next = static_cast<PartIndex>(model_.parts.size());
  if (!index_.emplace(name, next).second) return std::nullopt;
  Part part;
  part.id = name;
  part.label = {{"en", std::string(name)}};
  part.where = where;
  for (const char* value : {"false", "true"}) {
    Option option;
    option.id = value;
    option.attributes.assign(model_.attributes.size(), 0);
    part.options.push_back(std::move(option));
  }
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
  collect_parts(formula, rule.parts);
  std::sort(rule.parts.begin(), rule.parts.end());
  rule.parts.erase(std::unique(rule.parts.begin(), rule.parts.end()), rule.parts.end());
  rule.formula = std::move(formula);
  rule.source = std::move(source);
  rule.where = where;
  model_.rules.push_back(std::move(rule));
}

std::shared_ptr<const Model> FeatureModelBuilder::build() { return std::make_shared<const Model>(std::move(model_)); }

Formula FeatureModelBuilder::selected(PartIndex feature) { return {Among{feature, {kSelected}}}; }

Formula FeatureModelBuilder::deselected(PartIndex feature) { return {Among{feature, {kDeselected}}}; }

}  // namespace maquette::formats
