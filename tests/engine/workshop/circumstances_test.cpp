// Cases that name a market, a channel or a day.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/workshop/mug.h"
#include "maquette/mutation.h"
#include "support/small_catalog.h"

namespace maquette {
namespace {

using testing::case_file;

const std::string kMug = testing::catalog_head() + R"(markets = ["de", "fr"]
channels = ["shop"]
[[group]]
id = "glaze"
label = "Glaze"
[[part]]
id = "glaze"
label = "Glaze"
option = [
  { id = "white", label = "White" },
  { id = "gold", label = "Gold", markets = ["fr"] },
  { id = "snow", label = "Snow", valid_from = "2026-11-27", valid_until = "2027-01-06" },
]
[[rule]]
id = "plain-in-germany"
rule = "glaze is not snow"
because = "Not there."
markets = ["de"]
)";

struct Suite {
  CatalogFiles files{"mug/catalog.toml", {{"mug/catalog.toml", kMug}}, ""};
  Circumstances asked;
  std::shared_ptr<const Model> model = build_model(files, false).model;

  CasesResult parse(const std::string& lines) const {
    return parse_cases(*model, case_file("[[case]]\nname = \"it\"\n" + lines), {&files, asked});
  }
  Verdict run(const std::string& lines) const {
    const CasesResult parsed = parse(lines);
    EXPECT_TRUE(parsed.findings.empty()) << to_string(parsed.findings.at(0));
    return parsed.cases.empty() ? Verdict::unknown
                                : CaseRunner(model, {}, CompiledCache::off).run(parsed.cases.front()).passed;
  }
};

TEST(CasesOfCircumstances, AreAskedOfTheCatalogAsItIsThere) {
  const Suite suite;
  EXPECT_EQ(suite.run("choose.glaze = \"gold\""), Verdict::yes);
  EXPECT_EQ(suite.run("market = \"fr\"\nchoose.glaze = \"gold\""), Verdict::yes);
  EXPECT_EQ(suite.run("market = \"de\"\nchoose.glaze = \"gold\""), Verdict::no);
  EXPECT_EQ(suite.run("market = \"de\"\nchoose.glaze = \"gold\"\ninvalid = [\"glaze.gold.market\"]"), Verdict::yes);
  EXPECT_EQ(suite.run("market = \"de\"\nchoose.glaze = \"snow\"\ninvalid = [\"plain-in-germany\"]"), Verdict::yes);
  EXPECT_EQ(suite.run("on = \"2026-11-26\"\nmarket = \"fr\"\nonly.glaze = [\"white\", \"gold\"]"), Verdict::yes);
  EXPECT_EQ(suite.run("on = \"2026-11-27\"\nmarket = \"fr\"\nonly.glaze = [\"white\", \"gold\"]"), Verdict::no);
  EXPECT_EQ(suite.run("market = \"fr\"\ndesigns = 3"), Verdict::yes);
}

TEST(CasesOfCircumstances, AddToWhatTheCommandSays) {
  Suite suite;
  suite.asked.market = "de";
  EXPECT_EQ(suite.run("on = \"2026-11-30\"\nonly.glaze = [\"white\"]"), Verdict::yes);
  EXPECT_EQ(suite.run("on = \"2026-11-30\"\nmarket = \"fr\"\ndesigns = 3"), Verdict::yes);
}

TEST(CasesOfCircumstances, ThatTheCatalogDoesNotKnowAreFindings) {
  const Suite suite;
  for (const auto& [lines, code] :
       {std::pair("market = \"se\"", "unknown-market"), std::pair("on = \"today\"", "bad-date"),
        std::pair("channel = \"web\"", "unknown-channel"), std::pair("market = 1", "wrong-type")}) {
    const CasesResult parsed = suite.parse(lines);
    ASSERT_FALSE(parsed.findings.empty()) << lines;
    EXPECT_EQ(parsed.findings[0].code, code) << lines;
    EXPECT_EQ(parsed.findings[0].where.file, "tests/all.toml");
  }
  const auto alone = parse_cases(*suite.model, case_file("[[case]]\nname = \"it\"\nmarket = \"fr\"\n"));
  ASSERT_EQ(alone.findings.size(), 1U);
  EXPECT_EQ(alone.findings[0].code, "no-circumstances");
}

TEST(CasesOfCircumstances, TakeNoPartInCoverage) {
  const Suite suite;
  const auto parsed = suite.parse("market = \"de\"\nchoose.glaze = \"snow\"\ninvalid = [\"plain-in-germany\"]");
  const std::vector<CaseResult> results{CaseRunner(suite.model, {}, CompiledCache::off).run(parsed.cases.at(0))};
  const Coverage coverage = cover(suite.model, parsed.cases, results, {});
  EXPECT_FALSE(coverage.exercised_by.at(0));
}

}  // namespace
}  // namespace maquette
