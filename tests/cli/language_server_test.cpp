// The language server over its real protocol: a child process, messages in, messages out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "cli/command.h"
#include "cli/language_client.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using nlohmann::json;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;

/// A catalog of several files: a sheet two parts share, a table, a rule, a material.
const std::string kCatalog = R"(format = 1
include = ["rules.toml"]
[catalog]
id = "cup"
version = "1"
name = "Cup"
currency = "EUR"
languages = ["en"]
[base]
price = "10.00"
[[attribute]]
id = "cost"
unit = "EUR"
decimals = 2
label = "Cost"
[[material]]
id = "clay"
label = "Clay"
[[group]]
id = "body"
label = "Body"
[[part]]
id = "body.glaze"
label = "Glaze"
options = "colours.csv"
default = "white"
material = "clay"
  [[part.option]]
  id = "gold"
  price = "12.00"
[[group]]
id = "handle"
label = "Handle"
[[part]]
id = "handle"
label = "Handle"
options = "colours.csv"
except = ["gold"]
)";
const std::string kRules = R"([[rule]]
id = "gold-plain"
rule = "if body.glaze is gold then handle is white"
because = "Gold stands alone."
[[table]]
id = "pairs"
file = "pairs.csv"
kind = "allow"
because = "Only these go together."
)";
const std::string kColours = "id,label,tags,cost\nwhite,White,pale,1.00\nblack,Black,,2.00\ngold,Gold,metallic,9.00\n";
const std::string kPairs = "body.glaze,handle\nwhite|gold,*\nblack,black\n";

class LanguageServer : public ::testing::Test {
 protected:
  LanguageServer() {
    write_text(catalog, kCatalog);
    write_text(rules, kRules);
    write_text(folder / "cup/colours.csv", kColours);
    write_text(folder / "cup/pairs.csv", kPairs);
    client.start();
  }

  json at(const std::string& path, const std::string& text, const std::string& needle, std::size_t further = 0) const {
    return {{"textDocument", {{"uri", uri(path)}}}, {"position", place(text, needle, further)}};
  }

  json ask(const std::string& method, const json& params) {
    return client.request("textDocument/" + method, params)["result"];
  }

  std::set<std::string> completions(const std::string& text_with_mark) {
    std::string text = text_with_mark;
    const std::size_t mark = text.find('|');
    text.erase(mark, 1);
    client.open(rules, text);
    json params = at(rules, text, text.substr(0, mark), mark);
    std::set<std::string> labels;
    const json answer = ask("completion", params);
    for (const json& item : answer["items"]) labels.insert(item["label"]);
    return labels;
  }

  TemporaryFolder folder;
  const std::string catalog = folder / "cup/catalog.toml", rules = folder / "cup/rules.toml";
  LanguageClient client;
};

TEST_F(LanguageServer, LivesAndEndsByTheProtocol) {
  EXPECT_EQ(client.request("initialize", {})["error"]["code"], -32600);
  EXPECT_EQ(client.request("textDocument/teleport", {})["error"]["code"], -32601);
  EXPECT_TRUE(client.request("shutdown", nullptr)["result"].is_null());
  EXPECT_EQ(client.request("textDocument/hover", {})["error"]["code"], -32600);
  client.notify("exit", nullptr);
  EXPECT_EQ(client.wait(), 0);
}

TEST(LanguageServerLife, NothingComesBeforeInitialize) {
  LanguageClient client;
  EXPECT_EQ(client.request("textDocument/hover", {})["error"]["code"], -32002);
  client.notify("exit", nullptr);
  EXPECT_EQ(client.wait(), 1);
}

TEST_F(LanguageServer, SaysWhatIsWrongWithATextThatIsNotSaved) {
  client.open(catalog, kCatalog);
  EXPECT_EQ(client.diagnostics(catalog), json::array());
  std::string broken = kRules;
  broken.replace(broken.find("is gold"), 7, "is golt");
  client.open(rules, broken);
  const json list = client.diagnostics(rules);
  ASSERT_EQ(list.size(), 1U) << list;
  EXPECT_EQ(list[0]["code"], "unknown-option");
  EXPECT_EQ(list[0]["severity"], 1);
  EXPECT_EQ(list[0]["range"]["start"], place(broken, "golt"));
  EXPECT_EQ(list[0]["range"]["end"], place(broken, "golt", 4));
  client.notify("textDocument/didClose", {{"textDocument", {{"uri", uri(rules)}}}});  // what is on disk counts again
  EXPECT_EQ(client.diagnostics(rules), json::array());
}

