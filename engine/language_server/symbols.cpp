#include "language_server/symbols.h"

#include <algorithm>
#include <tuple>

#include "catalog/toml_document.h"
#include "language_server/rule_words.h"
#include "language_server/symbol_finder.h"

namespace maquette::lsp {
namespace {

auto order(const Occurrence& occurrence) {
  return std::tie(occurrence.file, occurrence.begin, occurrence.end, occurrence.symbol);
}

bool same_place(const Occurrence& a, const Occurrence& b) { return order(a) == order(b); }

std::string_view group_of(std::string_view part) { return part.substr(0, part.find('.')); }

/// Each item ends where the next begins, without the white space between them.
void close_outline(std::vector<OutlineItem>& items, std::size_t end, std::string_view text) {
  std::stable_sort(items.begin(), items.end(),
                   [](const OutlineItem& a, const OutlineItem& b) { return a.begin < b.begin; });
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::size_t next = i + 1 < items.size() ? items[i + 1].begin : end;
    const std::size_t last = text.substr(0, next).find_last_not_of(" \t\r\n,]");
    items[i].end = std::max(items[i].name_end, last == std::string_view::npos ? next : std::min(next, last + 1));
    close_outline(items[i].children, items[i].end, text);
  }
}

}  // namespace

const Occurrence* Symbols::at(std::string_view file, std::size_t offset) const {
  const Occurrence* best = nullptr;
  for (const Occurrence& occurrence : occurrences) {
    if (occurrence.file != file || offset < occurrence.begin || offset > occurrence.end) continue;
    if (best == nullptr || best->symbol.kind == Symbol::Kind::group)
      best = &occurrence;  // a part's id begins with its group's
  }
  return best;
}

std::vector<const Occurrence*> Symbols::of(const Symbol& symbol) const {
  std::vector<const Occurrence*> found;
  for (const Occurrence& occurrence : occurrences) {
    if (occurrence.symbol == symbol) found.push_back(&occurrence);
  }
  return found;
}

Symbols find_symbols(const CatalogFiles& files) { return SymbolFinder(files).find(); }

Symbols SymbolFinder::find() && {
  load_documents(files_.entry_point, assembly_);
  symbols_.attributes = {"price", "weight", "lead_time"};
  for (const auto& [path, bytes] : files_.files) {
    if (path.ends_with(".toml")) symbols_.unreadable.insert(path);
  }
  const auto each = [&](std::string_view key, void (SymbolFinder::*read)(const Node&)) {
    for (const catalog::Document& document : assembly_.documents) {
      for (const Node* node : tables(document.root, key)) (this->*read)(*node);
    }
  };
  for (const catalog::Document& document : assembly_.documents) {
    symbols_.unreadable.erase(document.source->path());
    include(document.root);
  }
  each("attribute", &SymbolFinder::attribute);
  each("derived", &SymbolFinder::attribute);
  for (const catalog::Document& document : assembly_.documents) {
    if (const auto* base = find_member(document.root, "base")) add_attribute_keys(base->value);
  }
  each("group", &SymbolFinder::group);
  each("material", &SymbolFinder::material);
  each("part", &SymbolFinder::part);
  each("derived", &SymbolFinder::derived);
  each("rule", &SymbolFinder::rule);
  each("preference", &SymbolFinder::rule);
  each("table", &SymbolFinder::table);
  finish_outlines();
  auto& occurrences = symbols_.occurrences;
  std::sort(occurrences.begin(), occurrences.end(),
            [](const Occurrence& a, const Occurrence& b) { return order(a) < order(b); });
  occurrences.erase(std::unique(occurrences.begin(), occurrences.end(), same_place), occurrences.end());
  return std::move(symbols_);
}

// Tables ---------------------------------------------------------------------------------------------------------------

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
  if (const Node* id = text_at(node, "id")) add({Symbol::Kind::rule, id->text, {}}, stretch_of(*id), true);
  for (const std::string_view key : {"rule", "prefer"}) {
    if (const Node* text = text_at(node, key)) rule_text(*text);
  }
  outline(node, Symbol::Kind::rule);
}

void SymbolFinder::derived(const Node& node) {
  if (const Node* value = text_at(node, "value")) rule_text(*value);
}

void SymbolFinder::table(const Node& node) {
  if (const Node* id = text_at(node, "id")) add({Symbol::Kind::rule, id->text, {}}, stretch_of(*id), true);
  if (const auto path = add_file(node, "file")) table_rows(*path);
  outline(node, Symbol::Kind::rule);
}

