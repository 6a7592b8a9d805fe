// Yesterday's designs and today's catalog: names that have gone, and where they lead.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/catalog/meaning.h"
#include "maquette/design.h"

namespace maquette {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// "nubuck" went to "suede" by way of "velour"; "upper.skin" is "upper.material"; "laces" are several now; "motto" is
/// "text".
const std::string kShoe = testing::kHeader + R"(
[[replaced]]
part = "upper.skin"
by = "upper.material"
options = { calf = "velour", woven = "laces.flat=yes" }
[[replaced]]
part = "sole"
options = { "25" = "30" }
[[replaced]]
part = "motto"
by = "slogan"
[[replaced]]
part = "slogan"
by = "text"
[[group]]
id = "upper"
label = "Upper"
[[part]]
id = "upper.material"
label = "Material"
option = [
  { id = "nubuck", label = "Nubuck", replaced_by = "velour" },
  { id = "velour", label = "Velour", replaced_by = "suede" },
  { id = "knit", label = "Knit" },
  { id = "suede", label = "Suede" },
]
[[part]]
id = "upper.finish"
label = "Finish"
replaced_by = "upper.material"
option = [{ id = "knit", label = "Knit" }]
[[group]]
id = "laces"
label = "Laces"
[[part]]
id = "laces"
label = "Laces"
take = "any"
option = [
  { id = "flat", label = "Flat" },
  { id = "round", label = "Round" },
  { id = "waxed", label = "Waxed", replaced_by = "round" },
]
[[group]]
id = "sole"
label = "Sole"
[[part]]
id = "sole"
label = "Sole"
kind = "number"
from = 20
to = 40
step = 10
[[group]]
id = "text"
label = "Text"
[[part]]
id = "text"
label = "Text"
kind = "text"
max_length = 5
)";

std::shared_ptr<const Model> shoe() {
  const CatalogResult result = build_model(testing::in_memory(kShoe));
  EXPECT_THAT(testing::lines_of(result.findings), IsEmpty());
  return result.model;
}

/// The selections as the design would be written today, and what was said about them.
struct Opened {
  nlohmann::json selections;
  std::vector<std::string> said;
};

Opened open(const std::string& selections) {
  const auto model = shoe();
  const DesignResult result = parse_design(
      *model, R"({"format":"maquette-design/1","catalog":{"id":"mug","version":"1"},"selections":)" + selections + "}",
      "d");
  Opened opened;
  for (const Finding& finding : result.findings) {
    EXPECT_EQ(finding.severity, Severity::warning);
    opened.said.push_back(finding.code + ": " + finding.message);
  }
  if (result.selections) opened.selections = nlohmann::json::parse(write_design(*model, *result.selections))["selections"];
  return opened;
}

TEST(Replaced, WhatIsReplacedIsNotOffered) {
  const auto model = shoe();
  EXPECT_EQ(model->parts.at(find_part(*model, "upper.material").value()).options.size(), 2U);
  EXPECT_FALSE(find_part(*model, "upper.finish"));
  EXPECT_FALSE(find_part(*model, "laces.waxed"));
  EXPECT_EQ(model->replacements.size(), 10U);
  EXPECT_TRUE(std::is_sorted(model->replacements.begin(), model->replacements.end(), [](const auto& a, const auto& b) {
    return std::tie(a.part, a.option) < std::tie(b.part, b.option);
  }));
}

TEST(Replaced, AnOptionIsFollowedToTheLast) {
  const Opened opened = open(R"({"upper.material":"nubuck"})");
  EXPECT_EQ(opened.selections, nlohmann::json::parse(R"({"upper.material":"suede"})"));
  EXPECT_THAT(opened.said, ElementsAre(R"(replaced: "upper.material=nubuck" is "upper.material=suede" today)"));
}

