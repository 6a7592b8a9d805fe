// A small catalog on disk, and a language server that an editor has just started in it.
#pragma once

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "cli/command.h"
#include "cli/language_client.h"

namespace maquette::testing {

/// A catalog of several files: a sheet two parts share, a table, a rule, a material.
inline const std::string kCatalog = R"(format = 1
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
inline const std::string kRules = R"([[rule]]
id = "gold-plain"
rule = "if body.glaze is gold then handle is white"
because = "Gold stands alone."
[[table]]
id = "pairs"
file = "pairs.csv"
kind = "allow"
because = "Only these go together."
)";
inline const std::string kColours =
    "id,label,tags,cost\nwhite,White,pale,1.00\nblack,Black,,2.00\ngold,Gold,metallic,9.00\n";
inline const std::string kPairs = "body.glaze,handle\nwhite|gold,*\nblack,black\n";

class LanguageServer : public ::testing::Test {
 protected:
  LanguageServer() {
    write_text(catalog, kCatalog);
    write_text(rules, kRules);
    write_text(folder / "cup/colours.csv", kColours);
    write_text(folder / "cup/pairs.csv", kPairs);
    client.start();
  }

  nlohmann::json at(const std::string& path, const std::string& text, const std::string& needle,
                    std::size_t further = 0) const {
    return {{"textDocument", {{"uri", uri(path)}}}, {"position", place(text, needle, further)}};
  }

  nlohmann::json ask(const std::string& method, const nlohmann::json& params) {
    return client.request("textDocument/" + method, params)["result"];
  }

  std::set<std::string> completions(const std::string& text_with_mark) {
    std::string text = text_with_mark;
    const std::size_t mark = text.find('|');
    text.erase(mark, 1);
    client.open(rules, text);
    nlohmann::json params = at(rules, text, text.substr(0, mark), mark);
    std::set<std::string> labels;
    const nlohmann::json answer = ask("completion", params);
    for (const nlohmann::json& item : answer["items"]) labels.insert(item["label"]);
    return labels;
  }

  TemporaryFolder folder;
  const std::string catalog = folder / "cup/catalog.toml", rules = folder / "cup/rules.toml";
  LanguageClient client;
};

}  // namespace maquette::testing