void SymbolFinder::rule_text(const Node& node) {
  const auto decoded = catalog::decode_string(node.where);
  if (!decoded) return;
  for (const RuleWord& word : rule_words(decoded->text)) {
    const Stretch where{node.where.source, decoded->offsets[word.at], decoded->offsets[word.at + word.text.size()]};
    const std::string name(word.text);
    switch (word.role) {
      case RuleWord::Role::part:
        if (symbols_.parts.contains(name))
          add_part(name, where, false);
        else if (symbols_.groups.contains(name))
          add({Symbol::Kind::group, name, {}}, where, false);
        else if (symbols_.attributes.contains(name))  // in the sum of a derived attribute
          add({Symbol::Kind::attribute, name, {}}, where, false);
        break;
      case RuleWord::Role::option:
        add_option(std::string(word.part), name, where);
        break;
      case RuleWord::Role::tag:
        add({symbols_.tags.contains(name) || !symbols_.attributes.contains(name) ? Symbol::Kind::tag
                                                                                 : Symbol::Kind::attribute,
             name,
             {}},
            where, false);
        break;
      case RuleWord::Role::attribute:
        add({Symbol::Kind::attribute, name, {}}, where, false);
        break;
      default:
        break;
    }
  }
}

// Names ----------------------------------------------------------------------------------------------------------------

void SymbolFinder::add(Symbol symbol, Stretch where, bool defines) {
  if (where.source == nullptr || where.begin >= where.end) return;
  symbols_.occurrences.push_back({std::move(symbol), where.source->path(), where.begin, where.end, defines});
}

void SymbolFinder::add_part(const std::string& id, Stretch where, bool defines) {
  add({Symbol::Kind::part, id, {}}, where, defines);
  const std::string_view group = group_of(id);
  // Written plainly, without an escape, the group's id is as long in the file.
  if (where.end - where.begin == id.size())
    add({Symbol::Kind::group, std::string(group), {}}, {where.source, where.begin, where.begin + group.size()}, false);
}

void SymbolFinder::add_option(const std::string& part, const std::string& id, Stretch where) {
  const auto names = symbols_.parts.find(part);
  if (names == symbols_.parts.end()) return;
  const auto option = names->second.options.find(id);
  if (option != names->second.options.end()) add(option->second, where, false);
}

void SymbolFinder::add_text(const Node& table, std::string_view key, Symbol::Kind kind) {
  if (const Node* text = text_at(table, key)) add({kind, text->text, {}}, stretch_of(*text), false);
}

void SymbolFinder::add_attribute_keys(const Node& table) {
  for (const catalog::Member& member : table.members) {
    if (!symbols_.attributes.contains(member.key)) continue;
    const std::size_t quote = member.where.source->text().substr(member.where.offset, 1).find_first_of("\"'") == 0 ? 1 : 0;
    const std::size_t begin = member.where.offset + quote;
    add({Symbol::Kind::attribute, member.key, {}}, {member.where.source, begin, begin + member.key.size()}, false);
  }
}

void SymbolFinder::add_tags(const Node& table, std::set<std::string, std::less<>>& tags) {
  const auto* member = find_member(table, "tags");
  if (member == nullptr) return;
  for (const Node& item : member->value.items) {
    if (item.kind != Node::Kind::text) continue;
    add({Symbol::Kind::tag, item.text, {}}, stretch_of(item), true);
    tags.insert(item.text);
    symbols_.tags.insert(item.text);
  }
}

std::optional<std::string> SymbolFinder::add_file(const Node& table, std::string_view key) {
  const Node* text = text_at(table, key);
  if (text == nullptr || text->text.empty()) return std::nullopt;
  auto path = resolve_path({text->text, text->where}, unheard_);
  if (path) add({Symbol::Kind::file, *path, {}}, stretch_of(*text), false);
  return path;
}

OutlineItem* SymbolFinder::outline(const Node& table, Symbol::Kind kind) {
  const Node* id = text_at(table, "id");
  const std::size_t at = table.where.offset;
  const Stretch name = id == nullptr ? Stretch{table.where.source, at, at} : stretch_of(*id);
  auto& items = symbols_.outlines[table.where.source->path()];
  items.push_back({{kind, id == nullptr ? "?" : id->text, {}}, at, name.end, name.begin, name.end, {}});
  return &items.back();
}

void SymbolFinder::finish_outlines() {
  for (auto& [path, items] : symbols_.outlines) {
    const catalog::Source* source = assembly_.sources.open(path, {}, files_.files.at(path).size(), unheard_);
    if (source != nullptr) close_outline(items, source->text().size(), source->text());
  }
}

SymbolFinder::Stretch SymbolFinder::stretch_of(const Node& text) {
  const auto decoded = catalog::decode_string(text.where);
  if (!decoded) return {};
  return {text.where.source, decoded->offsets.front(), decoded->offsets.back()};
}

const catalog::Node* SymbolFinder::text_at(const Node& table, std::string_view key) {
  const auto* member = find_member(table, key);
  return member != nullptr && member->value.kind == Node::Kind::text ? &member->value : nullptr;
}

std::vector<const catalog::Node*> SymbolFinder::tables(const Node& table, std::string_view key) {
  std::vector<const Node*> found;
  const auto* member = find_member(table, key);
  if (member == nullptr) return found;
  for (const Node& item : member->value.items) {
    if (item.kind == Node::Kind::table) found.push_back(&item);
  }
  return found;
}

}  // namespace maquette::lsp
