// [contest] and [moderation] as they are read, and who may enter.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/catalog/catalogs_for_tests.h"
#include "maquette/candidate.h"

namespace maquette {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kMug = R"(format = 1
[catalog]
id = "mug"
version = "1"
name = { en = "Mug", fr = "Tasse" }
currency = "EUR"
languages = ["en", "fr"]
[moderation]
deny = ["ugly"]
review = "everything"
[[group]]
id = "glaze"
label = { en = "Glaze", fr = "Émail" }
[[part]]
id = "glaze"
label = { en = "Glaze", fr = "Émail" }
option = [
  { id = "white", label = { en = "White", fr = "Blanc" } },
  { id = "gold", label = { en = "Gold", fr = "Or" }, price = "12.00" },
]
[[group]]
id = "name"
label = { en = "Name", fr = "Nom" }
[[part]]
id = "name"
kind = "text"
label = { en = "Name", fr = "Nom" }
max_length = 5
)";

const std::string kContest = R"([contest]
id = "spring"
title = { en = "Spring", fr = "Printemps" }
opens = "2027-03-01"
closes = "2028-02-24"
languages = ["en"]
asks = ["story"]
[[contest.rule]]
id = "gold-only"
rule = "glaze is gold"
because = { en = "This contest is for gold.", fr = "Ce concours est pour l'or." }
)";

std::shared_ptr<const Model> model_of(const std::string& toml) {
  const CatalogResult result = build_model(testing::in_memory(toml));
  EXPECT_THAT(testing::lines_of(result.findings), IsEmpty());
  return result.model;
}

EntryConditions read(const std::string& toml) { return read_conditions(testing::in_memory(toml)); }

TEST(Contest, IsReadWithItsRulesApartFromThoseOfDesigns) {
  const auto model = model_of(kMug + kContest);
  const EntryConditions conditions = read(kMug + kContest);
  ASSERT_TRUE(model && conditions.contest);
  const ContestProfile& contest = *conditions.contest;
  EXPECT_EQ(contest.id, "spring");
  EXPECT_EQ(contest.rules_version, "");
  EXPECT_EQ(contest.winner_named, "2028-03-02") << "a week later, over a leap day";
  EXPECT_THAT(contest.asks, ElementsAre(EntryText::story));
  EXPECT_THAT(contest.offers, IsEmpty()) << "the story is asked for, so it is not offered as well";
  EXPECT_THAT(contest.consents, ElementsAre(Consent::age_or_guardian));
  EXPECT_THAT(model->rules, IsEmpty());
  ASSERT_EQ(contest.rules.size(), 1U);
  EXPECT_EQ(contest.rules[0].id, "gold-only");
  EXPECT_FALSE(asks(contest, EntryText::email));
  EXPECT_FALSE(shows(contest, EntryText::email));
  EXPECT_TRUE(shows(contest, EntryText::story));
}

TEST(Contest, ACatalogWithoutOneTakesEveryone) {
  const EntryConditions conditions = read(kMug);
  EXPECT_FALSE(conditions.contest);
  EXPECT_FALSE(refuse_candidate(conditions, {{0, 0}, {}}, {"Mia", "Mine", "", "de"}, "2030-01-01", "en"));
}

std::string refused(const EntryConditions& conditions, const Variant& variant, const Candidate& candidate,
                    std::string_view day, std::string_view language = "en") {
  return refuse_candidate(conditions, variant, candidate, day, language).value_or("");
}

TEST(Contest, SaysWhyItDoesNotTakeSomeone) {
  const EntryConditions conditions = read(kMug + kContest);
  const Variant white{{0, 0}, {}}, gold{{1, 0}, {}};
  const Candidate mia{"Mia", "Mine", "A story", "en"};
  EXPECT_EQ(refused(conditions, gold, mia, "2027-03-01"), "");
  EXPECT_EQ(refused(conditions, gold, mia, "2028-02-24"), "");
  EXPECT_EQ(refused(conditions, gold, mia, ""), "");
  EXPECT_EQ(refused(conditions, white, mia, "2027-03-01"), "This contest is for gold.");
  EXPECT_EQ(refused(conditions, white, mia, "2027-03-01", "fr"), "Ce concours est pour l'or.");
  EXPECT_EQ(refused(conditions, gold, mia, "2027-02-28"), "This contest is not open yet.");
  EXPECT_EQ(refused(conditions, gold, mia, "2028-02-25"), "This contest is over.");
  EXPECT_EQ(refused(conditions, gold, {"Mia", "Mine", "A story", "fr"}, "2027-03-01"),
            "This contest takes entries in other languages only.");
}

TEST(Moderation, DeniesWordsInEveryText) {
  const auto model = model_of(kMug);
  const EntryConditions conditions = read(kMug);
  const Part& name = model->parts[1];
  OptionIndex length = 0;
  EXPECT_TRUE(refuse_text(name, "UGLY", "en", &length)) << "a text part takes over the catalog's words";
  for (const Candidate& candidate : {Candidate{"Ugly", "Mine", "", "en"}, Candidate{"Mia", "so uɡly", "", "en"},
                                     Candidate{"Mia", "Mine", "An UGLY story", "en"}}) {
    EXPECT_EQ(refused(conditions, {{0, 0}, {}}, candidate, ""), "Please choose other words: “ugly” cannot be shown here.");
  }
}

TEST(Moderation, ListsWhatAPersonReads) {
  const Candidate mia{"Mia", "Mine", "A story", "en"}, terse{"Mia", "Mine", "", "en"};
  const Variant named{{0, 3}, {{1, "Mia"}}}, plain{{0, 0}, {}};
  const auto model = model_of(kMug);
  const EntryConditions everything = read(kMug);
  EXPECT_THAT(texts_to_review(everything, *model, named, mia), ElementsAre("name", "display_name", "title", "story"));
  EXPECT_THAT(texts_to_review(everything, *model, plain, terse), ElementsAre("display_name", "title"));
  std::string toml = kMug;
  toml.replace(toml.find("everything"), 10, "designs");
  EXPECT_THAT(texts_to_review(read(toml), *model, named, mia), ElementsAre("name"));
  toml.replace(toml.find("designs"), 7, "none");
  EXPECT_THAT(texts_to_review(read(toml), *model, named, mia), IsEmpty());
}

}  // namespace
}  // namespace maquette
