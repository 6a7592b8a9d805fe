// docs/catalog-format.md is held to its word: its complete example is a catalog, its good examples are read, its bad ones
// are refused where they say so, and it lists every code a finding can have.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

#include "engine/catalog/catalogs_for_tests.h"

namespace maquette {
namespace {

namespace fs = std::filesystem;

std::string page() {
  std::ifstream stream(fs::path(MAQUETTE_SOURCE_DIR) / "docs" / "catalog-format.md");
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string first_block(const std::string& text, const std::string& language) {
  const std::string open = "```" + language + "\n";
  const std::size_t start = text.find(open) + open.size();
  return text.substr(start, text.find("```", start) - start);
}

TEST(Docs, TheCompleteExampleIsACatalog) {
  const CatalogFiles files{
      "mug/catalog.toml",
      {{"mug/catalog.toml", first_block(page(), "toml")},
       {"mug/rules.toml", ""},
       {"mug/handles.csv", "id,label.en,label.fr\nloop,Loop,Boucle\nrope,Rope,Corde\ncork,Cork,Liège\n"},
       {"materials/materials.toml", ""}},
      ""};
  const CatalogResult result = build_model(files);
  EXPECT_THAT(testing::lines_of(result.findings), ::testing::IsEmpty());
  ASSERT_NE(result.model, nullptr);
  EXPECT_EQ(result.model->parts.size(), 2U);
}

/// What the examples of constructs may speak of without declaring it. The examples follow it in the same file.
const std::string kShoe = R"(format = 1
[catalog]
id = "shoe"
version = "1"
name = { en = "Shoe", fr = "Chaussure" }
currency = "EUR"
languages = ["en", "fr"]
[base]
price = "90.00"
weight = "400 g"
[[group]]
id = "upper"
label = { en = "Upper", fr = "Tige" }
[[part]]
id = "upper"
label = { en = "Upper", fr = "Tige" }
option = [
  { id = "knit", label = { en = "Knit", fr = "Maille" }, weight = "80 g" },
  { id = "suede", label = { en = "Suede", fr = "Daim" }, price = "20.00", weight = "120 g", lead_time = "2 days", tags = ["leather"] },
]
[[group]]
id = "laces"
label = { en = "Laces", fr = "Lacets" }
[[part]]
id = "laces"
label = { en = "Laces", fr = "Lacets" }
option = [
  { id = "flat", label = { en = "Flat", fr = "Plats" } },
  { id = "round", label = { en = "Round", fr = "Ronds" }, price = "3.00", lead_time = "5 days" },
]
[[group]]
id = "sole"
label = { en = "Sole", fr = "Semelle" }
[[part]]
id = "sole.height"
label = { en = "Height", fr = "Hauteur" }
kind = "number"
from = 20
to = 40
step = 5
unit = "mm"
)";

/// An example, and the line of the page it begins at.
struct Example {
  std::string text;
  std::size_t line = 0;
};

std::vector<Example> examples(const std::string& text, const std::string& mark) {
  std::vector<Example> found;
  const std::string open = "\n```toml " + mark + "\n";
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at + 1)) {
    const std::size_t start = at + open.size();
    const auto line = static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<long>(start), '\n')) + 1;
    found.push_back({text.substr(start, text.find("```", start) - start), line});
  }
  return found;
}

/// The example after the shoe, which gets the groups that the example's parts need and does not declare.
std::string catalog_with(const Example& example) {
  static const std::regex part(R"(\[\[part\]\]\nid = "([a-z_-]+))");
  std::set<std::string> groups;
  for (std::sregex_iterator match(example.text.begin(), example.text.end(), part), end; match != end; ++match)
    groups.insert((*match)[1]);
  std::string toml = kShoe;
  for (const std::string& group : groups) {
    if (example.text.find("[[group]]\nid = \"" + group + "\"") == std::string::npos &&
        kShoe.find("\"" + group + "\"") == std::string::npos)
      toml += "[[group]]\nid = \"" + group + "\"\nlabel = { en = \"G\", fr = \"G\" }\n";
  }
  return toml + example.text;
}

TEST(Docs, EveryGoodExampleIsRead) {
  const auto good = examples(page(), "good");
  EXPECT_GE(good.size(), 1U);
  for (const Example& example : good) {
    const CatalogResult result = build_model(testing::in_memory(catalog_with(example)));
    EXPECT_THAT(testing::lines_of(result.findings), ::testing::IsEmpty()) << "the example at line " << example.line;
  }
}

/// `# code` at the end of a line says what is found there, and nothing else is found.
TEST(Docs, EveryBadExampleIsRefusedWhereItSays) {
  static const std::regex comment(R"(# ([a-z-]+)$)");
  const auto bad = examples(page(), "bad");
  EXPECT_GE(bad.size(), 1U);
  for (const Example& example : bad) {
    const std::string toml = catalog_with(example);
    std::vector<std::string> expected, found;
    std::istringstream lines(toml);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
      if (std::smatch match; std::regex_search(line, match, comment))
        expected.push_back(std::to_string(number) + ": " + match[1].str());
    }
    for (const Finding& finding : build_model(testing::in_memory(toml)).findings)
      found.push_back(std::to_string(finding.where.line) + ": " + finding.code);
    EXPECT_FALSE(expected.empty());
    EXPECT_EQ(found, expected) << "the example at line " << example.line;
  }
}

TEST(Docs, ListEveryCode) {
  const std::string text = page();
  const std::string list = text.substr(text.find("## Findings"));
  std::set<std::string> codes;
  const fs::path faulty = fs::path(MAQUETTE_SOURCE_DIR) / "catalogs" / "faulty";
  for (const auto& entry : fs::directory_iterator(faulty)) {
    if (!entry.is_directory()) continue;
    for (const Finding& finding : load_catalog(entry.path()).findings) codes.insert(finding.code);
  }
  EXPECT_GE(codes.size(), 50U);
  for (const std::string& code : codes) EXPECT_THAT(list, ::testing::HasSubstr("`" + code + "`"));
}

}  // namespace
}  // namespace maquette
