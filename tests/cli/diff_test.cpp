#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

/// The mug with its rule changed or others added, beside it in a folder of its own.
class Diff : public ::testing::Test {
 protected:
  std::string edited(const std::string& name, const std::string& from, const std::string& to,
                     const std::string& more = {}) {
    std::string text = text_of(mug() + "/catalog.toml");
    if (!from.empty()) text.replace(text.find(from), from.size(), to);
    write_text(folder_ / (name + "/mug/catalog.toml"), text + more);
    return folder_ / (name + "/mug");
  }

  std::string save(const std::string& file, const std::string& selections) {
    write_text(folder_ / ("saved/" + file),
               "{\"format\":\"maquette-design/1\",\"catalog\":{\"id\":\"mug\"},\"selections\":" + selections + "}");
    return folder_ / "saved";
  }

  const TemporaryFolder folder_;
};

constexpr const char* kNoName = R"(
[[rule]]
id = "no-name-on-rope"
rule = "if handle is rope then name is 0"
because = { en = "Rope wears the letters off.", fr = "La corde use les lettres." }
)";

TEST_F(Diff, TheSameIsTheSame) {
  const Ran ran = maquette({"diff", mug(), mug()});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("The same designs as before.\n"));
}

TEST_F(Diff, SaysWhatANewRuleTakesAway) {
  const std::string next = edited("next", "", "", kNoName);
  const Ran ran = maquette({"diff", mug(), next, "--json"});
  EXPECT_EQ(ran.status, 1) << ran.err;
  const auto json = ran.json();
  const long before = std::stol(maquette({"count", mug()}).out), after = std::stol(maquette({"count", next}).out);
  EXPECT_LT(after, before);
  EXPECT_EQ(json["before"]["designs"], std::to_string(before));
  EXPECT_EQ(json["kept"], std::to_string(after));
  EXPECT_EQ(json["removed"]["designs"], std::to_string(before - after));
  EXPECT_EQ(json["removed"]["because"][0]["id"], "no-name-on-rope");
  EXPECT_EQ(json["removed"]["because"][0]["in_both"], false);
  EXPECT_EQ(json["removed"]["because"][0]["designs"], std::to_string(before - after));
  EXPECT_EQ(json["removed"]["example"]["handle"], "rope");
  EXPECT_NE(json["removed"]["example"]["name"], "");
  EXPECT_EQ(json["removed"]["breaks"][0]["because"], "Rope wears the letters off.");
  EXPECT_EQ(json["added"]["any"], false);
  EXPECT_EQ(json["price_change"]["most"], 0);
}

TEST_F(Diff, ReadsWellInEveryLanguage) {
  const std::string next = edited("next", "", "", kNoName);
  const Ran english = maquette({"diff", mug(), next});
  EXPECT_THAT(english.out, ::testing::StartsWith("Removes "));
  EXPECT_THAT(english.out, HasSubstr("rule no-name-on-rope (new): Rope wears the letters off.\n"));
  EXPECT_THAT(english.out, HasSubstr("  For example: "));
  EXPECT_THAT(english.out, HasSubstr("Prices of the designs that stay do not change.\n"));
  const Ran french = maquette({"diff", mug(), next, "--language", "fr"});
  EXPECT_THAT(french.out, HasSubstr("règle no-name-on-rope (nouvelle): La corde use les lettres.\n"));
  const Ran german = maquette({"diff", mug(), next, "--language", "de"});
  EXPECT_THAT(german.out, ::testing::StartsWith("Entfernt "));
  EXPECT_THAT(german.out, HasSubstr("Regel no-name-on-rope (neu): "));
  EXPECT_THAT(german.out, HasSubstr("Die Preise der Entwürfe, die bleiben, ändern sich nicht.\n"));
  const Ran japanese = maquette({"diff", mug(), next, "--language", "ja"});
  EXPECT_THAT(japanese.out, HasSubstr("件のデザインがなくなります。\n"));
  EXPECT_THAT(japanese.out, HasSubstr("規則 no-name-on-rope（新規）: "));
}

