#include "catalog/limits.h"
#include "catalog/lowering.h"
#include "catalog/rules.h"
#include "catalog/take.h"

namespace maquette::catalog {
namespace {

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

void read_rule(const Node& node, Assembly& assembly) {
  Rule rule;
  rule.where = node.where.position();
  TableCursor cursor(node, "a rule", assembly.report);
  const auto id = cursor.need_text("id");
  const auto text = cursor.need_text("rule");
  rule.because = read_localized(cursor, "because", true, assembly);
  cursor.finish();
  auto formula = text ? read_expression(*text, assembly) : std::nullopt;
  if (!id || !check_id(*id, "a rule's id", assembly.report)) return;
  if (text) rule.source = text->value;
  if (formula) rule.formula = std::move(*formula);
  add_rule(*id, std::move(rule), assembly);
}

}  // namespace

void add_rule(const Text& id, Rule rule, Assembly& assembly) {
  const FormulaShape shape = shape_of(rule.formula);
  if (shape.depth > kMaxFormulaDepth) {
    return assembly.report.error(id.where, "too-deep", "this rule is nested too deeply; divide it into several rules");
  }
  assembly.formula_cells += shape.cells;
  if (assembly.formula_cells > kMaxFormulaCells) {
    return assembly.report.error(id.where, "rules-too-big",
                                 "with this rule the rules together speak of too many options; simplify them");
  }
  rule.id = id.value;
  rule.parts.assign(shape.parts.begin(), shape.parts.end());
  const auto index = static_cast<std::uint32_t>(assembly.model.rules.size());
  if (assembly.rules.add(id, index, "rule", assembly.report)) assembly.model.rules.push_back(std::move(rule));
}

void read_rules(Assembly& assembly) {
  add_take_rules(assembly);
  for (const Document& document : assembly.documents) {
    TableCursor top(document.root, "this file", assembly.report);
    for (const Node* node : top.tables("rule")) {
      if (!assembly.report.is_full()) read_rule(*node, assembly);
    }
    for (const Node* node : top.tables("table")) {
      if (!assembly.report.is_full()) read_table(*node, assembly);
    }
  }
}

}  // namespace maquette::catalog
