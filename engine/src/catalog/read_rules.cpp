#include "catalog/availability.h"
#include "catalog/instances.h"
#include "catalog/limits.h"
#include "catalog/lowering.h"
#include "catalog/rules.h"
#include "catalog/take.h"

namespace maquette::catalog {
namespace {

/// Reports a formula that is too deep, or too much with all others.
bool fits(const FormulaShape& shape, const Text& id, Assembly& assembly) {
  if (shape.depth > kMaxFormulaDepth) {
    assembly.report.error(id.where, "too-deep", "this rule is nested too deeply; divide it into several rules");
    return false;
  }
  assembly.formula_cells += shape.cells;
  if (assembly.formula_cells <= kMaxFormulaCells) return true;
  assembly.report.error(id.where, "rules-too-big",
                        "with this rule the rules together speak of too many options; simplify them");
  return false;
}

void read_rule(const Node& node, Assembly& assembly) {
  Rule rule;
  rule.where = node.where.position();
  TableCursor cursor(node, "a rule", assembly.report);
  const auto id = cursor.need_text("id");
  const auto text = cursor.need_text("rule");
  rule.because = read_localized(cursor, "because", true, assembly);
  const Availability in_force = read_force(cursor, assembly);
  cursor.finish();
  name_instance(rule.because, assembly);
  auto formula = text ? read_expression(*text, assembly) : std::nullopt;
  if (!id || !check_id(*id, "a rule's id", assembly.report)) return;
  if (text) rule.source = text->value;
  if (formula) rule.formula = std::move(*formula);
  if (const bool holds_here = !why_not(in_force, assembly.circumstances); holds_here)
    add_rule(named(*id, assembly), std::move(rule), assembly);
}

/// A wish of the author's, in the words of a rule.
void read_preference(const Node& node, Assembly& assembly) {
  constexpr std::int64_t heaviest = 1000;
  Preference preference;
  preference.where = node.where.position();
  TableCursor cursor(node, "a preference", assembly.report);
  const auto id = cursor.need_text("id");
  const auto text = cursor.need_text("prefer");
  preference.weight = cursor.integer("weight", 1, heaviest).value_or(1);
  cursor.finish();
  auto formula = text ? read_expression(*text, assembly) : std::nullopt;
  if (!id || !check_id(*id, "a preference's id", assembly.report) || !formula) return;
  const FormulaShape shape = shape_of(*formula);
  if (!fits(shape, *id, assembly)) return;
  const Text own = named(*id, assembly);
  preference.id = own.value;
  preference.source = text->value;
  preference.formula = std::move(*formula);
  preference.parts.assign(shape.parts.begin(), shape.parts.end());
  const auto index = static_cast<std::uint32_t>(assembly.model.preferences.size());
  if (assembly.rules.add(own, index, "rule or preference", assembly.report))
    assembly.model.preferences.push_back(std::move(preference));
}

/// The words of the rule that stands under `key`.
std::vector<std::string_view> words_in(const Node& node, std::string_view key) {
  const Member* rule = find_member(node, key);
  return rule == nullptr ? std::vector<std::string_view>{} : words_of_rule(rule->value.text);
}

}  // namespace

std::optional<Formula> read_expression(const Text& text, Assembly& assembly) {
  const RuleText rule_text(text);
  const Names names(rule_text, assembly);
  const auto parsed = parse_expression(rule_text.value());
  if (const auto* error = std::get_if<SyntaxError>(&parsed)) {
    names.error(error->at, error->code, error->message);
    return std::nullopt;
  }
  return lower(std::get<Condition>(parsed), names);
}

Text named(const Text& id, const Assembly& assembly) {
  return assembly.instance ? Text{say(assembly.instance->one->id, "-", id.value), id.where} : id;
}

void add_rule(const Text& id, Rule rule, Assembly& assembly) {
  const FormulaShape shape = shape_of(rule.formula);
  if (!fits(shape, id, assembly)) return;
  rule.id = id.value;
  rule.parts.assign(shape.parts.begin(), shape.parts.end());
  const auto index = static_cast<std::uint32_t>(assembly.model.rules.size());
  if (assembly.rules.add(id, index, "rule", assembly.report)) assembly.model.rules.push_back(std::move(rule));
}

void read_rules(Assembly& assembly) {
  add_take_rules(assembly);
  add_availability_rules(assembly);
  add_alike_rules(assembly);
  for (const Document& document : assembly.documents) {
    TableCursor top(document.root, "this file", assembly.report);
    for (const Node* node : top.tables("rule")) {
      if (assembly.report.is_full()) continue;
      for_each_instance(words_in(*node, "rule"), node->where, assembly, [&] { read_rule(*node, assembly); });
    }
    for (const Node* node : top.tables("table")) {
      if (!assembly.report.is_full()) read_table(*node, assembly);
    }
    for (const Node* node : top.tables("preference")) {
      if (assembly.report.is_full()) continue;
      for_each_instance(words_in(*node, "prefer"), node->where, assembly, [&] { read_preference(*node, assembly); });
    }
  }
}

}  // namespace maquette::catalog
