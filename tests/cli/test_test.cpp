#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr const char* kPassing = R"([[case]]
name = "gold costs 21"
choose.glaze = "gold"
total.price = "21.00"

[[case]]
name = "rope burns"
choose = { glaze = "gold", handle = "rope" }
invalid = ["no-gold-rope"]
)";

constexpr const char* kFailing = R"([[case]]
name = "gold rope"
choose = { glaze = "gold", handle = "rope" }

[[case]]
name = "white & round"
designs = 5
)";

/// The mug with tests beside it.
class Test : public ::testing::Test {
 protected:
  Test() {
    write_text(mug_ + "/catalog.toml", text_of(mug() + "/catalog.toml"));
    write_text(mug_ + "/tests/a.toml", kPassing);
  }

  const TemporaryFolder folder_;
  const std::string mug_ = folder_ / "mug";
};

TEST_F(Test, PassesALine) {
  const Ran ran = maquette({"test", mug_});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out, "ok    gold costs 21\nok    rope burns\n2 cases: 2 pass.\n");
}

TEST_F(Test, AFailureSaysWhereWhatAndWhy) {
  write_text(mug_ + "/tests/b.toml", kFailing);
  const Ran ran = maquette({"test", mug_, "--language", "fr"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.out, HasSubstr("FAIL  gold rope\n      " + mug_ +
                                 "/tests/b.toml:2:8\n        attendu : un modèle valable\n"
                                 "        obtenu :  dans aucun modèle à cause de no-gold-rope\n"
                                 "          no-gold-rope: La corde brûle où l'or est cuit.\n"));
  EXPECT_THAT(ran.out, HasSubstr("        attendu : 5 modèles\n        obtenu :  18 modèles\n"));
  EXPECT_THAT(maquette({"test", mug_}).out, HasSubstr("4 cases: 2 pass, 2 fail.\n"));
  const Ran german = maquette({"test", mug_, "--language", "de", "--coverage"});
  EXPECT_THAT(
      german.out,
      HasSubstr("        erwartet: ein gültiger Entwurf\n        gefunden: in keinem Entwurf wegen no-gold-rope\n"));
  EXPECT_THAT(german.out, HasSubstr("4 Fälle: 2 bestehen, 2 scheitern.\n"));
  EXPECT_THAT(german.out, HasSubstr(" Regeln erprobt, "));
  EXPECT_THAT(maquette({"test", mug_, "--language", "ja"}).out, HasSubstr("4件：合格 2、不合格 2.\n"));
}

TEST_F(Test, SpeaksToPrograms) {
  write_text(mug_ + "/tests/b.toml", kFailing);
  const auto json = maquette({"test", mug_, "--json"}).json();
  EXPECT_EQ(json["passed"], 2);
  EXPECT_EQ(json["failed"], 2);
  EXPECT_EQ(json["cases"][2]["failures"][0]["rules"][0]["id"], "no-gold-rope");
  EXPECT_EQ(json["cases"][2]["failures"][0]["line"], 2);
  const Ran tap = maquette({"test", mug_, "--format", "tap"});
  EXPECT_THAT(tap.out,
              StartsWith("TAP version 14\n1..4\nok 1 - gold costs 21\nok 2 - rope burns\nnot ok 3 - gold rope\n# "));
  const Ran junit = maquette({"test", mug_, "--format", "junit"});
  EXPECT_THAT(junit.out, HasSubstr("<testsuite name=\"mug\" tests=\"4\" failures=\"2\" errors=\"0\">"));
  EXPECT_THAT(junit.out, HasSubstr("name=\"white &amp; round\""));
}

TEST_F(Test, FiltersByName) {
  write_text(mug_ + "/tests/b.toml", kFailing);
  const Ran ran = maquette({"test", mug_, "--filter", "burns"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out, "ok    rope burns\n1 case: 1 passes.\n");
  EXPECT_EQ(maquette({"test", mug_, "--filter", "no such"}).status, 2);
}

TEST_F(Test, PinsNumbersInPlace) {
  write_text(mug_ + "/tests/b.toml", "# mine\n[[case]]\nname = \"all\"\ndesigns = 5   # all of them\n");
  EXPECT_EQ(maquette({"test", mug_}).status, 1);
  const Ran pinned = maquette({"test", mug_, "--write-golden"});
  EXPECT_EQ(pinned.status, 0) << pinned.out;
  EXPECT_THAT(pinned.err, HasSubstr("pinned: "));
  EXPECT_EQ(text_of(mug_ + "/tests/b.toml"), "# mine\n[[case]]\nname = \"all\"\ndesigns = 18   # all of them\n");
  EXPECT_EQ(maquette({"test", mug_}).status, 0);
}

TEST_F(Test, MistakesInACaseHaveTheirPlace) {
  write_text(mug_ + "/tests/b.toml", "[[case]]\nname = \"a\"\nchoose.glaze = \"glod\"\n");
  const Ran ran = maquette({"test", mug_});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err,
            mug_ + "/tests/b.toml:3:16: unknown-option: \"glaze\" has no option \"glod\"; did you mean \"gold\"?\n");
}

TEST_F(Test, TestsAreNoPartOfTheDigest) {
  const auto digest = maquette({"check", mug_, "--json"}).json()["catalog"]["sha256"];
  write_text(mug_ + "/tests/b.toml", kFailing);
  EXPECT_EQ(maquette({"check", mug_, "--json"}).json()["catalog"]["sha256"], digest);
}

TEST_F(Test, CasesMayLieElsewhere) {
  write_text(folder_ / "mine.toml", kFailing);
  const Ran ran = maquette({"test", mug_, "--cases", folder_ / "mine.toml", "--json"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.json()["cases"][0]["file"], folder_ / "mine.toml");
  const Ran none = maquette({"test", mug()});
  EXPECT_EQ(none.status, 2);
  EXPECT_THAT(none.err, HasSubstr("no-cases: there are no cases"));
}

TEST_F(Test, UndecidedIsNotPassed) {
  const EmptyCache nothing_compiled;
  const Ran ran = maquette({"test", mug_, "--budget", "1"});
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.out, HasSubstr("1 passes, 1 undecided.\n"));
}

}  // namespace
}  // namespace maquette