TEST_F(Diff, ADroppedRuleGivesDesignsBack) {
  const std::string next =
      edited("next", "if glaze is gold then handle is not rope", "if glaze is gold then glaze is gold");
  const Ran ran = maquette({"diff", mug(), next, "--json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.json()["removed"]["any"], false);
  EXPECT_EQ(ran.json()["added"]["because"][0]["id"], "no-gold-rope");
}

TEST_F(Diff, AnOptionThatIsRenamedIsGoneAndNew) {
  const std::string next = edited("next", "id = \"white\"", "id = \"ivory\"");
  const auto json = maquette({"diff", mug(), next, "--json"}).json();
  EXPECT_EQ(json["removed"]["because"][0]["option"], "white");
  EXPECT_EQ(json["added"]["because"][0]["option"], "ivory");
  EXPECT_EQ(json["removed"]["example"]["glaze"], "white");
}

TEST_F(Diff, PricesOfWhatStaysComeWithTheirRange) {
  const std::string next = edited("next", "price = \"12.00\"", "price = \"15.50\"");
  const Ran ran = maquette({"diff", mug(), next});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Prices of the designs that stay change by +0.00 EUR to +3.50 EUR.\n"));
}

TEST_F(Diff, SavedDesignsThatBreakComeWithTheirRepair) {
  const std::string next = edited("next", "", "", kNoName);
  save("fine.json", R"({"glaze":"white","handle":"round","name":"Zoe"})");
  save("open.json", R"({"glaze":"white"})");
  const std::string saved = save("worn.json", R"({"glaze":"white","handle":"rope","name":"Zoe"})");
  const Ran ran = maquette({"diff", mug(), next, "--designs", saved, "--json"});
  EXPECT_EQ(ran.status, 1) << ran.err;
  const auto designs = ran.json()["saved"];
  ASSERT_EQ(designs.size(), 3U);
  EXPECT_EQ(designs[0]["after"], true);
  EXPECT_EQ(designs[1]["after"], true);
  EXPECT_EQ(designs[2]["design"], "worn.json");
  EXPECT_EQ(designs[2]["before"], true);
  EXPECT_EQ(designs[2]["after"], false);
  EXPECT_EQ(designs[2]["breaks"][0]["id"], "no-name-on-rope");
  EXPECT_EQ(designs[2]["repair"]["changes"].size(), 1U);
  EXPECT_THAT(maquette({"diff", mug(), next, "--designs", saved}).out, HasSubstr("breaks 1 of 3 saved designs"));
}

TEST_F(Diff, ExamplesAreDesignFiles) {
  const std::string next = edited("next", "", "", kNoName);
  ASSERT_EQ(maquette({"diff", mug(), next, "--examples", folder_ / "examples"}).status, 1);
  EXPECT_EQ(maquette({"validate", mug(), folder_ / "examples/removed.json"}).status, 0);
  EXPECT_EQ(maquette({"validate", next, folder_ / "examples/removed.json"}).status, 1);
}

TEST_F(Diff, TakesModelsFromGit) {
  if (run_program("git", {"--version"}).status != 0) GTEST_SKIP() << "git is not installed";
  const std::string repository = folder_ / "shop";
  const auto git = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"-c", "user.name=a", "-c", "user.email=a@example.org"});
    const Ran ran = run_program("git", words, "", repository);
    EXPECT_EQ(ran.status, 0) << ran.err;
  };
  write_text(repository + "/catalogs/mug/catalog.toml", text_of(mug() + "/catalog.toml"));
  git({"init", "-q"});
  git({"add", "."});
  git({"commit", "-q", "-m", "The mug"});
  write_text(repository + "/catalogs/mug/catalog.toml", text_of(mug() + "/catalog.toml") + kNoName);
  const auto diff = [&](const std::string& before) {
    return run_program(MAQUETTE_COMMAND, {"diff", before, "catalogs/mug", "--json"}, "", repository);
  };
  const Ran ran = diff("HEAD:catalogs/mug");
  EXPECT_EQ(ran.status, 1) << ran.err;
  EXPECT_EQ(ran.json()["removed"]["because"][0]["id"], "no-name-on-rope");
  for (const char* wrong : {"nowhere:catalogs/mug", "HEAD:../mug", "--help:catalogs/mug", "HEAD:catalogs/none"}) {
    const Ran refused = diff(wrong);
    EXPECT_EQ(refused.status, 2) << wrong;
    EXPECT_EQ(refused.out, "") << wrong;
    EXPECT_NE(refused.err, "") << wrong;
  }
}

