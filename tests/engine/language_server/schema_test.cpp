// The schema must say what the reader reads: no key more, none less, and every catalog here must pass it.
#include "language_server/schema.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "catalog/assembly.h"
#include "language_server/format_keys.h"

namespace maquette::lsp {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kRoot = MAQUETTE_SOURCE_DIR;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A TOML table as JSON.
json to_json(const catalog::Node& node) {
  using Kind = catalog::Node::Kind;
  switch (node.kind) {
    case Kind::text:
      return node.text;
    case Kind::integer:
      return node.integer;
    case Kind::real:
      return node.real;
    case Kind::boolean:
      return true;
    case Kind::date:
      return nullptr;
    case Kind::array: {
      json list = json::array();
      for (const catalog::Node& item : node.items) list.push_back(to_json(item));
      return list;
    }
    case Kind::table:
      break;
  }
  json object = json::object();
  for (const catalog::Member& member : node.members) object[member.key] = to_json(member.value);
  return object;
}

/// The words of JSON Schema the schema uses; the path of the first value that breaks it, or nothing.
class Validator {
 public:
  explicit Validator(json schema) : schema_(std::move(schema)) {}

  std::string problem(const json& value) const { return problem(value, schema_, "$"); }

 private:
  static bool has_type(const json& value, const std::string& type) {
    return type == "string"    ? value.is_string()
           : type == "integer" ? value.is_number_integer()
           : type == "number"  ? value.is_number()
           : type == "boolean" ? value.is_boolean()
           : type == "array"   ? value.is_array()
                               : value.is_object();
  }

  static bool types_fit(const json& value, const json& types) {
    if (types.is_string()) return has_type(value, types);
    return std::any_of(types.begin(), types.end(), [&](const json& type) { return has_type(value, type); });
  }

  std::string problem(const json& value, const json& schema, const std::string& path) const {
    if (schema.contains("$ref"))
      return problem(value, schema_["definitions"][schema["$ref"].get<std::string>().substr(14)], path);
    if (schema.contains("type") && !types_fit(value, schema["type"])) return path + ": type";
    if (schema.contains("enum") && std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
      return path + ": enum";
    if (value.is_string() && schema.contains("pattern") &&
        !std::regex_search(value.get<std::string>(), std::regex(schema["pattern"].get<std::string>())))
      return path + ": pattern";
    if (value.is_array() && schema.contains("items")) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        if (auto inner = problem(value[i], schema["items"], path + '/' + std::to_string(i)); !inner.empty()) return inner;
      }
    }
    return value.is_object() ? problem_of_members(value, schema, path) : std::string{};
  }

  std::string problem_of_members(const json& value, const json& schema, const std::string& path) const {
    for (const json& key : schema.value("required", json::array())) {
      if (!value.contains(key.get<std::string>())) return path + ": needs " + key.get<std::string>();
    }
    for (const auto& [key, inner] : value.items()) {
      const json* known =
          schema.contains("properties") && schema["properties"].contains(key) ? &schema["properties"][key] : nullptr;
      if (known == nullptr && schema.contains("additionalProperties")) known = &schema["additionalProperties"];
      if (known != nullptr && known->is_boolean()) {
        if (!known->get<bool>()) return path + ": no " + key;
        continue;
      }
      if (known == nullptr) continue;
      if (auto problem_inside = problem(inner, *known, path + '/' + key); !problem_inside.empty()) return problem_inside;
    }
    return {};
  }

  json schema_;
};

/// The first problem of the TOML files of a catalog.
std::string first_problem(const fs::path& catalog) {
  const CatalogFiles files = read_catalog_files(catalog).files;
  const Circumstances anywhere;
  catalog::Assembly assembly(files, anywhere);
  load_documents(files.entry_point, assembly);
  const Validator validator(json::parse(catalog_schema()));
  for (const catalog::Document& document : assembly.documents) {
    if (auto problem = validator.problem(to_json(document.root)); !problem.empty())
      return document.source->path() + ' ' + problem;
  }
  return {};
}

TEST(Schema, IsTheOneInTheDocuments) {
  EXPECT_EQ(text_of(kRoot / "docs" / "catalog.schema.json"), catalog_schema())
      << "write it again: maquette schema > docs/catalog.schema.json";
}

