#include "catalog/instances.h"

#include <algorithm>

#include "catalog/lexer.h"
#include "catalog/limits.h"
#include "catalog/rules.h"

namespace maquette::catalog {
namespace {

constexpr std::size_t kMaxInstances = 16;
constexpr std::string_view kPlaceholder = "{instance}";

std::string_view group_of_name(std::string_view id) { return id.substr(0, id.find('.')); }

const Subassembly* subassembly_of(std::string_view id, const Assembly& assembly) {
  for (const Subassembly& one : assembly.subassemblies) {
    if (one.groups.contains(group_of_name(id))) return &one;
  }
  return nullptr;
}

std::vector<Instance> read_list(const std::vector<const Node*>& nodes, Assembly& assembly) {
  std::vector<Instance> instances;
  if (nodes.size() > kMaxInstances) {
    assembly.report.error(nodes[kMaxInstances]->where, "too-many",
                          say("an assembly has at most ", std::to_string(kMaxInstances), " instances"));
    return instances;
  }
  Registry ids;
  for (const Node* node : nodes) {
    TableCursor cursor(*node, "an instance", assembly.report);
    const auto id = cursor.need_text("id");
    LocalizedText label = read_localized(cursor, "label", true, assembly);
    cursor.finish();
    if (id && check_id(*id, "an instance's id", assembly.report) && ids.add(*id, 0, "instance", assembly.report))
      instances.push_back({id->value, std::move(label)});
  }
  return instances;
}

void read_groups_of(const Node& node, const std::vector<Text>& names, Subassembly& made, Assembly& assembly) {
  for (const Text& name : names) {
    if (subassembly_of(name.value, assembly) == nullptr && made.groups.insert(name.value).second) continue;
    assembly.report.error(name.where, "duplicate-id",
                          say("the group ", in_quotes(name.value), " is in an assembly already; delete one of the two"));
  }
  if (made.groups.empty()) assembly.report.error(node.where, "empty-group", "this assembly has no groups; list some");
}

void read_assembly(const Node& node, Registry& ids, Assembly& assembly) {
  TableCursor cursor(node, "an assembly", assembly.report);
  Subassembly made;
  const auto id = cursor.need_text("id");
  cursor.need("groups");
  if (const auto names = cursor.texts("groups")) read_groups_of(node, *names, made, assembly);
  cursor.need("instances");
  made.instances = read_list(cursor.tables("instances"), assembly);
  made.alike = cursor.text("alike");
  made.because = read_localized(cursor, "because", made.alike.has_value(), assembly);
  cursor.finish();
  if (!id || !check_id(*id, "an assembly's id", assembly.report) || !ids.add(*id, 0, "assembly", assembly.report)) return;
  made.id = *id;
  assembly.subassemblies.push_back(std::move(made));
}

void replace_all(std::string& text, std::string_view by) {
  for (std::size_t at = text.find(kPlaceholder); at != std::string::npos; at = text.find(kPlaceholder, at + by.size()))
    text.replace(at, kPlaceholder.size(), by);
}

/// Groups that an assembly lists and nobody declares.
void check_groups(Assembly& assembly) {
  std::set<std::string, std::less<>> declared;
  for (const Document& document : assembly.documents) {
    TableCursor top(document.root, "this file", assembly.report);
    for (const Node* node : top.tables("group")) {
      const Member* id = find_member(*node, "id");
      if (id != nullptr) declared.insert(id->value.text);
    }
  }
  for (const Subassembly& one : assembly.subassemblies) {
    for (const std::string& group : one.groups) {
      if (!declared.contains(group))
        assembly.report.unknown(one.id.where, "unknown-group",
                                say("there is no group ", in_quotes(group), "; declare it with [[group]]"));
    }
  }
}

// Alike
// --------------------------------------------------------------------------------------------------------------------

/// The same option in both, which have the same options.
Formula same_option(PartIndex left, PartIndex right, std::size_t options) {
  Table table{{left, right}, {}, true};
  for (OptionIndex option = 0; option < options; ++option) table.rows.push_back({{option}, {option}});
  return {std::move(table)};
}

void add_alike_rules_of(const Subassembly& one, Assembly& assembly) {
  const auto condition = read_expression(*one.alike, assembly);
  if (!condition || one.instances.empty()) return;
  const std::string first = say(one.instances.front().id, "-");
  const std::vector<Part>& parts = assembly.model.parts;
  for (PartIndex left = 0; left < parts.size(); ++left) {
    const std::string_view id = parts[left].id;
    if (!id.starts_with(first) || parts[left].kind == PartKind::text) continue;
    const std::string name(id.substr(first.size()));
    if (!one.groups.contains(group_of_name(name))) continue;
    for (std::size_t i = 1; i < one.instances.size(); ++i) {
      const auto right = assembly.parts.find(say(one.instances[i].id, "-", name));
      if (!right || parts[*right].options.size() != parts[left].options.size()) continue;
      Rule rule;
      rule.where = one.id.where.position();
      rule.because = one.because;
      rule.source = say("if ", one.alike->value, " then ", id, " is the same as ", parts[*right].id);
      Implies node;
      node.operands.push_back(*condition);
      node.operands.push_back(same_option(left, *right, parts[left].options.size()));
      rule.formula = {std::move(node)};
      add_rule({say(one.id.value, ".alike.", parts[*right].id), one.id.where}, std::move(rule), assembly);
    }
  }
}

}  // namespace

void read_instances(Assembly& assembly) {
  Registry ids;
  for (const Document& document : assembly.documents) {
    TableCursor top(document.root, "this file", assembly.report);
    for (const Node* node : top.tables("assembly")) read_assembly(*node, ids, assembly);
  }
  check_groups(assembly);
}

std::string_view id_in(const Node& node) {
  const Member* id = find_member(node, "id");
  return id == nullptr ? std::string_view{} : id->value.text;
}

void for_each_instance(std::string_view id, Assembly& assembly, const std::function<void()>& read) {
  const Subassembly* of = subassembly_of(id, assembly);
  if (of == nullptr) return read();
  for (const Instance& one : of->instances) {
    assembly.instance = CurrentInstance{of, &one};
    read();
  }
  assembly.instance.reset();
}

void for_each_instance(const std::vector<std::string_view>& names, const Place& where, Assembly& assembly,
                       const std::function<void()>& read) {
  const Subassembly* of = nullptr;
  std::string_view any;
  for (const std::string_view name : names) {
    const Subassembly* found = subassembly_of(name, assembly);
    if (found == nullptr || found == of) continue;
    if (of != nullptr) {
      return assembly.report.error(
          where, "two-assemblies",
          say("this speaks of ", in_quotes(any), " and of ", in_quotes(name),
              ", which are of two assemblies; name the instance of one, as in ",
              in_quotes(say(of->instances.empty() ? "left" : of->instances.front().id, "-", any))));
    }
    of = found;
    any = name;
  }
  for_each_instance(any, assembly, read);
}

std::vector<std::string_view> words_of_rule(const std::string& text) {
  std::vector<std::string_view> words;
  for (const Token& token : tokenize(text).tokens) {
    if (token.kind == Token::Kind::word) words.push_back(token.text);
  }
  return words;
}

void name_instance(LocalizedText& text, const Assembly& assembly) {
  if (!assembly.instance) return;
  for (auto& [language, words] : text) replace_all(words, in_language(assembly.instance->one->label, language));
}

void name_instance(std::string& name, const Assembly& assembly) {
  if (assembly.instance) replace_all(name, assembly.instance->one->id);
}

void label_instance(LocalizedText& label, const Assembly& assembly) {
  if (!assembly.instance) return;
  for (auto& [language, words] : label) {
    if (words.find(kPlaceholder) == std::string::npos) words = say(kPlaceholder, " · ", words);
  }
  name_instance(label, assembly);
}

void add_alike_rules(Assembly& assembly) {
  for (const Subassembly& one : assembly.subassemblies) {
    if (one.alike) add_alike_rules_of(one, assembly);
  }
}

}  // namespace maquette::catalog
