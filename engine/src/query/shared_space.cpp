#include "query/shared_space.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "support/formula_parts.h"

namespace maquette {
namespace {

/// [part][option of the version] -> option of the space, and [part] -> part of the space; none where it is not there.
struct Translation {
  std::vector<PartIndex> parts;
  std::vector<std::vector<std::optional<OptionIndex>>> options;
};

std::vector<OptionIndex> translated(const std::vector<std::optional<OptionIndex>>& map,
                                    const std::vector<OptionIndex>& options) {
  std::vector<OptionIndex> result;
  for (const OptionIndex option : options) {
    if (map[option]) result.push_back(*map[option]);
  }
  std::sort(result.begin(), result.end());
  return result;
}

struct Translator {
  const Translation& translation;
  const std::vector<Part>& parts;

  std::vector<Formula> each(const std::vector<Formula>& formulas) const {
    std::vector<Formula> result;
    for (const Formula& formula : formulas) result.push_back(std::visit(*this, formula.node));
    return result;
  }

  Formula operator()(const Constant& node) const { return {node}; }
  Formula operator()(const Among& node) const {
    return {Among{translation.parts[node.part], translated(translation.options[node.part], node.options)}};
  }
  Formula operator()(const Not& node) const { return {Not{each(node.operand)}}; }
  Formula operator()(const And& node) const { return {And{each(node.operands)}}; }
  Formula operator()(const Or& node) const { return {Or{each(node.operands)}}; }
  Formula operator()(const Implies& node) const { return {Implies{each(node.operands)}}; }
  Formula operator()(const Iff& node) const { return {Iff{each(node.operands)}}; }
  Formula operator()(const Cardinality& node) const { return {Cardinality{node.lower, node.upper, each(node.operands)}}; }

  Formula operator()(const Linear& node) const {
    Linear linear{{}, node.lower, node.upper};
    for (const Linear::Term& term : node.terms) {
      const PartIndex part = translation.parts[term.part];
      Linear::Term moved{part, std::vector<std::int64_t>(parts[part].options.size(), 0)};
      for (std::size_t option = 0; option < term.values.size(); ++option) {
        if (const auto to = translation.options[term.part][option]) moved.values[*to] = term.values[option];
      }
      linear.terms.push_back(std::move(moved));
    }
    std::sort(linear.terms.begin(), linear.terms.end(), [](const auto& a, const auto& b) { return a.part < b.part; });
    return {std::move(linear)};
  }

  /// An empty cell matches everything, so a row whose cell has nothing left must go.
  Formula operator()(const Table& node) const {
    Table table;
    table.allowed = node.allowed;
    for (const PartIndex part : node.parts) table.parts.push_back(translation.parts[part]);
    for (const auto& row : node.rows) {
      std::vector<std::vector<OptionIndex>> moved;
      bool matches = true;
      for (std::size_t i = 0; i < row.size(); ++i) {
        moved.push_back(translated(translation.options[node.parts[i]], row[i]));
        matches = matches && (row[i].empty() || !moved.back().empty());
      }
      if (matches) table.rows.push_back(std::move(moved));
    }
    return {std::move(table)};
  }
};

/// A formula in one line of numbers: equal for equal formulas.
struct Key {
  std::string& text;

