// What a name stands for, and the bytes it stands on.
//
// Names the catalog makes are put together from names its author wrote: "left-cuff.edge" is the part "cuff.edge" of the
// instance "left", "toppings.olives" the option "olives" of the part "toppings". Each piece is written down by itself, so
// that going to its definition leads to what the author wrote, and renaming that renames the piece.
#include "catalog/toml_document.h"
#include "language_server/rule_words.h"
#include "language_server/symbol_finder.h"

namespace maquette::lsp {
namespace {

std::string_view group_of(std::string_view part) { return part.substr(0, part.find('.')); }

}  // namespace

void SymbolFinder::rule_text(const Node& node) {
  const auto decoded = catalog::decode_string(node.where);
  if (!decoded) return;
  for (const RuleWord& word : rule_words(decoded->text)) {
    const Stretch where{node.where.source, decoded->offsets[word.at], decoded->offsets[word.at + word.text.size()]};
    const std::string name(word.text);
    switch (word.role) {
      case RuleWord::Role::part:
        if (!add_name(name, where) && symbols_.attributes.contains(name))  // in the sum of a derived attribute
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

std::pair<std::string, const InstanceNames*> SymbolFinder::without_instance(const std::string& name) const {
  for (const InstanceNames& instance : symbols_.instances) {
    const std::string mark = instance.id + "-";
    if (!name.starts_with(mark)) continue;
    std::string rest = name.substr(mark.size());
    if (instance.groups.contains(group_of(rest))) return {std::move(rest), &instance};
  }
  return {name, nullptr};
}

std::optional<std::pair<std::string, std::string>> SymbolFinder::one_of_several(const std::string& name) const {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos || symbols_.parts.contains(name)) return std::nullopt;
  const auto several = symbols_.parts.find(name.substr(0, dot));
  if (several == symbols_.parts.end() || !several->second.options.contains(name.substr(dot + 1))) return std::nullopt;
  return std::pair(name.substr(0, dot), name.substr(dot + 1));
}

bool SymbolFinder::add_name(const std::string& name, Stretch where) {
  const auto [own, instance] = without_instance(name);
  const bool plain = where.end - where.begin == name.size();  // without escapes
  if (instance != nullptr && plain) {
    add({Symbol::Kind::instance, instance->id, {}}, {where.source, where.begin, where.begin + instance->id.size()}, false);
    where.begin += instance->id.size() + 1;
  }
  if (symbols_.parts.contains(own)) {
    add_part(own, where, false);
  } else if (symbols_.groups.contains(own)) {
    add({Symbol::Kind::group, own, {}}, where, false);
  } else if (const auto one = one_of_several(own); one && plain) {
    const std::size_t dot = where.begin + one->first.size();
    add_part(one->first, {where.source, where.begin, dot}, false);
    add_option(one->first, one->second, {where.source, dot + 1, where.end});
  } else {
    return false;
  }
  return true;
}

void SymbolFinder::add_rule_name(const std::string& name, Stretch where) {
  if (where.end - where.begin != name.size()) return;
  for (const InstanceNames& instance : symbols_.instances) {
    if (symbols_.rules.contains(name) || !name.starts_with(instance.id + "-")) continue;
    const std::string rest = name.substr(instance.id.size() + 1);
    if (!symbols_.rules.contains(rest)) continue;
    const std::size_t end = where.begin + instance.id.size();
    add({Symbol::Kind::instance, instance.id, {}}, {where.source, where.begin, end}, false);
    return add({Symbol::Kind::rule, rest, {}}, {where.source, end + 1, where.end}, false);
  }
  if (symbols_.rules.contains(name)) add({Symbol::Kind::rule, name, {}}, where, false);
}

void SymbolFinder::add_option(const std::string& part, const std::string& id, Stretch where) {
  const std::string own = without_instance(part).first;
  if (const auto one = one_of_several(own)) {
    const PartNames& several = symbols_.parts.find(one->first)->second;
    if (several.places.contains(id)) add({Symbol::Kind::place, id, one->first}, where, false);
    return;
  }
  const auto names = symbols_.parts.find(own);
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
