// docs/catalog-format.md is held to its word: its complete example is a catalog, and it lists every code a finding can
// have.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

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
