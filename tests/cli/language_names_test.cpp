// Definitions, references and renames over the real protocol.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "cli/language_fixture.h"
#include "support/small_catalog.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using nlohmann::json;
using ::testing::HasSubstr;

TEST_F(LanguageServer, GoesToDefinitionsInEveryFile) {
  client.open(rules, kRules);
  const json option = ask("definition", at(rules, kRules, "gold then", 1));
  ASSERT_EQ(option.size(), 1U);
  EXPECT_EQ(option[0]["uri"], uri(folder / "cup/colours.csv"));
  EXPECT_EQ(option[0]["range"]["start"], place(kColours, "gold"));
  const json part = ask("definition", at(rules, kRules, "handle is", 1));
  EXPECT_EQ(part[0]["uri"], uri(catalog));
  EXPECT_EQ(part[0]["range"]["start"], place(kCatalog, "[[part]]\nid = \"handle\"", 15));
  const json file = ask("definition", at(rules, kRules, "pairs.csv", 1));
  EXPECT_EQ(file[0]["uri"], uri(folder / "cup/pairs.csv"));
  const json material = ask("definition", at(catalog, kCatalog, "material = \"clay\"", 13));
  EXPECT_EQ(material[0]["range"]["start"], place(kCatalog, "[[material]]\nid = \"clay\"", 19));
}

TEST_F(LanguageServer, FindsReferences) {
  client.open(rules, kRules);
  json params = at(rules, kRules, "gold then", 1);
  params["context"] = {{"includeDeclaration", true}};
  EXPECT_EQ(ask("references", params).size(), 5U);  // its row, the option that changes it, except, the rule, the table
  params["context"] = {{"includeDeclaration", false}};
  EXPECT_EQ(ask("references", params).size(), 4U);
}

TEST_F(LanguageServer, RenamesAcrossFiles) {
  client.open(rules, kRules);
  json params = at(rules, kRules, "gold then", 1);
  params["newName"] = "brass";
  const json changes = ask("rename", params)["changes"];
  std::size_t edits = 0;
  for (const auto& [where, list] : changes.items()) edits += list.size();
  EXPECT_EQ(edits, 5U);
  EXPECT_EQ(changes.size(), 4U) << changes;
  EXPECT_EQ(changes[uri(folder / "cup/pairs.csv")][0]["range"]["start"], place(kPairs, "gold"));
  EXPECT_EQ(changes[uri(rules)][0]["newText"], "brass");
}

TEST_F(LanguageServer, RenamesAGroupInsideTheIdsOfItsParts) {
  client.open(catalog, kCatalog);
  json params = at(catalog, kCatalog, "id = \"body\"", 7);
  params["newName"] = "cup";
  const json changes = ask("rename", params)["changes"];
  EXPECT_EQ(changes[uri(catalog)].size(), 2U);
  EXPECT_EQ(changes[uri(rules)].size(), 1U);
  EXPECT_EQ(changes[uri(folder / "cup/pairs.csv")].size(), 1U);
}

TEST_F(LanguageServer, RefusesNamesThatCannotBe) {
  client.open(rules, kRules);
  const auto refused = [&](const std::string& needle, const std::string& name) {
    json params = at(rules, kRules, needle, 1);
    params["newName"] = name;
    return client.request("textDocument/rename", params)["error"]["message"].get<std::string>();
  };
  EXPECT_THAT(refused("gold then", "white"), HasSubstr("is taken"));
  EXPECT_THAT(refused("gold then", "Shiny Gold"), HasSubstr("small letters"));
  EXPECT_THAT(refused("gold then", "parts"), HasSubstr("rule language"));
  EXPECT_THAT(refused("body.glaze", "lid.glaze"), HasSubstr("no group"));
  EXPECT_THAT(refused("pairs.csv", "other"), HasSubstr("a file"));
  client.open(catalog, "format = [");
  EXPECT_THAT(refused("gold then", "brass"), HasSubstr("correct cup/catalog.toml first"));
}

/// Toppings on halves of a pizza, two shoes of one kind: names the catalog puts together.
const std::string kTogether = testing::catalog_head("cup") + R"([[assembly]]
id = "cuffs"
groups = ["cuff"]
instances = [{ id = "left", label = "Left" }, { id = "right", label = "Right" }]
[[group]]
id = "cuff"
label = "Cuff"
[[part]]
id = "cuff.edge"
label = "Edge"
option = [{ id = "plain", label = "Plain" }, { id = "wavy", label = "Wavy" }]
[[group]]
id = "toppings"
label = "Toppings"
[[part]]
id = "toppings"
label = "Toppings"
take = "any"
places = [{ id = "north", label = "North" }, { id = "south", label = "South" }]
option = [{ id = "olives", label = "Olives" }, { id = "ham", label = "Ham" }]
[[replaced]]
part = "garnish"
by = "toppings.olives"
options = { green = "north" }
[[rule]]
id = "wavy-left"
rule = "if toppings.olives is north then left-cuff.edge is wavy"
because = "Olives roll."
)";

class GeneratedNames : public LanguageServer {
 protected:
  GeneratedNames() {
    write_text(catalog, kTogether);
    write_text(folder / "cup/designs/mine.json", kDesign);
    write_text(folder / "cup/tests/all.toml", kCases);
    client.open(catalog, kTogether);
  }

