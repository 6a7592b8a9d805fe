#include "language_server/schema.h"

#include <nlohmann/json.hpp>

#include "language_server/format_keys.h"

namespace maquette::lsp {
namespace {

using OrderedJson = nlohmann::ordered_json;
using Type = FormatKey::Type;

OrderedJson text_like(const char* pattern) { return {{"type", "string"}, {"pattern", pattern}}; }

OrderedJson list_of(OrderedJson items) { return {{"type", "array"}, {"items", std::move(items)}}; }

OrderedJson reference(std::string_view table) { return {{"$ref", "#/definitions/" + std::string(table)}}; }

OrderedJson id() { return text_like("^[a-z0-9][a-z0-9_-]{0,63}$"); }

OrderedJson amount() { return text_like("^[+-]?[0-9]+(\\.[0-9]+)?( [A-Za-z0-9%/]+)?$"); }

OrderedJson words(std::string_view inside) {
  OrderedJson list = OrderedJson::array();
  while (!inside.empty()) {
    const std::size_t end = std::min(inside.find(' '), inside.size());
    list.push_back(std::string(inside.substr(0, end)));
    inside.remove_prefix(std::min(end + 1, inside.size()));
  }
  return {{"enum", std::move(list)}};
}

OrderedJson within(OrderedJson number, FormatKey::Range range) {
  if (!range.bounds()) return number;
  const bool whole = number["type"] == "integer";
  const auto bound = [whole](double value) {
    return whole ? OrderedJson(static_cast<std::int64_t>(value)) : OrderedJson(value);
  };
  number["minimum"] = bound(range.least);
  number["maximum"] = bound(range.most);
  return number;
}

OrderedJson type_of(const FormatKey& key) {
  switch (key.type) {
    case Type::text:
    case Type::path:
      return {{"type", "string"}, {"minLength", 1}};
    case Type::localized:
      return {{"type", {"string", "object"}},
              {"minLength", 1},
              {"additionalProperties", {{"type", "string"}, {"minLength", 1}}}};
    case Type::amount:
      return amount();
    case Type::id:
      return id();
    case Type::part_id:
      return text_like("^[a-z0-9][a-z0-9_-]*(\\.[a-z0-9][a-z0-9_-]*)?$");
    case Type::color:
      return text_like("^#[0-9A-Fa-f]{6}$");
    case Type::whole:
      return within({{"type", "integer"}}, key.range);
    case Type::number:
      return within({{"type", "number"}}, key.range);
    case Type::flag:
      return {{"type", "boolean"}};
    case Type::texts:
      return list_of({{"type", "string"}, {"minLength", 1}});
    case Type::ids:
      return list_of(id());
    case Type::numbers:
      return {{"type", "array"}, {"items", within({{"type", "number"}}, key.range)}, {"minItems", 3}, {"maxItems", 3}};
    case Type::value:
      return {{"type", {"string", "integer", "array"}}, {"items", {{"type", "string"}}}};
    case Type::word:
      return words(key.inside);
    case Type::words:
      return list_of(words(key.inside));
    case Type::table:
      return reference(key.inside);
    case Type::tables:
      return list_of(reference(key.inside));
    case Type::renames:
      return {{"type", "object"}, {"additionalProperties", id()}};
    case Type::values:
      return {{"type", "object"}, {"additionalProperties", amount()}};
  }
  return {};
}

OrderedJson schema_of(const FormatTable& table) {
  OrderedJson properties = OrderedJson::object(), required = OrderedJson::array();
  for (const FormatKey& key : table.keys) {
    OrderedJson property = type_of(key);
    // Beside a reference draft 7 ignores every other word.
    if (!property.contains("$ref")) property["description"] = std::string(key.help);
    properties[std::string(key.key)] = std::move(property);
    if (key.required) required.push_back(std::string(key.key));
  }
  OrderedJson schema{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  if (table.attributes)
    schema["additionalProperties"] = amount();  // an attribute of the catalog
  else
    schema["additionalProperties"] = false;
  return schema;
}

}  // namespace

std::string catalog_schema() {
  OrderedJson schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                     {"title", "Maquette catalog"},
                     {"description", "catalog.toml and the TOML files it includes, format 1: docs/catalog-format.md"}};
  OrderedJson definitions = OrderedJson::object();
  for (const FormatTable& table : format_tables()) {
    if (!table.name.empty()) definitions[std::string(table.name)] = schema_of(table);
  }
  const OrderedJson top = schema_of(format_tables().front());
  for (const auto& [key, value] : top.items()) schema[key] = value;
  schema["definitions"] = std::move(definitions);
  return schema.dump(2) + '\n';
}

}  // namespace maquette::lsp
