#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maquette/design.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using ::testing::HasSubstr;
using testing::ModelBuilder;

ModelBuilder sneaker() {
  ModelBuilder b("sneaker");
  b.part("vamp.material", {"leather", "suede"});
  b.part("vamp.colour", {"bone", "navy"});
  b.number("sole.height", {20, 25, 30});
  b.text("heel_text", 8);
  return b;
}

std::string design(std::string_view selections) {
  return R"({"format":"maquette-design/1","catalog":{"id":"sneaker","version":"1"},"selections":)" +
         std::string(selections) + "}";
}

TEST(WriteDesign, OneFormOnly) {
  const ModelBuilder b = sneaker();
  Selections selections = b.selections({{"vamp.material", "suede"}, {"sole.height", "25"}, {"heel_text", "6"}});
  selections.texts[*find_part(*b.build(), "heel_text")] = "LÉA 07";
  const std::string expected = R"({
  "format": "maquette-design/1",
  "catalog": {
    "id": "sneaker",
    "version": "1",
    "sha256": ")" + std::string(64, '0') +
                               R"("
  },
  "selections": {
    "vamp.material": "suede",
    "sole.height": 25,
    "heel_text": "LÉA 07"
  }
}
)";
  EXPECT_EQ(write_design(*b.build(), selections), expected);
  const DesignResult read = parse_design(*b.build(), expected, "mine.json");
  EXPECT_TRUE(read.findings.empty());
  ASSERT_TRUE(read.selections);
  EXPECT_EQ(*read.selections, selections);
}

TEST(WriteDesign, WhatIsWrittenIsReadBack) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto model = testing::random_model(seed);
    testing::Random random(seed);
    Selections selections = testing::random_selections(*model, random, 60);
    for (const auto& [part, option] : selections.chosen) {
      if (model->parts[part].kind == PartKind::text && option > 0) selections.texts[part] = std::string(option, 'A');
    }
    const DesignResult read = parse_design(*model, write_design(*model, selections), "x");
    ASSERT_TRUE(read.selections) << "seed " << seed;
    ASSERT_EQ(*read.selections, selections) << "seed " << seed;
  }
}

TEST(WriteDesign, AnEmptyDesignAndADeliberatelyEmptyText) {
  const ModelBuilder b = sneaker();
  EXPECT_THAT(write_design(*b.build(), {}), HasSubstr("\"selections\": {}"));
  const DesignResult read = parse_design(*b.build(), design(R"({"heel_text":""})"), "x");
  ASSERT_TRUE(read.selections);
  EXPECT_EQ(*read.selections, b.selections({{"heel_text", "0"}}));
}

TEST(ParseDesign, NumbersByValueOrById) {
  const ModelBuilder b = sneaker();
  for (const char* written : {R"({"sole.height":30})", R"({"sole.height":"30"})"}) {
    const DesignResult read = parse_design(*b.build(), design(written), "x");
    ASSERT_TRUE(read.selections);
    EXPECT_EQ(*read.selections, b.selections({{"sole.height", "30"}}));
  }
}

struct Refused {
  std::string_view text;
  std::string_view finding;  ///< how it is printed, or how that begins
};

TEST(ParseDesign, WhatIsNoDesignIsAnErrorWithItsPlace) {
  const ModelBuilder b = sneaker();
  const std::vector<Refused> cases{
      {"", "mine.json:1:1: json-syntax: "},
      {"{\n  \"format\": }", "mine.json:2:13: json-syntax: "},
      {"[]", "mine.json:1:1: not-a-design: "},
      {R"({"format":"maquette-design/2"})", "mine.json:1:2: not-a-design: "},
      {R"({"format":"maquette-design/1","format":"x"})", "mine.json:1:31: json-duplicate: "},
      {R"({"format":"maquette-design/1"})", "mine.json:1:1: other-product: "},
      {R"({"format":"maquette-design/1","catalog":{"id":"boot"},"selections":{}})", "mine.json:1:42: other-product: "},
      {R"({"format":"maquette-design/1","catalog":{"id":"sneaker"}})", "mine.json:1:1: no-selections: "},
      {R"({"format":"maquette-design/1","catalog":{"id":"sneaker"},"selections":[]})", "mine.json:1:1: no-selections: "},
  };
  for (const Refused& refused : cases) {
    const DesignResult read = parse_design(*b.build(), refused.text, "mine.json");
    EXPECT_FALSE(read.selections) << refused.text;
    ASSERT_EQ(read.findings.size(), 1U) << refused.text;
    EXPECT_THAT(to_string(read.findings[0]), ::testing::StartsWith(std::string(refused.finding))) << refused.text;
  }
}

TEST(ParseDesign, AValueOfTheWrongKindIsAnError) {
  const ModelBuilder b = sneaker();
  for (const char* wrong : {R"({"vamp.colour":1})", R"({"vamp.colour":null})", R"({"sole.height":2.5})",
                            R"({"heel_text":7})", R"({"vamp.colour":["bone"]})"}) {
    const DesignResult read = parse_design(*b.build(), design(wrong), "x");
    EXPECT_FALSE(read.selections) << wrong;
    ASSERT_EQ(read.findings.size(), 1U) << wrong;
    EXPECT_EQ(read.findings[0].code, "wrong-type");
  }
}

TEST(ParseDesign, UnknownNamesAreWarningsAndTheRestIsKept) {
  const ModelBuilder b = sneaker();
  const DesignResult read = parse_design(
      *b.build(), design(R"({"vamp.materiel":"suede","vamp.colour":"nayv","sole.height":26,"vamp.material":"suede"})"),
      "x");
  ASSERT_TRUE(read.selections);
  EXPECT_EQ(*read.selections, b.selections({{"vamp.material", "suede"}}));
  ASSERT_EQ(read.findings.size(), 3U);
  std::vector<std::string> said;
  for (const Finding& finding : read.findings) {
    EXPECT_EQ(finding.severity, Severity::warning);
    said.push_back(finding.code + ": " + finding.message);
  }
  EXPECT_THAT(said, ::testing::UnorderedElementsAre(
                        R"(unknown-part: the catalog has no part "vamp.materiel"; did you mean "vamp.material"?)",
                        R"(unknown-option: "vamp.colour" has no option "nayv"; did you mean "navy"?)",
                        ::testing::StartsWith(R"(unknown-option: "sole.height" has no option "26")")));
}

TEST(ParseDesign, AnotherVersionIsAWarning) {
  ModelBuilder b = sneaker();
  const std::string text = write_design(*b.build(), {});
  b.model().digest = std::string(64, '1');
  const DesignResult changed = parse_design(*b.build(), text, "x");
  ASSERT_TRUE(changed.selections);
  ASSERT_EQ(changed.findings.size(), 1U);
  EXPECT_EQ(changed.findings[0].code, "other-version");
  b.model().version = "2";
  const DesignResult renamed = parse_design(*b.build(), text, "x");
  ASSERT_EQ(renamed.findings.size(), 1U);
  EXPECT_THAT(renamed.findings[0].message, HasSubstr("version 1"));
}

TEST(ParseDesign, BoundsComeFirst) {
  const ModelBuilder b = sneaker();
  const std::string deep = std::string(100'000, '[');
  EXPECT_EQ(parse_design(*b.build(), deep, "x").findings.at(0).code, "json-depth");
  const std::string large = design("{\"heel_text\":\"" + std::string(300'000, 'A') + "\"}");
  EXPECT_EQ(parse_design(*b.build(), large, "x").findings.at(0).code, "json-size");
}

}  // namespace
}  // namespace maquette
