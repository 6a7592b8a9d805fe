#include "state/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "shoe.h"
#include "state/format.h"
#include "state/utf8.h"

namespace maquette::viewer {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::filesystem::path kFolder = std::filesystem::path(MAQUETTE_SOURCE_DIR) / "viewer" / "words";

std::string english_file() {
  std::ifstream file(kFolder / "en.toml", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::filesystem::path kSneaker = std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs" / "court-sneaker" / "words";

const Languages& languages() {
  static const Languages all = load_languages(kFolder);
  return all;
}

const Words& words(const char* language) { return languages().words.find(language)->second; }

TEST(WordFiles, EveryLanguageIsComplete) {
  for (const Finding& finding : languages().findings) ADD_FAILURE() << to_string(finding);
  for (const char* language : {"en", "fr", "de", "ja"}) EXPECT_TRUE(languages().words.contains(language)) << language;
}

TEST(WordFiles, AProductSaysThingsItsOwnWay) {
  const Languages sneaker = load_languages(kFolder, kSneaker);
  for (const Finding& finding : sneaker.findings) ADD_FAILURE() << to_string(finding);
  EXPECT_EQ(words("en")[Word::your_product], "Your design");
  EXPECT_EQ(sneaker.words.find("en")->second[Word::your_product], "Your shoe");
  EXPECT_EQ(sneaker.words.find("en")->second[Word::undo], words("en")[Word::undo]);
  const WordsResult unknown = parse_words(english_file(), "en.toml", "en", "your_produkt = \"Your shoe\"", "mug/en.toml");
  ASSERT_THAT(unknown.findings, SizeIs(1));
  EXPECT_EQ(unknown.findings[0].where, (Position{"mug/en.toml", 1, 1}));
  EXPECT_THAT(parse_words(english_file(), "en.toml", "en", "your_product =", "mug/en.toml").findings[0].where.file,
              "mug/en.toml");
}

TEST(WordFiles, EveryLanguageHasTheSameBlanks) {
  const auto blanks = [](const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
      found.push_back(text.substr(at, text.find('}', at) - at + 1));
    }
    std::sort(found.begin(), found.end());
    return found;
  };
  for (std::size_t i = 0; i < static_cast<std::size_t>(Word::count_); ++i) {
    const auto word = static_cast<Word>(i);
    for (const Languages& all : {languages(), load_languages(kFolder, kSneaker)}) {
      for (const auto& [language, other] : all.words) {
        EXPECT_EQ(blanks(words("en")[word]), blanks(other[word])) << language << ": " << other[word];
      }
    }
  }
}

TEST(WordFiles, AMissingAndAnUnknownWordAreNamed) {
  std::string text = english_file();
  text.replace(text.find("undo = \"Undo\""), 13, "undoo = \"Undo\"");
  const WordsResult result = parse_words(text, "en.toml", "en");
  ASSERT_THAT(result.findings, SizeIs(2));
  EXPECT_THAT(result.findings[0].message, HasSubstr("\"undo\""));
  EXPECT_THAT(result.findings[1].message, HasSubstr("\"undoo\""));
  EXPECT_GT(result.findings[1].where.line, 1U);
}

TEST(WordFiles, BrokenOnesAreFindings) {
  EXPECT_THAT(parse_words("undo = ", "x.toml", "x").findings, SizeIs(1));
  EXPECT_THAT(parse_words(std::string(70'000, '#'), "x.toml", "x").findings, SizeIs(1));
  EXPECT_THAT(load_languages(kFolder / "nowhere").findings, SizeIs(1));
}

TEST(Saying, FillsBlanksByName) {
  EXPECT_EQ(words("en").say(Word::parts_chosen, {{"done", "5"}, {"all", "8"}}), "5 of 8 parts chosen");
  EXPECT_EQ(words("fr").say(Word::parts_chosen, {{"done", "5"}, {"all", "8"}}), "5 pièces choisies sur 8");
  EXPECT_EQ(words("en").number(2), "two");
  EXPECT_EQ(words("en").number(12), "12");
  EXPECT_EQ(words("de").say(Word::parts_chosen, {{"done", "5"}, {"all", "8"}}), "5 von 8 Teilen gewählt");
  EXPECT_EQ(words("ja").say(Word::parts_chosen, {{"done", "5"}, {"all", "8"}}), "8か所のうち5か所を選択");
}

TEST(Saying, GermanNounsKeepTheirCapitals) {
  EXPECT_EQ(words("en").inside("Laces"), "laces");
  EXPECT_EQ(words("fr").inside("Écru"), "écru");
  EXPECT_EQ(words("de").inside("Schnürsenkel"), "Schnürsenkel");
  EXPECT_EQ(words("ja").inside("シューレース"), "シューレース");
}

TEST(Saying, NumbersInEachLanguagesSigns) {
  EXPECT_EQ(in_own_signs(words("en"), "1,204.50 %"), "1,204.50 %");
  EXPECT_EQ(in_own_signs(words("de"), "1,204.50 %"), "1.204,50 %");
  EXPECT_EQ(in_own_signs(words("fr"), "1.20 × 10²⁴"), "1,20 × 10²⁴");
}

TEST(Money, InEachLanguagesStyle) {
  const auto model = testing::shoe();
  EXPECT_EQ(money(*model, words("en"), 15500), "€155");
  EXPECT_EQ(money(*model, words("en"), 115550), "€1,155.50");
  EXPECT_EQ(money(*model, words("fr"), 115505), "1\u202F155,05\u00A0€");
  EXPECT_EQ(money(*model, words("de"), 115505), "1.155,05\u00A0€");
  EXPECT_EQ(money(*model, words("ja"), 115500), "€1,155");
  EXPECT_EQ(money_change(*model, words("de"), -500), "−5\u00A0€");
  EXPECT_EQ(money_change(*model, words("en"), 1000), "+€10");
  EXPECT_EQ(money_change(*model, words("en"), -500), "−€5");
  EXPECT_EQ(money_change(*model, words("en"), 0), "Same price");
  EXPECT_EQ(money(*model, words("en"), std::numeric_limits<std::int64_t>::min()), "−€92,233,720,368,547,758.08");
}

TEST(Dates, InWords) {
  const Date first = testing::kToday;
  EXPECT_EQ(long_date(words("en"), plus_days(first, 22)), "14 December");
  EXPECT_EQ(short_date(words("en"), plus_days(first, 22)), "14 Dec");
  EXPECT_EQ(long_date(words("fr"), plus_days(first, 9)), "1er décembre");
  EXPECT_EQ(long_date(words("de"), plus_days(first, 22)), "14.\u00A0Dezember");
  EXPECT_EQ(long_date(words("ja"), plus_days(first, 22)), "12月14日");
}

TEST(Dates, ContestsAreMonths) {
  const ContestCalendar november = contest_of(testing::kToday);
  EXPECT_EQ(november.id, "2026-11");
  EXPECT_EQ(long_date(words("en"), november.last_day), "30 November");
  EXPECT_EQ(long_date(words("en"), november.winner_named), "7 December");
  Date date;
  ASSERT_TRUE(parse_date("2024-02-29", &date));
  EXPECT_EQ(contest_of(date).last_day, date);
  EXPECT_EQ(plus_days(date, 1), Date(std::chrono::year{2024}, std::chrono::month{3}, std::chrono::day{1}));
  for (const char* bad : {"2023-02-29", "2024-13-01", "24-02-29", "2024/02/29", "2024-02-2x", ""}) {
    EXPECT_FALSE(parse_date(bad, &date)) << bad;
  }
}

TEST(Utf8, DecodesStrictlyAndLowersNames) {
  EXPECT_EQ(count_code_points("Léa"), 3U);
  EXPECT_EQ(count_code_points("\xC0\xAF"), 2U) << "overlong: two broken bytes";
  EXPECT_EQ(inside_sentence("Laces"), "laces");
  EXPECT_EQ(inside_sentence("EVA foam"), "EVA foam");
  EXPECT_EQ(inside_sentence("Écru"), "écru");
  EXPECT_EQ(inside_sentence(""), "");
}

}  // namespace
}  // namespace maquette::viewer