  void put(std::int64_t value) const { text += std::to_string(value) + ' '; }
  void each(char sign, const std::vector<Formula>& formulas) const {
    text += sign;
    for (const Formula& formula : formulas) std::visit(*this, formula.node);
    text += ')';
  }
  template <class Numbers>
  void list(const Numbers& numbers) const {
    text += '[';
    for (const auto number : numbers) put(static_cast<std::int64_t>(number));
    text += ']';
  }
  void operator()(const Constant& node) const { text += node.value ? 'T' : 'F'; }
  void operator()(const Among& node) const {
    put(node.part);
    list(node.options);
  }
  void operator()(const Not& node) const { each('!', node.operand); }
  void operator()(const And& node) const { each('&', node.operands); }
  void operator()(const Or& node) const { each('|', node.operands); }
  void operator()(const Implies& node) const { each('>', node.operands); }
  void operator()(const Iff& node) const { each('=', node.operands); }
  void operator()(const Cardinality& node) const {
    put(node.lower);
    put(node.upper);
    each('#', node.operands);
  }
  void operator()(const Linear& node) const {
    text += '+';
    put(node.lower);
    put(node.upper);
    for (const Linear::Term& term : node.terms) {
      put(term.part);
      list(term.values);
    }
  }
  void operator()(const Table& node) const {
    text += node.allowed ? 'A' : 'D';
    list(node.parts);
    for (const auto& row : node.rows) {
      for (const auto& cell : row) list(cell);
      text += ';';
    }
  }
};

std::unordered_map<std::string, PartIndex> index_of(const Model& model) {
  std::unordered_map<std::string, PartIndex> index;
  for (PartIndex part = 0; part < model.parts.size(); ++part) index.emplace(model.parts[part].id, part);
  return index;
}

void add_one_sided(const Part& part, PartIndex index, OptionIndex untouched, SharedSpace& space, SharedSide& has,
                   SharedSide& lacks) {
  Part alone = part;
  alone.group = 0;
  alone.options = {part.options[untouched]};
  alone.default_option = 0;
  space.parts.push_back(std::move(alone));
  has.parts.emplace_back(index);
  has.options.push_back({untouched});
  lacks.parts.emplace_back(std::nullopt);
  lacks.options.emplace_back();
}

void add_shared(const Part& before, PartIndex before_index, const Part& after, PartIndex after_index, SharedSpace& space) {
  std::unordered_map<std::string, OptionIndex> options;
  for (OptionIndex option = 0; option < after.options.size(); ++option) options.emplace(after.options[option].id, option);
  Part shared = after;
  shared.group = 0;
  shared.options.clear();
  shared.default_option = 0;
  std::vector<OptionIndex>& from_before = space.before.options.emplace_back();
  std::vector<OptionIndex>& from_after = space.after.options.emplace_back();
  for (OptionIndex option = 0; option < before.options.size(); ++option) {
    const auto found = options.find(before.options[option].id);
    if (found == options.end()) continue;
    if (found->second == after.default_option) shared.default_option = static_cast<OptionIndex>(shared.options.size());
    shared.options.push_back(after.options[found->second]);
    from_before.push_back(option);
    from_after.push_back(found->second);
  }
  space.empty = space.empty || shared.options.empty();
  space.parts.push_back(std::move(shared));
  space.before.parts.emplace_back(before_index);
  space.after.parts.emplace_back(after_index);
}

void translate_rules(const Model& model, const std::vector<Part>& parts, SharedSide& side) {
  Translation translation;
  translation.parts.resize(model.parts.size());
  for (const Part& part : model.parts) translation.options.emplace_back(part.options.size());
  for (PartIndex shared = 0; shared < parts.size(); ++shared) {
    if (!side.parts[shared]) continue;
    translation.parts[*side.parts[shared]] = shared;
    for (OptionIndex option = 0; option < side.options[shared].size(); ++option) {
      translation.options[*side.parts[shared]][side.options[shared][option]] = option;
    }
  }
  for (const Rule& rule : model.rules) {
    side.rules.push_back(std::visit(Translator{translation, parts}, rule.formula.node));
    std::visit(Key{side.keys.emplace_back()}, side.rules.back().node);
  }
}

}  // namespace

SharedSpace shared_space(const Model& before, const std::vector<OptionIndex>& untouched_before, const Model& after,
                         const std::vector<OptionIndex>& untouched_after) {
  SharedSpace space;
  const auto new_parts = index_of(after), old_parts = index_of(before);
  for (PartIndex part = 0; part < before.parts.size(); ++part) {
    const auto found = new_parts.find(before.parts[part].id);
    if (found == new_parts.end()) {
      add_one_sided(before.parts[part], part, untouched_before[part], space, space.before, space.after);
    } else {
      add_shared(before.parts[part], part, after.parts[found->second], found->second, space);
    }
  }
  for (PartIndex part = 0; part < after.parts.size(); ++part) {
    if (!old_parts.contains(after.parts[part].id))
      add_one_sided(after.parts[part], part, untouched_after[part], space, space.after, space.before);
  }
  if (space.empty) return space;
  translate_rules(before, space.parts, space.before);
  translate_rules(after, space.parts, space.after);
  return space;
}

Variant in_version(const SharedSide& side, const Model& version, const Variant& shared) {
  Variant variant;
  variant.options.resize(version.parts.size());
  for (PartIndex part = 0; part < side.parts.size(); ++part) {
    if (!side.parts[part]) continue;
    variant.options[*side.parts[part]] = side.options[part][shared.options[part]];
    const auto text = shared.texts.find(part);
    if (text != shared.texts.end()) variant.texts[*side.parts[part]] = text->second;
  }
  return variant;
}

std::shared_ptr<const Model> model_of(const SharedSpace& space, std::vector<Formula> rules, const Model& like) {
  auto model = std::make_shared<Model>();
  model->id = like.id;
  model->version = like.version;
  model->languages = like.languages;
  model->currency = like.currency;
  model->attributes = like.attributes;
  model->groups.push_back({"all", {}, {}, {}, std::nullopt});
  model->parts = space.parts;
  for (PartIndex part = 0; part < model->parts.size(); ++part) {
    model->groups.front().parts.push_back(part);
    for (Option& option : model->parts[part].options) option.attributes.resize(like.attributes.size(), 0);
  }
  for (Formula& formula : rules) {
    Rule rule;
    rule.id = "rule-" + std::to_string(model->rules.size());
    rule.parts = mentioned_parts(formula);
    rule.formula = std::move(formula);
    model->rules.push_back(std::move(rule));
  }
  return model;
}

}  // namespace maquette
