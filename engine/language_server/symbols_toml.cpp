// Names in TOML files: one function for each kind of table.
#include "language_server/symbol_finder.h"

namespace maquette::lsp {

void SymbolFinder::include(const Node& document) {
  const auto* member = find_member(document, "include");
  if (member == nullptr) return;
  for (const Node& item : member->value.items) {
    if (item.kind != Node::Kind::text || item.text.empty()) continue;
    if (const auto path = resolve_path({item.text, item.where}, unheard_))
      add({Symbol::Kind::file, *path, {}}, stretch_of(item), false);
  }
}

void SymbolFinder::attribute(const Node& node) {
  const Node* id = text_at(node, "id");
  if (id == nullptr) return;
  add({Symbol::Kind::attribute, id->text, {}}, stretch_of(*id), true);
  symbols_.attributes.insert(id->text);
  outline(node, Symbol::Kind::attribute);
}

void SymbolFinder::group(const Node& node) {
  const Node* id = text_at(node, "id");
  if (id == nullptr) return;
  add({Symbol::Kind::group, id->text, {}}, stretch_of(*id), true);
  symbols_.groups.insert(id->text);
  outline(node, Symbol::Kind::group);
}

void SymbolFinder::material(const Node& node) {
  const Node* id = text_at(node, "id");
  if (id == nullptr) return;
  add({Symbol::Kind::material, id->text, {}}, stretch_of(*id), true);
  symbols_.materials.insert(id->text);
  for (const auto key : {"base_texture", "normal_texture", "roughness_texture"}) add_file(node, key);
  outline(node, Symbol::Kind::material);
}

void SymbolFinder::part(const Node& node) {
  const Node* id = text_at(node, "id");
  if (id == nullptr) return;
  add_part(id->text, stretch_of(*id), true);
  PartNames& names = symbols_.parts[id->text];
  if (const auto path = add_file(node, "options")) {
    sheet(*path);
    names = sheets_[*path];
    names.sheet = *path;
  }
  narrow(node, names);
  OutlineItem* item = outline(node, Symbol::Kind::part);
  for (const Node* inside : tables(node, "option")) option(*inside, id->text, *item);
  places(node, id->text);
  for (const std::string_view key : {"only", "except", "default"}) {
    const auto* member = find_member(node, key);
    if (member == nullptr) continue;
    if (member->value.kind == Node::Kind::text) add_option(id->text, member->value.text, stretch_of(member->value));
    for (const Node& row : member->value.items) {
      if (row.kind == Node::Kind::text) add_option(id->text, row.text, stretch_of(row));
    }
  }
  add_text(node, "material", Symbol::Kind::material);
  add_attribute_keys(node);
  for (const std::string_view key : {"per_step", "per_letter"}) {
    if (const auto* member = find_member(node, key)) add_attribute_keys(member->value);
  }
}

/// `only` and `except`.
void SymbolFinder::narrow(const Node& part, PartNames& names) {
  const auto* only = find_member(part, "only");
  const auto* except = find_member(part, "except");
  if (only != nullptr) {
    for (const auto& [id, symbol] : names.options) names.left_out.insert(id);
    for (const Node& row : only->value.items) names.left_out.erase(row.text);
  } else if (except != nullptr) {
    for (const Node& row : except->value.items) names.left_out.insert(row.text);
  }
}

void SymbolFinder::option(const Node& node, const std::string& part, OutlineItem& parent) {
  const Node* id = text_at(node, "id");
  if (id == nullptr) return;
  PartNames& names = symbols_.parts[part];
  const auto [entry, own] = names.options.try_emplace(id->text, Symbol{Symbol::Kind::option, id->text, part});
  const Stretch where = stretch_of(*id);
  names.left_out.erase(id->text);
  add(entry->second, where, own);
  add_tags(node, names.tags);
  add_text(node, "material", Symbol::Kind::material);
  add_attribute_keys(node);
  parent.children.push_back({entry->second, node.where.offset, where.end, where.begin, where.end, {}});
}

void SymbolFinder::rule(const Node& node) {
  if (const Node* id = text_at(node, "id")) {
    symbols_.rules.insert(id->text);
    add({Symbol::Kind::rule, id->text, {}}, stretch_of(*id), true);
  }
  for (const std::string_view key : {"rule", "prefer"}) {
    if (const Node* text = text_at(node, key)) rule_text(*text);
  }
  outline(node, Symbol::Kind::rule);
}

void SymbolFinder::derived(const Node& node) {
  if (const Node* value = text_at(node, "value")) rule_text(*value);
}

void SymbolFinder::table(const Node& node) {
  if (const Node* id = text_at(node, "id")) {
    symbols_.rules.insert(id->text);
    add({Symbol::Kind::rule, id->text, {}}, stretch_of(*id), true);
  }
  if (const auto path = add_file(node, "file")) table_rows(*path);
  outline(node, Symbol::Kind::rule);
}

void SymbolFinder::places(const Node& part, const std::string& id) {
  for (const Node* place : tables(part, "places")) {
    const Node* name = text_at(*place, "id");
    if (name == nullptr) continue;
    symbols_.parts[id].places.insert(name->text);
    add({Symbol::Kind::place, name->text, id}, stretch_of(*name), true);
  }
}

void SymbolFinder::subassembly(const Node& node) {
  std::set<std::string, std::less<>> groups;
  if (const auto* listed = find_member(node, "groups")) {
    for (const Node& item : listed->value.items) {
      if (item.kind != Node::Kind::text) continue;
      groups.insert(item.text);
      add({Symbol::Kind::group, item.text, {}}, stretch_of(item), false);
    }
  }
  for (const Node* instance : tables(node, "instances")) {
    const Node* id = text_at(*instance, "id");
    if (id == nullptr) continue;
    symbols_.instances.push_back({id->text, groups});
    add({Symbol::Kind::instance, id->text, {}}, stretch_of(*id), true);
  }
  if (const Node* alike = text_at(node, "alike")) rule_text(*alike);
}

/// Rules of entries stand inside their table.
void SymbolFinder::contest(const Node& document) {
  const auto* member = find_member(document, "contest");
  if (member == nullptr) return;
  for (const Node* node : tables(member->value, "rule")) rule(*node);
}

/// `by` is a part there is; so are the options that old ones lead to, unless they name another part's.
void SymbolFinder::replaced(const Node& node) {
  const Node* part = text_at(node, "by");
  if (part != nullptr) add_name(part->text, stretch_of(*part));
  if (part == nullptr) part = text_at(node, "part");
  const auto* options = find_member(node, "options");
  if (part == nullptr || options == nullptr) return;
  for (const catalog::Member& member : options->value.members) {
    if (member.value.kind == Node::Kind::text) add_successor(part->text, member.value);
  }
}

void SymbolFinder::replaced_by(const Node& node, const std::string& part) {
  const Node* by = text_at(node, "replaced_by");
  if (by == nullptr) return;
  if (part.empty()) {
    add_name(by->text, stretch_of(*by));
  } else {
    add_successor(part, *by);
  }
}

/// "suede" of the same part, or "upper=suede" of another.
void SymbolFinder::add_successor(const std::string& part, const Node& text) {
  const Stretch where = stretch_of(text);
  const std::size_t equals = text.text.find('=');
  if (equals == std::string::npos) return add_option(part, text.text, where);
  if (where.end - where.begin != text.text.size()) return;  // written with escapes
  const std::string other = text.text.substr(0, equals);
  add_name(other, {where.source, where.begin, where.begin + equals});
  add_option(other, text.text.substr(equals + 1), {where.source, where.begin + equals + 1, where.end});
}

}  // namespace maquette::lsp
