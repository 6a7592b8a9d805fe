#include <algorithm>

#include "catalog/assembly.h"
#include "catalog/quantity.h"
#include "support/suggestion.h"

namespace maquette::catalog {
namespace {

/// One text where the catalog has several languages: it is said once, with how it is written.
void refuse_single(const Text& text, std::string_view key, Assembly& assembly) {
  constexpr std::size_t longest = 40;
  const bool quotable = text.value.size() <= longest && text.value.find_first_of("\"\\\r\n") == std::string::npos;
  std::string each;
  for (const std::string& language : assembly.model.languages) {
    const bool first = each.empty();
    each += say(first ? "" : ", ", language, " = ", in_quotes(first && quotable ? text.value : ".."));
  }
  assembly.report.error(text.where, "missing-language",
                        say(in_quotes(key), " needs a text for each language; write { ", each, " }"));
}

void check_languages(const Node& node, std::string_view key, const LocalizedText& text, Assembly& assembly) {
  for (const std::string& language : assembly.model.languages) {
    if (find_member(node, language) != nullptr || text.contains(language)) continue;
    assembly.report.error(node.where, "missing-language",
                          say(in_quotes(key), " has no text in ", in_quotes(language), "; add ", language, " = \"..\""));
  }
}

}  // namespace

LocalizedText read_localized(const Node& node, std::string_view key, Assembly& assembly, OtherLanguages others) {
  const auto& languages = assembly.model.languages;
  LocalizedText result;
  if (node.kind == Node::Kind::text) {
    const auto text = read_text(node, key, assembly.report);
    if (languages.size() == 1 && text) result[languages.front()] = text->value;
    if (languages.size() > 1 && text) refuse_single(*text, key, assembly);
    return result;
  }
  if (node.kind != Node::Kind::table) {
    assembly.report.error(
        node.where, "wrong-type",
        say(in_quotes(key), " is ", kind_name(node.kind), " here and must be a text for each language: { en = \"..\" }"));
    return result;
  }
  for (const Member& member : node.members) {
    const bool declared = std::find(languages.begin(), languages.end(), member.key) != languages.end();
    if (!declared && others == OtherLanguages::ignored) continue;
    if (!declared && !languages.empty()) {
      const std::string hint = did_you_mean(member.key, {languages.begin(), languages.end()});
      assembly.report.error(member.where, "undeclared-language",
                            say(in_quotes(member.key), " is not among the catalog's languages",
                                hint.empty() ? "; add it there or delete this text" : hint));
      continue;
    }
    if (auto text = read_text(member.value, key, assembly.report)) result[member.key] = std::move(text->value);
  }
  check_languages(node, key, result, assembly);
  return result;
}

LocalizedText read_localized(TableCursor& cursor, std::string_view key, bool required, Assembly& assembly,
                             OtherLanguages others) {
  const Node* node = required ? cursor.need(key) : cursor.find(key);
  return node == nullptr ? LocalizedText{} : read_localized(*node, key, assembly, others);
}

std::vector<std::optional<std::int64_t>> read_attributes(TableCursor& cursor, Assembly& assembly) {
  std::vector<std::optional<std::int64_t>> values;
  for (AttributeIndex i = 0; i < assembly.model.attributes.size(); ++i) {
    const Attribute& attribute = assembly.model.attributes[i];
    if (assembly.is_derived(i)) {
      values.emplace_back();
      if (const Node* stated = cursor.find(attribute.id)) {
        assembly.report.error(stated->where, "derived-attribute",
                              say(in_quotes(attribute.id), " is worked out from other attributes; delete it here"));
      }
      continue;
    }
    const auto text = cursor.text(attribute.id);
    values.push_back(text ? read_quantity(*text, attribute, UnitIs::needed, assembly.report) : std::nullopt);
  }
  return values;
}

}  // namespace maquette::catalog
