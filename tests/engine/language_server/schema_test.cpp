// The schema must say what the reader reads: no key more, none less, and numbers within the reader's bounds. What passes it
// is for a validator that is not ours to say: validate_schema.py.
#include "language_server/schema.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

#include "language_server/format_keys.h"
#include "maquette/catalog.h"

namespace maquette::lsp {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = MAQUETTE_SOURCE_DIR;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Schema, IsTheOneInTheDocuments) {
  EXPECT_EQ(text_of(kRoot / "docs" / "catalog.schema.json"), catalog_schema())
      << "write it again: maquette schema > docs/catalog.schema.json";
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

/// A table of `name` in which everything but `key` is in order.
std::string with_value(std::string_view name, std::string_view key, const std::string& value) {
  const std::string said = std::string(key) + " = " + value;
  const std::string head = "id = \"a\"\nlabel = \"A\"\n";
  const std::string option = "option = [{ id = \"x\", label = \"X\" }]\n";
  if (name == "attribute") return "[[attribute]]\n" + head + "unit = \"g\"\n" + said;
  if (name == "group.camera") return "[[group]]\n" + head + "camera = { " + said + " }";
  if (name == "part.places")
    return "[[part]]\n" + head + option + "take = \"any\"\nplaces = [{ id = \"l\", label = \"L\", " + said + " }]";
  if (name == "material") return "[[material]]\n" + head + said;
  if (name == "preference") return "[[preference]]\nid = \"a\"\nprefer = \"a is x\"\n" + said;
  if (key == "max_length") return "[[part]]\n" + head + "kind = \"text\"\n" + said;
  if (key == "importance") return "[[part]]\n" + head + option + said;
  const std::string others = std::string(key == "from" ? "" : "from = 1\n") + (key == "to" ? "" : "to = 2\n");
  return "[[part]]\n" + head + "kind = \"number\"\n" + others + said;
}

std::string shown(double value) {
  std::ostringstream text;
  if (value == std::floor(value))
    text << static_cast<std::int64_t>(value);
  else
    text << value;
  return text.str();
}

TEST(Schema, HasTheReadersBounds) {
  std::size_t bounded = 0;
  for (const FormatTable& table : format_tables()) {
    for (const FormatKey& key : table.keys) {
      if (!key.range.bounds()) continue;
      ++bounded;
      for (const double beyond : {key.range.least - 1, key.range.most + 1}) {
        const bool three = key.type == FormatKey::Type::numbers;
        const std::string value = three ? "[0, 0, " + shown(beyond) + "]" : shown(beyond);
        const CatalogFiles files{
            "a/catalog.toml", {{"a/catalog.toml", "format = 1\n" + with_value(table.name, key.key, value) + "\n"}}, ""};
        const std::string said =
            '"' + std::string(key.key) + "\" must be between " + shown(key.range.least) + " and " + shown(key.range.most);
        const Findings findings = build_model(files).findings;
        EXPECT_TRUE(
            std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.message == said; }))
            << said << " is not what the reader says to " << value;
      }
    }
  }
  EXPECT_GE(bounded, 22U);
}

}  // namespace
}  // namespace maquette::lsp
