// Names in texts that stand beside a catalog: saved designs and cases.
//
// Neither is part of the catalog, and both speak of it: whoever renames an option means them too. A case is a TOML table as
// the catalog's own are. A design is JSON, whose reader forgets places, so that its strings are looked for here by a walk
// over the text that knows strings and depth and nothing else; it is only taken for texts that are well-formed.
#include "catalog/limits.h"
#include "catalog/text_guard.h"
#include "catalog/toml_document.h"
#include "language_server/symbol_finder.h"
#include "support/strict_json.h"

namespace maquette::lsp {
namespace {

constexpr JsonLimits kDesignLimits{.bytes = std::size_t{1} << 20, .depth = 16, .values = 100'000};

/// A string of a JSON text, at its first letter.
struct JsonString {
  std::string text;
  std::size_t begin = 0;
  int depth = 0;  ///< objects and lists around it
  bool is_key = false;
};

/// The strings of a well-formed text that are written without an escape, in order.
std::vector<JsonString> strings_of(std::string_view json) {
  std::vector<JsonString> strings;
  int depth = 0;
  for (std::size_t at = 0; at < json.size(); ++at) {
    if (json[at] == '{' || json[at] == '[') ++depth;
    if (json[at] == '}' || json[at] == ']') --depth;
    if (json[at] != '"') continue;
    const std::size_t begin = ++at;
    bool plain = true;
    for (; at < json.size() && json[at] != '"'; ++at) {
      if (json[at] != '\\') continue;
      plain = false;
      ++at;
    }
    const std::size_t next = json.find_first_not_of(" \t\r\n", at + 1);
    const bool is_key = next != std::string_view::npos && json[next] == ':';
    strings.push_back({plain ? std::string(json.substr(begin, at - begin)) : std::string{}, begin, depth, is_key});
  }
  return strings;
}

}  // namespace

std::vector<Occurrence> find_symbols_beside(const CatalogFiles& files, const std::map<std::string, std::string>& beside) {
  return SymbolFinder(files).find_beside(beside);
}

std::vector<Occurrence> SymbolFinder::find_beside(const std::map<std::string, std::string>& texts) && {
  walk();
  symbols_.occurrences.clear();
  for (const auto& [name, bytes] : texts) {
    std::string_view text = bytes;
    if (bytes.size() > catalog::kMaxTomlBytes || !check_encoding(name, text, unheard_)) continue;
    const catalog::Source source(name, text);
    if (name.ends_with(".json")) {
      design(source);
    } else if (const auto root = parse_toml(source, unheard_)) {
      cases(*root);
    }
  }
  return std::move(symbols_.occurrences);
}

void SymbolFinder::design(const catalog::Source& source) {
  if (!parse_json(source.text(), source.path(), kDesignLimits).value) return;
  const std::vector<JsonString> strings = strings_of(source.text());
  bool in_selections = false;
  for (std::size_t i = 0; i < strings.size(); ++i) {
    const JsonString& string = strings[i];
    if (string.depth == 1 && string.is_key) in_selections = string.text == "selections";
    if (!in_selections || string.depth != 2 || !string.is_key || string.text.empty()) continue;
    add_name(string.text, {&source, string.begin, string.begin + string.text.size()});
    const bool has_value = i + 1 < strings.size() && strings[i + 1].depth == 2 && !strings[i + 1].is_key;
    if (!has_value || strings[i + 1].text.empty()) continue;
    const JsonString& value = strings[i + 1];
    add_option(string.text, value.text, {&source, value.begin, value.begin + value.text.size()});
  }
}

void SymbolFinder::cases(const Node& document) {
  for (const Node* test : tables(document, "case")) {
    for (const std::string_view key : {"choose", "want", "implied", "only", "excluded", "possible", "repair"}) {
      if (const auto* member = find_member(*test, key)) case_keys(member->value, {});
    }
    for (const std::string_view key : {"total", "least"}) {
      if (const auto* member = find_member(*test, key)) add_attribute_keys(member->value);
    }
    const auto* invalid = find_member(*test, "invalid");
    if (invalid == nullptr) continue;
    for (const Node& rule : invalid->value.items) {
      if (rule.kind == Node::Kind::text) add_rule_name(rule.text, stretch_of(rule));
    }
  }
}

/// `{ "vamp.material" = "knit" }` and `vamp.material = "knit"`: of the second each step has its own place.
void SymbolFinder::case_keys(const Node& table, const std::string& prefix) {
  for (const catalog::Member& member : table.members) {
    const catalog::Source* source = member.where.source;
    const std::size_t quote = source->text().substr(member.where.offset, 1).find_first_of("\"'") == 0 ? 1 : 0;
    const std::size_t begin = member.where.offset + quote;
    const Stretch step{source, begin, begin + member.key.size()};
    const bool plain = source->text().substr(begin, member.key.size()) == member.key;
    const std::string name = prefix.empty() ? member.key : prefix + "." + member.key;
    if (!plain) continue;
    if (member.value.kind == Node::Kind::table) {
      // The group's id, or a part of which several are taken.
      if (prefix.empty() && !symbols_.parts.contains(name)) add_name(member.key, step);
      if (prefix.empty() && symbols_.parts.contains(name)) add_part(name, step, false);
      case_keys(member.value, name);
      continue;
    }
    if (prefix.empty()) {
      add_name(name, step);
    } else {
      add_step(name, step);
    }
    if (member.value.kind == Node::Kind::text) add_option(name, member.value.text, stretch_of(member.value));
    for (const Node& item : member.value.items) {
      if (item.kind == Node::Kind::text) add_option(name, item.text, stretch_of(item));
    }
  }
}

/// The last step of a dotted name: the rest of a part's id, which is renamed as a whole, or an option of several.
void SymbolFinder::add_step(const std::string& name, Stretch step) {
  if (const auto one = one_of_several(without_instance(name).first)) return add_option(one->first, one->second, step);
  const std::string own = without_instance(name).first;
  if (!symbols_.parts.contains(own)) return;
  add({Symbol::Kind::part, own, {}}, step, false);
  symbols_.occurrences.back().last_step = true;
}

}  // namespace maquette::lsp
