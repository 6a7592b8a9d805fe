#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/workshop/mug.h"
#include "support/model_builder.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<CaseResult> run_all(const std::vector<Case>& cases) {
  CaseRunner runner(mug_model(), {}, CompiledCache::off);
  std::vector<CaseResult> results;
  for (const Case& test : cases) results.push_back(runner.run(test));
  return results;
}

/// `before` as write_golden leaves it; it must then pass.
std::string pinned(const std::string& before) {
  CaseFiles files = case_file(before);
  const auto parsed = parse_cases(*mug_model(), files);
  EXPECT_TRUE(parsed.findings.empty()) << to_string(parsed.findings.at(0));
  write_golden(*mug_model(), parsed.cases, run_all(parsed.cases), files);
  const auto again = parse_cases(*mug_model(), files);
  for (const CaseResult& result : run_all(again.cases)) EXPECT_EQ(result.passed, Verdict::yes) << before;
  return files.files.begin()->second;
}

TEST(WriteGolden, ChangesTheNumbersAndNothingElse) {
  EXPECT_EQ(
      pinned("# über alles\n[[case]]\nname = \"é\"  # a name\nchoose = { glaze = 'gold' }\ntotal = { price = '1.00 EUR', "
             "weight=  \"1 g\", lead_time = 1 }   # pins\ndesigns   = 7# here\n\n"),
      "# über alles\n[[case]]\nname = \"é\"  # a name\nchoose = { glaze = 'gold' }\ntotal = { price = '21.00 EUR', "
      "weight=  \"340 g\", lead_time = 8 }   # pins\ndesigns   = 6# here\n\n");
}

TEST(WriteGolden, FillsWhatIsNotPinnedYet) {
  EXPECT_EQ(
      pinned("[[case]]\nname = \"a\"\ndesigns = \"?\"\ntotal = { price = \"?\", weight = \"?\", lead_time = \"?\" }\n"
             "least.price = \"?\"\n"),
      "[[case]]\nname = \"a\"\ndesigns = 18\ntotal = { price = \"9.00\", weight = \"340 g\", lead_time = \"5 days\" }\n"
      "least.price = \"7.50\"\n");
}

TEST(WriteGolden, LeavesAloneWhatIsRight) {
  CaseFiles files = case_file("[[case]]\nname = \"a\"\ndesigns = 1_8\n");
  const auto parsed = parse_cases(*mug_model(), files);
  EXPECT_THAT(write_golden(*mug_model(), parsed.cases, run_all(parsed.cases), files), IsEmpty());
}

TEST(WriteGolden, NumbersTooLargeForAnIntegerAreTexts) {
  ModelBuilder wall;
  for (int i = 0; i < 70; ++i) wall.part("brick-" + std::to_string(i), {"red", "grey"});
  const auto model = wall.build();
  CaseFiles files = case_file("[[case]]\nname = \"a\"\ndesigns = 3\n");
  const auto parsed = parse_cases(*model, files);
  CaseRunner runner(model, {}, CompiledCache::off);
  EXPECT_THAT(write_golden(*model, parsed.cases, {runner.run(parsed.cases.at(0))}, files), ElementsAre("tests/all.toml"));
  EXPECT_EQ(files.files.begin()->second, "[[case]]\nname = \"a\"\ndesigns = \"1180591620717411303424\"\n");
  EXPECT_EQ(runner.run(parse_cases(*model, files).cases.at(0)).passed, Verdict::yes);
}

TEST(WriteCase, IsReadBackAsItWas) {
  const auto model = mug_model();
  Variant variant{{1, 1, 3}, {{2, "Z\"E"}}};
  variant.texts[2] = "ZOE";
  const std::string text = write_case(*model, "gold \"and\" rope", variant, {0});
  EXPECT_EQ(text,
            "[[case]]\nname = \"gold \\\"and\\\" rope\"\nrest = \"default\"\nchoose = { \"glaze\" = \"gold\", \"handle\" = "
            "\"rope\", \"name\" = \"ZOE\" }\ninvalid = [\"no-gold-rope\"]\n");
  const auto parsed = parse_cases(*model, case_file(text));
  ASSERT_EQ(parsed.cases.size(), 1U) << to_string(parsed.findings.at(0));
  EXPECT_EQ(run_all(parsed.cases)[0].passed, Verdict::yes);
}

}  // namespace
}  // namespace maquette