TEST_F(LanguageServer, TakesChangesInUtf16) {
  const std::string text = "# \U0001F45F\n" + kRules;
  client.open(rules, text);
  EXPECT_EQ(client.diagnostics(rules), json::array());
  const json change{{"range", {{"start", {{"line", 0}, {"character", 4}}}, {"end", {{"line", 0}, {"character", 4}}}}},
                    {"text", "\nx = 1 # "}};
  client.notify("textDocument/didChange",
                {{"textDocument", {{"uri", uri(rules)}, {"version", 2}}}, {"contentChanges", json::array({change})}});
  const json list = client.diagnostics(rules);
  ASSERT_EQ(list.size(), 1U) << list;
  EXPECT_EQ(list[0]["code"], "unknown-key");
  EXPECT_EQ(list[0]["range"]["start"], (json{{"line", 1}, {"character", 0}}));
}

TEST_F(LanguageServer, LooksForDeadOptionsWhenTheAuthorPauses) {
  std::string text = kRules;
  text.replace(text.find("then handle is white"), 20, "then not body.glaze is gold");
  client.open(rules, text);
  std::vector<std::string> codes;
  while (codes.empty()) {  // the texts alone are in order; the lint comes after a pause
    for (const json& one : client.diagnostics(catalog)) codes.push_back(one["code"]);
  }
  EXPECT_THAT(codes, Contains("dead-option"));
}

TEST_F(LanguageServer, CompletesInsideRules) {
  const auto rule = [](const std::string& text) { return "[[rule]]\nid = \"r\"\nbecause = \"B.\"\nrule = \"" + text; };
  EXPECT_THAT(completions(rule("if |")), IsSupersetOf({"body.glaze", "handle", "not", "at most"}));
  EXPECT_THAT(completions(rule("if body.glaze is go|")), IsSupersetOf({"gold", "white", "one of ("}));
  EXPECT_THAT(completions(rule("handle is |\"\n")), Not(Contains("gold")));  // `except` leaves it out
  EXPECT_THAT(completions(rule("body.glaze has |")), IsSupersetOf({"metallic", "pale", "no"}));
  EXPECT_THAT(completions(rule("total |")), IsSupersetOf({"price", "cost"}));
}

TEST_F(LanguageServer, CompletesKeysAndIdsElsewhere) {
  EXPECT_THAT(completions("[[part]]\nid = \"body.x\"\n|"), IsSupersetOf({"label", "options", "price", "cost"}));
  EXPECT_THAT(completions("[[part]]\nid = \"body.x\"\n|"), Not(Contains("id")));
  EXPECT_THAT(completions("|"), IsSupersetOf({"[[part]]", "[[rule]]", "include"}));
  EXPECT_THAT(completions("[[part]]\nid = \"body.glaze\"\ndefault = \"|"), IsSupersetOf({"white", "black", "gold"}));
  EXPECT_THAT(completions("[[part]]\nid = \"x\"\nmaterial = \"|"), Contains("clay"));
  EXPECT_THAT(completions("[[part]]\nid = \"x\"\noptions = \"|"), Contains("colours.csv"));
  EXPECT_THAT(completions("[[table]]\nkind = \"|"), IsSupersetOf({"allow", "deny"}));
}

TEST_F(LanguageServer, ACompletionReplacesTheWordBegun) {
  const std::string text = "[[rule]]\nrule = \"if body.gl";
  client.open(rules, text);
  const json answer = ask("completion", at(rules, text, "body.gl", 7));
  for (const json& item : answer["items"]) {
    if (item["label"] != "body.glaze") continue;
    EXPECT_EQ(item["textEdit"]["range"]["start"], place(text, "body.gl"));
    EXPECT_EQ(item["textEdit"]["newText"], "body.glaze");
    return;
  }
  FAIL() << "body.glaze is not offered";
}