TEST(Schema, AcceptsCatalogsThatAreInOrder) {
  EXPECT_EQ(first_problem(kRoot / "catalogs" / "court-sneaker"), "");
  EXPECT_EQ(first_problem(kRoot / "tests" / "cli" / "data" / "mug"), "");
}

TEST(Schema, RefusesWhatTheReaderRefusesOfKeysAndTypes) {
  for (const char* faulty : {"unknown-key", "missing-catalog-keys", "rule-without-because", "price-without-quotes",
                             "unknown-kind", "unknown-table", "option-without-id", "label-is-a-number", "bad-color"}) {
    EXPECT_NE(first_problem(kRoot / "catalogs" / "faulty" / faulty), "") << faulty;
  }
}

/// A document with every key the format has, whatever their values.
std::string every_key(const FormatTable& table) {
  std::string text;
  for (const FormatKey& key : table.keys) {
    const bool nested = key.type == FormatKey::Type::table || key.type == FormatKey::Type::tables;
    if (!nested) text += std::string(key.key) + " = true\n";
  }
  return text;
}

TEST(Schema, HasNoKeyTheReaderDoesNotKnow) {
  for (const FormatTable& table : format_tables()) {
    if (table.name.empty() || table.name.find('.') != std::string_view::npos || table.name == "base") continue;
    const std::string name(table.name);
    const bool kinds = name == "part";
    const bool once = name == "catalog" || name == "contest" || name == "moderation";
    const std::string header = once ? "[" + name + "]\n" : "[[" + name + "]]\n";
    // A part's keys belong to its kinds, so one of another kind is unknown there.
    std::set<std::string> refused_by_all;
    using Kind = std::pair<std::string, std::string>;  // kind, take
    const std::vector<Kind> all =
        kinds ? std::vector<Kind>{{"choice", "any"}, {"choice", "optional"}, {"number", ""}, {"text", ""}}
              : std::vector<Kind>{{}};
    for (std::size_t i = 0; i < all.size(); ++i) {
      std::string keys = every_key(table);
      if (kinds) keys.replace(keys.find("id = true"), 9, "id = \"a\"");
      if (kinds) keys += "option = [{ id = \"x\", label = \"X\" }]\n";  // what is taken is read where there is something
      if (kinds) keys.replace(keys.find("kind = true"), 11, "kind = \"" + all[i].first + '"');
      if (!all[i].second.empty()) keys.replace(keys.find("take = true"), 11, "take = \"" + all[i].second + '"');
      CatalogFiles files{"a/catalog.toml", {{"a/catalog.toml", "format = 1\n" + header + keys}}, ""};
      std::set<std::string> refused;
      for (const Finding& finding : build_model(files).findings) {
        const std::size_t quote = finding.message.find("has no key \"");
        if (finding.code == "unknown-key")
          refused.insert(finding.message.substr(quote + 12, finding.message.find('"', quote + 12) - quote - 12));
      }
      if (i == 0) {
        refused_by_all = refused;
      } else {
        std::erase_if(refused_by_all, [&](const std::string& key) { return !refused.contains(key); });
      }
    }
    EXPECT_EQ(refused_by_all, std::set<std::string>{}) << name;
  }
}

TEST(Schema, HasEveryKeyTheReaderAsksFor) {
  std::set<std::string> known;
  for (const FormatTable& table : format_tables()) {
    for (const FormatKey& key : table.keys) known.insert(std::string(key.key));
  }
  const std::regex asked(
      R"re((?:cursor|top|catalog|part|probe|base|table)\.(?:find|need|text|need_text|integer|number|texts|table|tables)\("([a-z_]+)")re");
  const std::regex localized(R"re(read_localized\([a-z]+, "([a-z_]+)")re");
  std::size_t found = 0;
  for (const auto& entry : fs::directory_iterator(kRoot / "engine" / "src" / "catalog")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string source = text_of(entry.path());
    for (const std::regex& pattern : {asked, localized}) {
      for (std::sregex_iterator match(source.begin(), source.end(), pattern), none; match != none; ++match) {
        ++found;
        EXPECT_TRUE(known.contains((*match)[1].str())) << entry.path().filename() << " reads \"" << (*match)[1]
                                                       << "\": say so in engine/language_server/format_keys.cpp";
      }
    }
  }
  EXPECT_GE(found, 50U);
}

}  // namespace
}  // namespace maquette::lsp