  json rename(const std::string& needle, std::size_t further, const std::string& name) {
    json params = at(catalog, kTogether, needle, further);
    params["newName"] = name;
    return ask("rename", params)["changes"];
  }

  /// The texts that would be replaced, and by what, in one file.
  static std::set<std::string> edits(const json& changes, const std::string& path, const std::string& text) {
    std::set<std::string> found;
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    for (const json& edit : changes.value(uri(path), json::array())) {
      const json& start = edit["range"]["start"];
      const json& end = edit["range"]["end"];
      const std::size_t from = start["character"], to = end["character"];
      found.insert(lines.at(start["line"].get<std::size_t>()).substr(from, to - from) + " > " +
                   edit["newText"].get<std::string>());
    }
    return found;
  }

  const std::string kDesign =
      "{\"format\": \"maquette-design/1\", \"catalog\": {\"id\": \"cup\"},\n"
      " \"selections\": {\"toppings.olives\": \"north\",\n"
      "  \"left-cuff.edge\": \"wavy\", \"right-cuff.edge\": \"plain\"}}\n";
  const std::string kCases =
      "[[case]]\nname = \"a\"\nchoose = { \"toppings.olives\" = \"north\", \"left-cuff.edge\" = \"plain\" }\n"
      "invalid = [\"wavy-left\"]\n[[case]]\nname = \"b\"\nchoose.toppings = [\"olives\"]\n"
      "[[case]]\nname = \"c\"\nchoose.left-cuff.edge = \"wavy\"\n";
};

TEST_F(GeneratedNames, LeadToWhatTheAuthorWrote) {
  const auto leads_to = [&](const std::string& needle, std::size_t further, const std::string& there, std::size_t on) {
    const json found = ask("definition", at(catalog, kTogether, needle, further));
    ASSERT_EQ(found.size(), 1U) << needle << ' ' << further << found;
    EXPECT_EQ(found[0]["range"]["start"], place(kTogether, there, on)) << needle << ' ' << further;
  };
  leads_to("if toppings.olives", 12, "{ id = \"olives\"", 8);
  leads_to("if toppings.olives", 4, "[[part]]\nid = \"toppings\"", 15);
  leads_to("is north", 4, "{ id = \"north\"", 8);
  leads_to("left-cuff.edge", 1, "{ id = \"left\"", 8);
  leads_to("left-cuff.edge", 6, "[[part]]\nid = \"cuff.edge\"", 15);
  leads_to("is wavy", 4, "{ id = \"wavy\"", 8);
  leads_to("by = \"toppings.olives\"", 16, "{ id = \"olives\"", 8);
  leads_to("green = \"north\"", 10, "{ id = \"north\"", 8);
}

TEST_F(GeneratedNames, ARenamedOptionIsRenamedInDesignsAndCases) {
  const json changes = rename("{ id = \"olives\"", 9, "capers");
  EXPECT_EQ(edits(changes, catalog, kTogether), (std::set<std::string>{"olives > capers"}));
  EXPECT_EQ(changes[uri(catalog)].size(), 3U) << "its own line, the rule, what replaces the garnish";
  EXPECT_EQ(edits(changes, folder / "cup/designs/mine.json", kDesign), (std::set<std::string>{"olives > capers"}));
  EXPECT_EQ(changes[uri(folder / "cup/tests/all.toml")].size(), 2U) << changes;
}

TEST_F(GeneratedNames, PlacesInstancesAndPartsAreRenamed) {
  const json place_changes = rename("{ id = \"north\"", 9, "west");
  EXPECT_EQ(place_changes[uri(catalog)].size(), 3U);
  EXPECT_EQ(edits(place_changes, folder / "cup/designs/mine.json", kDesign), (std::set<std::string>{"north > west"}));
  const json instance = rename("{ id = \"left\"", 9, "port");
  EXPECT_EQ(edits(instance, folder / "cup/designs/mine.json", kDesign), (std::set<std::string>{"left > port"}));
  EXPECT_EQ(instance[uri(folder / "cup/tests/all.toml")].size(), 2U);
  const json part = rename("[[part]]\nid = \"cuff.edge\"", 16, "cuff.rim");
  EXPECT_EQ(edits(part, folder / "cup/designs/mine.json", kDesign), (std::set<std::string>{"cuff.edge > cuff.rim"}));
  EXPECT_EQ(edits(part, folder / "cup/tests/all.toml", kCases),
            (std::set<std::string>{"cuff.edge > cuff.rim", "edge > rim"}));
  const json rule = rename("id = \"wavy-left\"", 7, "olives-roll");
  EXPECT_EQ(edits(rule, folder / "cup/tests/all.toml", kCases), (std::set<std::string>{"wavy-left > olives-roll"}));
}

TEST_F(GeneratedNames, APlaceThatIsTakenIsRefused) {
  json params = at(catalog, kTogether, "{ id = \"north\"", 9);
  params["newName"] = "south";
  EXPECT_THAT(client.request("textDocument/rename", params)["error"]["message"].get<std::string>(), HasSubstr("is taken"));
}

}  // namespace
}  // namespace maquette
