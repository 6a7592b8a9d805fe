// The language server over its real protocol: a child process, messages in, messages out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "cli/language_fixture.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using nlohmann::json;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;

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

/// How a product comes apart is no part of the catalog, and said where it is written all the same.
TEST(LanguageServerBeside, SaysWhatIsWrongWithHowAProductComesApart) {
  const TemporaryFolder folder;
  std::filesystem::copy(std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs/questionable/unknown-node", folder / "mug");
  const std::string entry = folder / "mug/catalog.toml", sheet = folder / "mug/mug.apart.csv";
  LanguageClient client;
  client.start();
  client.open(entry, text_of(entry));
  EXPECT_EQ(client.diagnostics(entry), json::array());
  const json list = client.diagnostics(sheet);
  ASSERT_EQ(list.size(), 4U) << list;
  EXPECT_EQ(list[0]["code"], "unknown-node");
  EXPECT_EQ(list[0]["severity"], 2);
  EXPECT_EQ(list[0]["range"]["start"], place(text_of(sheet), "handel"));
  EXPECT_EQ(list[0]["range"]["end"], place(text_of(sheet), "handel", 6));
  write_text(sheet, "node,x,y,z\ncup,0,0,0\n");
  client.notify("textDocument/didSave", {{"textDocument", {{"uri", uri(sheet)}}}});
  EXPECT_EQ(client.diagnostics(sheet), json::array());
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
  // Nobody waits for numbers: the first look asks for them, a later one has them.
  const auto look = [&](const std::string& needle, std::size_t further) {
    std::string told;
    for (int looks = 0; looks < 200; ++looks) {
      told = ask("hover", at(rules, kRules, needle, further))["contents"]["value"];
      if (told.find("being worked out") == std::string::npos) return told;
      std::this_thread::sleep_for(std::chrono::milliseconds(400));  // it counts while nothing is asked
    }
    return told;
  };
  // glaze x handle: white-white, white-black, gold-white (the rule), black-black.
  EXPECT_THAT(ask("hover", at(rules, kRules, "gold then", 1))["contents"]["value"].get<std::string>(),
              HasSubstr("`body.glaze`: +12.00 EUR by itself."));
  const std::string option = look("gold then", 1);
  EXPECT_THAT(
      option,
      HasSubstr("`body.glaze`: +12.00 EUR by itself. In 1 of 4 designs. With it a design costs 22.00 EUR to 22.00 EUR, "
                "at least +12.00 EUR with all it drags along."));
  const std::string rule = look("gold-plain", 1);
  EXPECT_THAT(rule, HasSubstr("Removes 1 designs that all other rules allow."));
  const std::string part = look("body.glaze", 6);
  EXPECT_THAT(part, HasSubstr("4 designs in all."));
  EXPECT_THAT(part, HasSubstr("A design costs 10.00 EUR to 22.00 EUR."));
  EXPECT_TRUE(ask("hover", at(catalog, kCatalog, "format", 0)).is_null());
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