TEST(Replaced, APartIsFollowedWithItsOptions) {
  EXPECT_EQ(open(R"({"upper.skin":"knit"})").selections, nlohmann::json::parse(R"({"upper.material":"knit"})"));
  EXPECT_EQ(open(R"({"upper.skin":"calf"})").selections, nlohmann::json::parse(R"({"upper.material":"suede"})"));
  EXPECT_EQ(open(R"({"upper.skin":"nubuck"})").selections, nlohmann::json::parse(R"({"upper.material":"suede"})"))
      << "an option that went after its part was renamed";
  EXPECT_EQ(open(R"({"upper.skin":"woven"})").selections, nlohmann::json::parse(R"({"laces.flat":"yes"})"));
  EXPECT_EQ(open(R"({"upper.finish":"knit"})").selections, nlohmann::json::parse(R"({"upper.material":"knit"})"));
}

TEST(Replaced, NumbersAndTextsToo) {
  EXPECT_EQ(open(R"({"sole":25})").selections, nlohmann::json::parse(R"({"sole":30})"));
  const Opened opened = open(R"({"motto":"LEA"})");
  EXPECT_EQ(opened.selections, nlohmann::json::parse(R"({"text":"LEA"})"));
  EXPECT_THAT(opened.said, ElementsAre(R"(replaced: "motto=LEA" is "text=LEA" today)"));
  EXPECT_THAT(open(R"({"motto":"MUCH TOO LONG"})").said, ElementsAre("refused-text: At most 5 characters fit here."));
}

TEST(Replaced, APartThatTakesSeveralTodayHasTheOneChosen) {
  EXPECT_EQ(open(R"({"laces":"flat"})").selections, nlohmann::json::parse(R"({"laces.flat":"yes"})"));
  EXPECT_EQ(open(R"({"laces.waxed":"yes"})").selections, nlohmann::json::parse(R"({"laces.round":"yes"})"));
}

TEST(Replaced, WhatTheDesignSaysItselfCounts) {
  const Opened opened = open(R"({"upper.material":"knit","upper.skin":"calf"})");
  EXPECT_EQ(opened.selections, nlohmann::json::parse(R"({"upper.material":"knit"})"));
  EXPECT_THAT(opened.said, ElementsAre(R"(replaced: "upper.skin=calf" is "upper.material=suede" today, and is left out: )"
                                       R"(the design chooses otherwise)"));
}

TEST(Replaced, WhatWasNeverThereIsStillUnknown) {
  EXPECT_THAT(open(R"({"upper.sin":"knit"})").said, ElementsAre(::testing::StartsWith("unknown-part")));
  EXPECT_THAT(open(R"({"upper.skin":"gold"})").said, ElementsAre(::testing::StartsWith("unknown-option")));
  EXPECT_THAT(open(R"({"laces":"gold"})").said, ElementsAre(::testing::StartsWith("unknown-part")));
}

TEST(Replaced, AChainIsFollowedSoFarAndNoFurther) {
  std::string toml =
      testing::kHeader + "[[group]]\nid = \"g\"\nlabel = \"G\"\n[[part]]\nid = \"g\"\nlabel = \"G\"\noption = [\n";
  for (int i = 0; i < 120; ++i) {
    const std::string id = "o" + std::to_string(i), next = "o" + std::to_string(i + 1);
    toml += "{ id = \"" + id + "\", label = \"O\", replaced_by = \"" + next + "\" },\n";
  }
  toml += "{ id = \"o120\", label = \"O\" }]\n";
  const Findings findings = build_model(testing::in_memory(toml)).findings;
  ASSERT_FALSE(findings.empty());
  for (const Finding& finding : findings) EXPECT_EQ(finding.code, "circular");
  EXPECT_THAT(findings.front().message, ::testing::HasSubstr("\"g=o0\""));
  EXPECT_THAT(findings.back().message, ::testing::Not(::testing::HasSubstr("\"g=o50\"")));
  EXPECT_LT(findings.size(), 30U);
}

}  // namespace
}  // namespace maquette