TEST_F(LanguageServer, TellsCountsAndPrices) {
  client.open(rules, kRules);
  // glaze x handle: white-white, white-black, gold-white (the rule), black-black.
  const std::string option = ask("hover", at(rules, kRules, "gold then", 1))["contents"]["value"];
  EXPECT_THAT(
      option,
      HasSubstr("`body.glaze`: +12.00 EUR by itself. In 1 of 4 designs. With it a design costs 22.00 EUR to 22.00 EUR, "
                "at least +12.00 EUR with all it drags along."));
  const std::string rule = ask("hover", at(rules, kRules, "gold-plain", 1))["contents"]["value"];
  EXPECT_THAT(rule, HasSubstr("Removes 1 designs that all other rules allow."));
  const std::string part = ask("hover", at(rules, kRules, "body.glaze", 6))["contents"]["value"];
  EXPECT_THAT(part, HasSubstr("4 designs in all."));
  EXPECT_THAT(part, HasSubstr("A design costs 10.00 EUR to 22.00 EUR."));
  EXPECT_TRUE(ask("hover", at(catalog, kCatalog, "format", 0)).is_null());
}

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

TEST_F(LanguageServer, OffersFixes) {
  std::string broken = kRules;
  broken.replace(broken.find("is gold"), 7, "is glod");
  client.open(rules, broken);
  const json place_of = place(broken, "glod", 1);
  json params{{"textDocument", {{"uri", uri(rules)}}},
              {"range", {{"start", place_of}, {"end", place_of}}},
              {"context", json::object()}};
  const json actions = ask("codeAction", params);
  ASSERT_EQ(actions.size(), 1U) << actions;
  EXPECT_EQ(actions[0]["title"], "Write \"gold\"");
  const json edit = actions[0]["edit"]["changes"][uri(rules)][0];
  EXPECT_EQ(edit["newText"], "gold");
  EXPECT_EQ(edit["range"]["start"], place(broken, "glod"));
  EXPECT_EQ(edit["range"]["end"], place(broken, "glod", 4));
  params["range"] = {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 0}, {"character", 1}}}};
  EXPECT_EQ(ask("codeAction", params), json::array());
}

TEST_F(LanguageServer, OutlinesAFile) {
  client.open(catalog, kCatalog);
  const json symbols = ask("documentSymbol", {{"textDocument", {{"uri", uri(catalog)}}}});
  std::vector<std::string> names;
  for (const json& symbol : symbols) names.push_back(symbol["name"]);
  EXPECT_EQ(names, (std::vector<std::string>{"cost", "clay", "body", "body.glaze", "handle", "handle"}));
  EXPECT_EQ(symbols[3]["children"][0]["name"], "gold");
  EXPECT_EQ(symbols[3]["selectionRange"]["start"], place(kCatalog, "body.glaze"));
}

TEST_F(LanguageServer, ABrokenFileKeepsItsNames) {
  client.open(catalog, kCatalog);
  client.open(catalog, kCatalog + "\nx = [");
  client.open(rules, kRules);
  EXPECT_EQ(ask("definition", at(rules, kRules, "handle is", 1))[0]["uri"], uri(catalog));
}

TEST_F(LanguageServer, WhatIsNotTheProtocolIsAnsweredOrEnds) {
  client.write("Content-Length: 3\r\n\r\n{x}");
  EXPECT_EQ(client.read()["error"]["code"], -32700);
  client.write("Content-Length: 2\r\n\r\n[]");
  EXPECT_EQ(client.read()["error"]["code"], -32600);
  EXPECT_EQ(client.request("textDocument/hover", {{"textDocument", 7}})["error"]["code"], -32602);
  client.notify("textDocument/didChange", {{"textDocument", {{"uri", uri(rules)}}}, {"contentChanges", 5}});
  client.notify("textDocument/didOpen", {{"textDocument", {{"uri", "http://x/y"}}}});
  EXPECT_TRUE(client.request("shutdown", nullptr)["result"].is_null());
  client.write("Hello: 1\r\n\r\n");
  EXPECT_EQ(client.wait(), 1);
}

}  // namespace
}  // namespace maquette
