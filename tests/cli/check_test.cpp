#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

TEST(Check, ACleanCatalogHasNoFindings) {
  const Ran ran = maquette({"check", mug()});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out, "mug 1.0: 3 parts, 10 options, 1 rules. Nothing found.\n");
  EXPECT_EQ(ran.err, "");
  const Ran json = maquette({"check", mug(), "--json"});
  EXPECT_EQ(json.status, 0);
  EXPECT_EQ(json.json()["findings"], nlohmann::json::array());
  EXPECT_EQ(json.json()["rules"], 1);
}

/// The mug with one more rule.
std::string with_rule(const TemporaryFolder& folder, const std::string& rule) {
  write_text(folder / "mug/catalog.toml", text_of(mug() + "/catalog.toml") + "\n[[rule]]\nid = \"more\"\nrule = \"" + rule +
                                              "\"\nbecause = { en = \"So.\", fr = \"Ainsi.\" }\n");
  return folder / "mug";
}

TEST(Check, FindsWhatRulesDoToDesigns) {
  const TemporaryFolder folder;
  const Ran forced = maquette({"check", with_rule(folder, "glaze is not gold"), "--json"});
  EXPECT_EQ(forced.status, 1);
  EXPECT_THAT(forced.out, HasSubstr("\"forced-option\""));
  EXPECT_THAT(forced.out, HasSubstr("\"idle-rule\""));
  EXPECT_THAT(forced.err, HasSubstr((folder / "mug/catalog.toml") + ":20:1: forced-option: "));  // as an editor finds it
  const Ran contradictory = maquette({"check", with_rule(folder, "glaze is gold and glaze is white"), "--json"});
  EXPECT_EQ(contradictory.status, 1);
  EXPECT_THAT(contradictory.out, HasSubstr("\"contradictory-rules\""));
}

TEST(Check, ReportsEveryMistakeOfAFaultyCatalog) {
  const Ran ran = maquette({"check", std::string(MAQUETTE_SOURCE_DIR) + "/catalogs/faulty/duplicate-part", "--json"});
  EXPECT_EQ(ran.status, 1);
  const auto findings = ran.json()["findings"];
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0]["severity"], "error");
  EXPECT_GT(findings[0]["line"], 0);
  EXPECT_THAT(ran.err,
              HasSubstr(findings[0]["code"].get<std::string>() + ": " + findings[0]["message"].get<std::string>()));
}

TEST(Check, SpeaksSarif) {
  const std::string faulty = std::string(MAQUETTE_SOURCE_DIR) + "/catalogs/faulty/duplicate-part";
  const Ran ran = maquette({"check", faulty, "--format", "sarif"});
  EXPECT_EQ(ran.status, 1);
  const auto log = ran.json();
  const auto findings = maquette({"check", faulty, "--json"}).json()["findings"];
  EXPECT_EQ(log["version"], "2.1.0");
  const auto& results = log["runs"][0]["results"];
  ASSERT_EQ(results.size(), findings.size());
  EXPECT_EQ(results[0]["ruleId"], findings[0]["code"]);
  EXPECT_EQ(results[0]["message"]["text"], findings[0]["message"]);
  const auto& place = results[0]["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], findings[0]["file"]);
  EXPECT_EQ(place["region"]["startLine"], findings[0]["line"]);
  EXPECT_EQ(log["runs"][0]["tool"]["driver"]["rules"][0]["id"], findings[0]["code"]);
  EXPECT_EQ(maquette({"check", mug(), "--format", "sarif"}).json()["runs"][0]["results"], nlohmann::json::array());
  EXPECT_EQ(maquette({"check", mug(), "--format", "xml"}).status, 2);
}

}  // namespace
}  // namespace maquette
