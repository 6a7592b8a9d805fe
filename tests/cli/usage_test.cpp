#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::vector<std::string> kVerbs{"check", "domains",  "explain", "repair", "complete",
                                      "price", "validate", "count",   "sample", "convert"};

TEST(Usage, HelpNamesEveryVerbAndShowsExamples) {
  const Ran help = maquette({"--help"});
  EXPECT_EQ(help.status, 0);
  for (const std::string& verb : kVerbs) {
    EXPECT_THAT(help.out, HasSubstr("\n  " + verb));
    const Ran own = maquette({verb, "--help"});
    EXPECT_EQ(own.status, 0);
    EXPECT_THAT(own.out, HasSubstr("maquette " + verb + " catalogs/")) << verb;
  }
  for (const char* verb : {"make", "show", "verify"}) {
    EXPECT_THAT(maquette({"entry", verb, "--help"}).out, HasSubstr("maquette entry " + std::string(verb))) << verb;
  }
  EXPECT_THAT(maquette({"--version"}).out, StartsWith("maquette "));
}

TEST(Usage, MisuseIsStatusTwoAndSaysSoOnStandardError) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"paint"},
                                             {"domains"},
                                             {"domains", mug(), "--paint"},
                                             {"repair", mug()},
                                             {"price", mug()},
                                             {"entry"},
                                             {"entry", "verify", "x"},
                                             {"domains", mug(), "--budget", "x"}}) {
    const Ran ran = maquette(arguments);
    EXPECT_EQ(ran.status, 2) << ::testing::PrintToString(arguments);
    EXPECT_EQ(ran.out, "") << ::testing::PrintToString(arguments);
    EXPECT_NE(ran.err, "") << ::testing::PrintToString(arguments);
  }
}

TEST(Usage, EveryVerbRefusesACatalogThatIsNone) {
  for (const std::string& verb : kVerbs) {
    std::vector<std::string> arguments{verb, "/nonexistent"};
    if (verb == "price") arguments.push_back("design.json");
    if (verb == "convert") arguments.insert(arguments.end(), {"--to", "uvl"});
    if (verb == "diff") arguments.push_back("/nonexistent");
    if (verb == "repair") arguments.insert(arguments.end(), {"--want", "a=b"});
    const Ran ran = maquette(arguments);
    EXPECT_EQ(ran.status, 2) << verb;
    EXPECT_THAT(ran.err, StartsWith("/nonexistent")) << verb;
  }
}

TEST(Usage, AllMistakesAreReportedWithSuggestions) {
  const Ran ran = maquette({"domains", mug(), "--choose", "glase=gold", "--choose", "glaze=gould", "--choose", "glaze",
                            "--choose", "name=far too long", "--choose", "handle=rope"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err,
              HasSubstr("--choose glase=gold: unknown-part: the catalog has no part 'glase'; did you mean \"glaze\"?\n"));
  EXPECT_THAT(ran.err,
              HasSubstr("--choose glaze=gould: unknown-option: 'glaze' has no option 'gould'; did you mean \"gold\"?\n"));
  EXPECT_THAT(ran.err, HasSubstr("--choose glaze: bad-choice: write PART=OPTION\n"));
  EXPECT_THAT(ran.err, HasSubstr("--choose name=far too long: bad-text: "));
  EXPECT_THAT(maquette({"explain", mug(), "--want", "handel=rope"}).err, HasSubstr("did you mean \"handle\"?"));
}

TEST(Usage, ErrorsOfACatalogComeWithTheirPositionsAndAllAtOnce) {
  const TemporaryFolder folder;
  std::string text = text_of(mug() + "/catalog.toml");
  text.replace(text.find("\"9.00\""), 6, "\"nine\"");
  text.replace(text.find("handle is not rope"), 18, "handle is not robe");
  write_text(folder / "mug/catalog.toml", text);
  const Ran ran = maquette({"domains", folder / "mug"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, ::testing::ContainsRegex("catalog.toml:12:[0-9]+: [a-z-]+: "));
  EXPECT_THAT(ran.err, HasSubstr("did you mean \"rope\"?"));
}

}  // namespace
}  // namespace maquette
