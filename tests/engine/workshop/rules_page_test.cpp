// docs/rules.md is held to its word: each rule is read beside the page's catalog, alone; the design that can be made can be
// made, and the one that cannot is refused because of that rule and no other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "engine/workshop/mug.h"
#include "maquette/lint.h"

namespace maquette {
namespace {

using namespace maquette::testing;

struct Recipe {
  std::string title;
  std::string rule;
  std::map<std::string, std::string> tables;  ///< text by name
  std::string made, refused;                  ///< "part=option part=option"
};

struct Page {
  std::string catalog;
  std::vector<Recipe> recipes;
};

std::string in_backticks(const std::string& line) {
  const std::size_t open = line.find('`'), close = line.rfind('`');
  return open < close ? line.substr(open + 1, close - open - 1) : std::string();
}

Page read_page() {
  std::ifstream file(std::string(MAQUETTE_SOURCE_DIR) + "/docs/rules.md");
  Page page;
  std::string* block = nullptr;  // what the fenced lines go into
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```")) {
      const std::string file_name = line.find(' ') == std::string::npos ? "" : line.substr(line.find(' ') + 1);
      block = block != nullptr              ? nullptr
              : file_name == "catalog.toml" ? &page.catalog
              : file_name.empty()           ? &page.recipes.back().rule
                                            : &page.recipes.back().tables[file_name];
    } else if (block != nullptr) {
      *block += line + "\n";
    } else if (line.starts_with("### ")) {
      page.recipes.push_back({line.substr(4), {}, {}, {}, {}});
    } else if (line.starts_with("Can be made: ")) {
      page.recipes.back().made = in_backticks(line);
    } else if (line.starts_with("Cannot: ")) {
      page.recipes.back().refused = in_backticks(line);
    }
  }
  return page;
}

std::shared_ptr<const Model> model_of(const Page& page, const Recipe& recipe) {
  CatalogFiles files{"boot/catalog.toml", {{"boot/catalog.toml", page.catalog + "\n" + recipe.rule}}, ""};
  for (const auto& [name, text] : recipe.tables) files.files["boot/" + name] = text;
  const CatalogResult result = build_model(files);
  for (const Finding& finding : result.findings) ADD_FAILURE() << recipe.title << ": " << to_string(finding);
  return result.model;
}

/// `{ "part" = "option", .. }`
std::string choices(const std::string& written) {
  std::istringstream words(written);
  std::string table = "{";
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    table += (table.size() > 1 ? ", \"" : " \"") + word.substr(0, equals) + "\" = \"" + word.substr(equals + 1) + "\"";
  }
  return table + " }";
}

TEST(RulesPage, EachRuleAllowsAndRefusesWhatItSays) {
  const Page page = read_page();
  EXPECT_EQ(page.recipes.size(), 40U);
  for (const Recipe& recipe : page.recipes) {
    const auto model = model_of(page, recipe);
    ASSERT_NE(model, nullptr) << recipe.title;
    ASSERT_EQ(model->rules.size(), 1U) << recipe.title;
    const auto parsed =
        parse_cases(*model, case_file("[[case]]\nname = \"made\"\nchoose = " + choices(recipe.made) +
                                      "\n[[case]]\nname = \"refused\"\nchoose = " + choices(recipe.refused) +
                                      "\ninvalid = [\"" + model->rules[0].id + "\"]\n"));
    ASSERT_EQ(parsed.cases.size(), 2U) << recipe.title << ": " << to_string(parsed.findings.at(0));
    CaseRunner runner(model, {}, CompiledCache::off);
    for (const Case& test : parsed.cases)
      EXPECT_EQ(runner.run(test).passed, Verdict::yes) << recipe.title << ": " << test.name;
    for (const Finding& finding : lint(*model)) EXPECT_EQ(finding.code, "dead-option") << recipe.title;
  }
}

TEST(RulesPage, EveryReasonSaysWhatToDo) {
  const Page page = read_page();
  for (const Recipe& recipe : page.recipes) {
    const auto model = model_of(page, recipe);
    const std::string& because = in_language(model->rules.at(0).because, "en");
    EXPECT_EQ(std::count(because.begin(), because.end(), '.'), 2) << recipe.title << ": " << because;
  }
}

}  // namespace
}  // namespace maquette
