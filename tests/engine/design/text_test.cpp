#include "design/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maquette/design.h"

namespace maquette {
namespace {

using ::testing::HasSubstr;

constexpr const char* kComposed = "L\u00C9A";
constexpr const char* kDecomposed = "LE\u0301A";
constexpr const char* kFamily = "\U0001F469\u200D\U0001F469\u200D\U0001F467";  // one emoji of five code points
constexpr const char* kFlag = "\U0001F1EB\U0001F1F7";

Part heel(std::uint32_t max_length = 8) {
  Part part;
  part.kind = PartKind::text;
  part.text.max_length = max_length;
  return part;
}

TEST(Graphemes, CountedAsAPersonCounts) {
  EXPECT_EQ(count_graphemes(""), 0U);
  EXPECT_EQ(count_graphemes("LEA 07"), 6U);
  EXPECT_EQ(count_graphemes(kComposed), 3U);
  EXPECT_EQ(count_graphemes(kDecomposed), 3U);
  EXPECT_EQ(count_graphemes(kFamily), 1U);
  EXPECT_EQ(count_graphemes(kFlag), 1U);
}

TEST(Graphemes, CutWhole) {
  EXPECT_EQ(first_graphemes(kDecomposed, 2), "LE\u0301");
  EXPECT_EQ(first_graphemes(std::string(kFamily) + "A", 1), kFamily);
  EXPECT_EQ(first_graphemes("LEA", 9), "LEA");
  EXPECT_EQ(first_graphemes("LEA", 0), "");
}

TEST(RefuseText, AcceptsLatinLettersDigitsAndSpaceByDefault) {
  OptionIndex length = 99;
  EXPECT_EQ(refuse_text(heel(), kComposed, "en", &length), std::nullopt);
  EXPECT_EQ(length, 3U);
  EXPECT_EQ(refuse_text(heel(), kDecomposed, "en", &length), std::nullopt);
  EXPECT_EQ(length, 3U);
  EXPECT_EQ(refuse_text(heel(), "", "en", &length), std::nullopt);
  EXPECT_EQ(length, 0U);
  EXPECT_EQ(refuse_text(heel(), "\u00D8st 42", "en", nullptr), std::nullopt);
}

TEST(RefuseText, NamesTheCharacterInTheCustomersLanguage) {
  EXPECT_THAT(*refuse_text(heel(), "A<B", "en", nullptr), HasSubstr("“<”"));
  EXPECT_THAT(*refuse_text(heel(), "A<B", "fr", nullptr), HasSubstr("« < »"));
  EXPECT_NE(refuse_text(heel(), "\u041B\u0435\u0430", "en", nullptr), std::nullopt);   // Cyrillic
  EXPECT_NE(refuse_text(heel(), "A\u0301\u0301\u0301", "en", nullptr), std::nullopt);  // piled accents
}

TEST(RefuseText, OnlyTheListedCharacters) {
  Part part = heel();
  part.text.characters = "ABC\u00C9-";
  EXPECT_EQ(refuse_text(part, "A-\u00C9", "en", nullptr), std::nullopt);
  EXPECT_EQ(refuse_text(part, "AE\u0301", "en", nullptr), std::nullopt);
  EXPECT_NE(refuse_text(part, "abc", "en", nullptr), std::nullopt);
  EXPECT_NE(refuse_text(part, "A B", "en", nullptr), std::nullopt);
}

TEST(RefuseText, HiddenCharactersEvenWhenListed) {
  Part part = heel();
  for (const char* hidden : {"\u202E", "\u200B", "\u2066", "\uFEFF", "\u00AD", "\n", "\t", "\u0007", "\u0085", "\u2028",
                             "\uE000", "\U000E0041", "\u0378"}) {
    part.text.characters = std::string("AB") + hidden;
    const auto refused = refuse_text(part, std::string("A") + hidden + "B", "en", nullptr);
    ASSERT_TRUE(refused) << ::testing::PrintToString(hidden);
    EXPECT_THAT(*refused, HasSubstr("invisible"));
  }
  EXPECT_THAT(*refuse_text(heel(), "A\u202EB", "en", nullptr), HasSubstr("U+202E"));
  EXPECT_NE(refuse_text(heel(), std::string("A\0B", 3), "en", nullptr), std::nullopt);
}

TEST(RefuseText, DeniedWordsAnywhereInAnyCase) {
  Part part = heel(20);
  part.text.deny = {"fake", "stra\u00DFe"};
  EXPECT_THAT(*refuse_text(part, "So FAKEd", "en", nullptr), HasSubstr("fake"));
  EXPECT_NE(refuse_text(part, "STRASSE", "en", nullptr), std::nullopt);
  EXPECT_EQ(refuse_text(part, "fa ke", "en", nullptr), std::nullopt);
}

TEST(RefuseText, TooLong) {
  EXPECT_EQ(refuse_text(heel(3), kDecomposed, "en", nullptr), std::nullopt);
  EXPECT_THAT(*refuse_text(heel(3), "LEAN", "en", nullptr), HasSubstr("At most 3"));
  EXPECT_THAT(*refuse_text(heel(8), std::string(5000, 'A'), "en", nullptr), HasSubstr("too large"));
}

TEST(RefuseText, MalformedUtf8) {
  for (const char* malformed : {"\xC3", "\xC3(", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xC0\xAF", "A\xFF"}) {
    EXPECT_THAT(*refuse_text(heel(), malformed, "en", nullptr), HasSubstr("UTF-8")) << ::testing::PrintToString(malformed);
  }
}

Part denying(const std::string& word) {
  Part part = heel(20);
  part.text.deny = {word};
  part.text.scripts = {"Latin", "Greek", "Cyrillic"};
  return part;
}

TEST(DeniedWords, AreFoundAsTheyLook) {
  const Part part = denying("Fake");
  for (const std::string text : {"fake", "A FAKE!", "f\u0430ke", "F\u0391\u039A\u0415", "\uFF26\uFF21\uFF2B\uFF25"}) {
    const auto refused = refuse_text(part, text == "A FAKE!" ? "A FAKE" : text, "en", nullptr);
    ASSERT_TRUE(refused) << text;
    EXPECT_THAT(*refused, HasSubstr("Fake")) << text;
  }
  EXPECT_TRUE(refuse_text(denying("hello"), "HELL0", "en", nullptr));
  EXPECT_TRUE(refuse_text(denying("modern"), "modem", "en", nullptr)) << "m and rn look alike";
}

TEST(DeniedWords, AreNotSeenWhereTheyAreNot) {
  const Part part = denying("fall");
  EXPECT_FALSE(refuse_text(part, "FAIL", "en", nullptr)) << "a capital I is no small l where all letters are capitals";
  EXPECT_FALSE(refuse_text(part, "FA LL", "en", nullptr));
  EXPECT_TRUE(refuse_text(denying("fake"), "faker\u00F6", "en", nullptr)) << "a part of a word counts";
}

TEST(Scripts, SayWhichLettersThereAre) {
  Part part = heel(20);
  EXPECT_TRUE(refuse_text(part, "\u039B\u0395\u0391", "en", nullptr)) << "Latin alone, where nothing is said";
  part.text.scripts = {"Greek"};
  EXPECT_FALSE(refuse_text(part, "\u039B\u0395\u0391 07", "en", nullptr));
  EXPECT_TRUE(refuse_text(part, "LEA", "en", nullptr));
  part.text.scripts = {"Devanagari"};
  EXPECT_FALSE(refuse_text(part, "\u0928\u092E\u0938\u094D\u0924\u0947", "en", nullptr)) << "with its marks";
}

TEST(Widths, AreAddedUp) {
  Part part = heel(20);
  part.text.widths = {{U'I', 1500}, {U'M', 4250}, {U'\u00C9', 3000}};
  part.text.max_width = 7250;
  EXPECT_FALSE(refuse_text(part, "MI", "en", nullptr));
  EXPECT_FALSE(refuse_text(part, "M\u00C9", "en", nullptr)) << "just as wide as there is room";
  EXPECT_FALSE(refuse_text(part, "ME\u0301", "en", nullptr)) << "however it was typed";
  EXPECT_EQ(refuse_text(part, "MM", "en", nullptr), "This text is too wide: at most 7.25 mm fit here.");
  EXPECT_EQ(refuse_text(part, "IIIII", "fr", nullptr), "Ce texte est trop large : 7,25 mm au plus tiennent ici.");
  EXPECT_TRUE(refuse_text(part, "A", "en", nullptr)) << "what has no width cannot be made";
}

}  // namespace
}  // namespace maquette
