#include "support/model_builder.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>

namespace maquette::testing {
namespace {

[[noreturn]] void stop(std::string_view what, std::string_view name) {
  std::cerr << "ModelBuilder: no " << what << " '" << name << "'\n";
  std::abort();
}

Option make_option(std::string id, std::vector<std::int64_t> attributes) {
  Option option;
  option.label["en"] = id;
  option.id = std::move(id);
  option.attributes = std::move(attributes);
  return option;
}

Attribute make_attribute(std::string id, std::string unit, int decimals, Aggregate aggregate) {
  Attribute attribute;
  attribute.label["en"] = id;
  attribute.id = std::move(id);
  attribute.unit = std::move(unit);
  attribute.decimals = decimals;
  attribute.aggregate = aggregate;
  return attribute;
}

void collect(const Formula& formula, std::set<PartIndex>& parts);

struct Collector {
  std::set<PartIndex>& parts;

  void operator()(const Constant&) const {}
  void operator()(const Among& among) const { parts.insert(among.part); }
  void operator()(const Not& node) const { visit(node.operand); }
  void operator()(const Linear& node) const {
    for (const Linear::Term& term : node.terms) parts.insert(term.part);
  }
  void operator()(const Table& node) const { parts.insert(node.parts.begin(), node.parts.end()); }
  template <class Connective>
  void operator()(const Connective& node) const {
    visit(node.operands);
  }
  void visit(const std::vector<Formula>& operands) const {
    for (const Formula& operand : operands) collect(operand, parts);
  }
};

void collect(const Formula& formula, std::set<PartIndex>& parts) { std::visit(Collector{parts}, formula.node); }

}  // namespace

std::vector<PartIndex> parts_of(const Formula& formula) {
  std::set<PartIndex> parts;
  collect(formula, parts);
  return {parts.begin(), parts.end()};
}

ModelBuilder::ModelBuilder(std::string id) {
  model_.label["en"] = id;
  model_.id = std::move(id);
  model_.version = "1";
  model_.digest = std::string(64, '0');
  model_.languages = {"en"};
  model_.currency = "EUR";
  model_.attributes = {make_attribute("price", "EUR", 2, Aggregate::sum), make_attribute("weight", "g", 0, Aggregate::sum),
                       make_attribute("lead_time", "day", 0, Aggregate::max)};
}

PartIndex ModelBuilder::add_part(std::string_view id, PartKind kind) {
  const std::string group_id(id.substr(0, id.find('.')));
  auto group = std::find_if(model_.groups.begin(), model_.groups.end(), [&](const Group& g) { return g.id == group_id; });
  if (group == model_.groups.end()) {
    Group made;
    made.id = group_id;
    made.label["en"] = group_id;
    group = model_.groups.insert(model_.groups.end(), std::move(made));
  }
  const auto index = static_cast<PartIndex>(model_.parts.size());
  group->parts.push_back(index);
  Part part;
  part.id = std::string(id);
  part.kind = kind;
  part.group = static_cast<GroupIndex>(group - model_.groups.begin());
  part.label["en"] = std::string(id);
  model_.parts.push_back(std::move(part));
  return index;
}

PartIndex ModelBuilder::part(std::string_view id, std::initializer_list<OptionSpec> options) {
  return part(id, std::vector<OptionSpec>(options));
}

PartIndex ModelBuilder::part(std::string_view id, const std::vector<OptionSpec>& options) {
  const PartIndex index = add_part(id, PartKind::choice);
  for (const OptionSpec& spec : options) {
    model_.parts[index].options.push_back(make_option(spec.id, {spec.price, spec.weight, spec.lead_time}));
  }
  return index;
}

PartIndex ModelBuilder::number(std::string_view id, std::initializer_list<std::int64_t> values) {
  const PartIndex index = add_part(id, PartKind::number);
  for (const std::int64_t value : values) {
    Option option = make_option(std::to_string(value), {0, 0, 0});
    option.number = value;
    model_.parts[index].options.push_back(std::move(option));
  }
  return index;
}

PartIndex ModelBuilder::text(std::string_view id, std::uint32_t max_length) {
  const PartIndex index = add_part(id, PartKind::text);
  model_.parts[index].text.max_length = max_length;
  for (std::uint32_t length = 0; length <= max_length; ++length) {
    Option option = make_option(std::to_string(length), {0, 0, 0});
    option.number = length;
    model_.parts[index].options.push_back(std::move(option));
  }
  return index;
}

Part& ModelBuilder::part_of(std::string_view id) { return model_.parts[index_of(id)]; }

Option& ModelBuilder::option_of(std::string_view part, std::string_view option) {
  const PartIndex index = index_of(part);
  return model_.parts[index].options[index_of(index, option)];
}

RuleIndex ModelBuilder::rule(std::string_view id, Formula formula, std::string_view because) {
  Rule rule;
  rule.id = std::string(id);
  rule.because["en"] = because.empty() ? "because of " + rule.id : std::string(because);
  rule.parts = parts_of(formula);
  rule.formula = std::move(formula);
  rule.where = {"catalog.toml", static_cast<std::uint32_t>(model_.rules.size()) + 1, 1};
  model_.rules.push_back(std::move(rule));
  return static_cast<RuleIndex>(model_.rules.size() - 1);
}

Formula ModelBuilder::is(std::string_view part, Ids options) const {
  const PartIndex index = index_of(part);
  return {Among{index, indices_of(index, options)}};
}

Formula ModelBuilder::isnt(std::string_view part, Ids options) const { return negate(is(part, options)); }

Formula ModelBuilder::total(AttributeIndex attribute, std::int64_t lower, std::int64_t upper) const {
  Linear linear{{}, lower, upper};
  for (PartIndex part = 0; part < model_.parts.size(); ++part) {
    Linear::Term term{part, {}};
    for (const Option& option : model_.parts[part].options) term.values.push_back(option.attributes[attribute]);
    linear.terms.push_back(std::move(term));
  }
  return {std::move(linear)};
}

Formula ModelBuilder::linear(std::initializer_list<TermSpec> terms, std::int64_t lower, std::int64_t upper) const {
  Linear linear{{}, lower, upper};
  for (const TermSpec& term : terms) linear.terms.push_back({index_of(term.part), term.values});
  return {std::move(linear)};
}

Formula ModelBuilder::table(Ids parts, std::initializer_list<Ids> rows, bool allowed) const {
  Table table;
  table.allowed = allowed;
  for (const std::string_view part : parts) table.parts.push_back(index_of(part));
  for (const Ids& row : rows) {
    std::vector<std::vector<OptionIndex>> cells;
    std::size_t column = 0;
    for (std::string_view cell : row) {
      std::vector<OptionIndex> matched;
      const PartIndex part = table.parts.at(column++);
      while (cell != "*" && !cell.empty()) {
        const std::size_t bar = cell.find('|');
        matched.push_back(index_of(part, cell.substr(0, bar)));
        cell = bar == std::string_view::npos ? std::string_view{} : cell.substr(bar + 1);
      }
      std::sort(matched.begin(), matched.end());
      cells.push_back(std::move(matched));
    }
    table.rows.push_back(std::move(cells));
  }
  return {std::move(table)};
}

Choice ModelBuilder::choice(std::string_view part, std::string_view option) const {
  const PartIndex index = index_of(part);
  return {index, index_of(index, option)};
}

Selections ModelBuilder::selections(std::initializer_list<std::pair<std::string_view, std::string_view>> chosen) const {
  Selections result;
  for (const auto& [part, option] : chosen) {
    const Choice made = choice(part, option);
    result.chosen[made.part] = made.option;
  }
  return result;
}

PartIndex ModelBuilder::index_of(std::string_view part) const {
  if (const auto found = find_part(model_, part)) return *found;
  stop("part", part);
}

OptionIndex ModelBuilder::index_of(PartIndex part, std::string_view option) const {
  if (const auto found = find_option(model_.parts[part], option)) return *found;
  stop("option", model_.parts[part].id + "=" + std::string(option));
}

std::vector<OptionIndex> ModelBuilder::indices_of(PartIndex part, Ids options) const {
  std::vector<OptionIndex> indices;
  for (const std::string_view option : options) indices.push_back(index_of(part, option));
  std::sort(indices.begin(), indices.end());
  return indices;
}

}  // namespace maquette::testing