TEST_F(Diff, ReadsFeatureModels) {
  write_text(folder_ / "a.uvl", "features\n\tMug\n\t\toptional\n\t\t\tLid\n\t\t\tBow\n");
  write_text(folder_ / "b.uvl",
             "features\n\tMug\n\t\tmandatory\n\t\t\tBase\n\t\toptional\n\t\t\tLid\n\t\t\tBow\n\t\t\tTag\nconstraints\n\tBow"
             " => Lid\n");
  const auto json = maquette({"diff", folder_ / "a.uvl", folder_ / "b.uvl", "--json"}).json();
  EXPECT_EQ(json["kept"], "3");  // the new base is there without being chosen, the new tag is not
  EXPECT_EQ(json["removed"]["designs"], "1");
  EXPECT_EQ(json["added"]["designs"], "3");
  EXPECT_EQ(json["added"]["because"][0]["part"], "Tag");
}

TEST_F(Diff, SaysHowManyCostMore) {
  const std::string next = edited("next", "price = \"12.00\"", "price = \"15.50\"");
  const auto json = maquette({"diff", mug(), next, "--json"}).json();
  EXPECT_EQ(json["prices"]["dearer"], "6");
  EXPECT_EQ(json["prices"]["cheaper"], "0");
  EXPECT_EQ(json["prices"]["dearest"]["glaze"], "gold");
  EXPECT_EQ(json["prices"]["edits"][0]["option"], "gold");
  EXPECT_EQ(json["prices"]["edits"][0]["before"], 1200);
  const Ran ran = maquette({"diff", mug(), next});
  EXPECT_THAT(ran.out, HasSubstr("6 designs cost more, 0 cost less.\n  glaze=gold: 12.00 EUR -> 15.50 EUR\n"));
}

TEST_F(Diff, APageNeedsNothingElseAndHoldsNoStrangersMarkup) {
  const std::string next = edited("next", "label = { en = \"Rope\"", "label = { en = \"<script>x</script>\"", kNoName);
  const std::string saved = save("worn.json", R"({"glaze":"white","handle":"rope","name":"Zoe"})");
  const std::string page = folder_ / "page.html";
  const Ran ran = maquette({"diff", mug(), next, "--designs", saved, "--html", page, "--no-pictures"});
  EXPECT_EQ(ran.status, 1) << ran.err;
  const std::string html = text_of(page);
  EXPECT_THAT(html, ::testing::StartsWith("<!doctype html>"));
  EXPECT_THAT(html, HasSubstr("Removes 5 designs, breaks 1 of "));
  EXPECT_THAT(html, HasSubstr("<b>no-name-on-rope</b> (new)"));
  EXPECT_THAT(html, HasSubstr("the nearest that can be made now"));
  EXPECT_THAT(html, HasSubstr("worn.json"));
  EXPECT_THAT(html, HasSubstr("repair: "));
  EXPECT_THAT(html, ::testing::Not(HasSubstr("<script>")));
  EXPECT_THAT(html, ::testing::Not(HasSubstr("http")));
  const Ran french = maquette({"diff", mug(), next, "--html", page, "--no-pictures", "--language", "fr"});
  EXPECT_THAT(text_of(page), HasSubstr("La corde use les lettres."));
  EXPECT_EQ(maquette({"diff", mug(), next, "--html", page, "--no-pictures", "--language", "ja"}).status, 1);
  EXPECT_THAT(text_of(page), HasSubstr("<h2>なくなるもの</h2>"));
}

}  // namespace
}  // namespace maquette
