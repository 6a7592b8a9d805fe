#include "state/derive_workshop.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "maquette/cases.h"
#include "maquette/catalog.h"
#include "state/words.h"
#include "viewer/state/shoe.h"

namespace maquette::viewer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Workshop with_file(std::string text) {
  Workshop workshop;
  auto files = std::make_shared<CatalogFiles>();
  files->files["shoe/catalog.toml"] = std::move(text);
  workshop.files = files;
  return workshop;
}

TEST(SourceAround, ShowsTheLineAmongItsNeighbours) {
  std::string text;
  for (int i = 1; i <= 40; ++i) text += "line " + std::to_string(i) + "\n";
  const auto lines = source_around(with_file(text), {"shoe/catalog.toml", 20, 3}, 9);
  ASSERT_EQ(lines.size(), 9U);
  EXPECT_EQ(lines.front().number, 17U);
  EXPECT_EQ(lines[3].text, "line 20");
  EXPECT_TRUE(lines[3].marked);
  EXPECT_FALSE(lines[2].marked);
}

TEST(SourceAround, IsSafeAtTheEdges) {
  const Workshop workshop = with_file("only\tone\r\x1b[31m");
  const auto lines = source_around(workshop, {"shoe/catalog.toml", 1, 1}, 9);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].text, "only  one[31m") << "no control characters";
  EXPECT_THAT(source_around(workshop, {"shoe/catalog.toml", 900, 1}, 9), IsEmpty());
  EXPECT_THAT(source_around(workshop, {"other.toml", 1, 1}, 9), IsEmpty());
  EXPECT_THAT(source_around(workshop, {"shoe/catalog.toml", 1, 1}, 0), IsEmpty());
  EXPECT_THAT(source_around(Workshop{}, {"shoe/catalog.toml", 1, 1}, 9), IsEmpty());
  for (const SourceLine& line : source_around(workshop, {"shoe/catalog.toml", 0, 0}, 9)) EXPECT_FALSE(line.marked);
}

TEST(RuleWords, KnowKeywordsFromNames) {
  std::vector<std::pair<RuleWord::Kind, std::string>> words;
  for (const RuleWord& word : rule_words("if sole is one of (gum, no-sole) then price is at most 140.00")) {
    words.emplace_back(word.kind, word.text);
  }
  const auto keyword = [](const char* text) { return std::pair(RuleWord::Kind::keyword, std::string(text)); };
  const auto name = [](const char* text) { return std::pair(RuleWord::Kind::word, std::string(text)); };
  EXPECT_THAT(words,
              ElementsAre(keyword("if "), name("sole "), keyword("is "), keyword("one "), keyword("of ("), name("gum, "),
                          name("no-sole) "), keyword("then "), name("price "), keyword("is "), keyword("at "),
                          keyword("most "), std::pair(RuleWord::Kind::number, std::string("140.00"))));
  EXPECT_THAT(rule_words(""), IsEmpty());
}

TEST(ListedRules, AreThoseThatContainTheFilter) {
  SavedCatalog saved{1, testing::shoe(), std::make_shared<CatalogFiles>(), {}, "", 0};
  ViewerState state = first_author_state(saved, "en", testing::kToday);
  const Languages languages = load_languages(std::filesystem::path(MAQUETTE_SOURCE_DIR) / "viewer" / "words");
  const auto listed = [&](const char* filter, const char* language = "en") {
    state = reduce(std::move(state), FilterRules{filter, true});
    return listed_rules(state, {RuleState::binding}, languages.words.find(language)->second);
  };
  EXPECT_THAT(listed(""), ElementsAre(0U));
  EXPECT_THAT(listed("HEAT"), ElementsAre(0U)) << "the id";
  EXPECT_THAT(listed("marks on"), ElementsAre(0U)) << "the because";
  EXPECT_THAT(listed("binding"), ElementsAre(0U)) << "the state";
  EXPECT_THAT(listed("bindend", "de"), ElementsAre(0U)) << "the state in the author's language";
  EXPECT_THAT(listed("leather"), IsEmpty());
}

TEST(OptionCount, IsOnlyShownForTheDesignOnTheScreen) {
  SavedCatalog saved{1, testing::shoe(), std::make_shared<CatalogFiles>(), {}, "", 0};
  ViewerState state = first_author_state(saved, "en", testing::kToday);
  const PartIndex sole = *find_part(*state.model, "sole");
  EXPECT_EQ(option_count(state, {sole, 0}), "");
  state = reduce(std::move(state), OptionsCounted{1, {state.revision, {{sole, {36.0, 72.0}}}}});
  EXPECT_EQ(option_count(state, {sole, 1}), "72");
  EXPECT_EQ(option_count(state, {sole, 5}), "");
  state = reduce(std::move(state), ChooseOption{{sole, 1}});
  EXPECT_EQ(option_count(state, {sole, 1}), "");
}

}  // namespace
}  // namespace maquette::viewer
