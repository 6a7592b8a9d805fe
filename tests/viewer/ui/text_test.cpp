#include "ui/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <imgui.h>

namespace maquette::ui {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

/// The real fonts, baked once for all tests; they are skipped, with the package's name, where a font is missing.
class Text : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    fonts = Fonts::open(&problem).release();
    if (fonts == nullptr) return;
    fonts->bake(atlas, 1.0F);
    atlas.Build();
  }
  static void TearDownTestSuite() {
    delete fonts;
    fonts = nullptr;
  }
  void SetUp() override {
    if (fonts == nullptr) GTEST_SKIP() << problem;
  }
  static const Font& label() { return (*fonts)[Style::label]; }

  static inline std::string problem;
  static inline ImFontAtlas atlas;
  static inline Fonts* fonts = nullptr;
};

TEST_F(Text, KerningBringsLettersTogether) {
  EXPECT_LT(label().kerning(U'T', U'o'), 0.0F);
  EXPECT_LT(width_on_screen(label(), "To"), label().advance(U'T') + label().advance(U'o'));
}

TEST_F(Text, DigitCellsKeepNumbersStill) {
  EXPECT_FLOAT_EQ(width_on_screen(label(), "€111", true), width_on_screen(label(), "€888", true));
  EXPECT_LT(width_on_screen(label(), "111"), width_on_screen(label(), "888"));
}

TEST_F(Text, WrapsAtSpacesAndEndsInAnEllipsis) {
  const float width = width_on_screen(label(), "Tumbled leather");
  EXPECT_THAT(wrap_on_screen(label(), "Tumbled leather", width, 2), ElementsAre("Tumbled leather"));
  EXPECT_THAT(wrap_on_screen(label(), "Tumbled leather", width - 1, 2), ElementsAre("Tumbled", "leather"));
  const auto lines = wrap_on_screen(label(), "Tumbled leather with a very long name indeed", width, 2);
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_TRUE(lines[1].ends_with("…")) << lines[1];
  EXPECT_LE(width_on_screen(label(), lines[1]), width);
}

TEST_F(Text, SoftHyphensShowOnlyWhereALineEnds) {
  const std::string name = "Anzieh\u00ADschlaufen";
  EXPECT_THAT(wrap_on_screen(label(), name, 400, 2), ElementsAre("Anziehschlaufen"));
  EXPECT_THAT(wrap_on_screen(label(), name, 110, 2), ElementsAre("Anzieh-", "schlaufen"));
}

TEST_F(Text, AWordWiderThanTheLineIsShortened) {
  const auto lines = wrap_on_screen(label(), "Strickgewebeozeanblau", 100, 2);
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_LE(width_on_screen(label(), lines[0]), 100);
}

TEST_F(Text, JapaneseBreaksBetweenPhrasesAndInsideOneOnlyWhereItMust) {
  EXPECT_THAT(wrap_on_screen(label(), "指で回せます。", 120, 2), ElementsAre("指で", "回せます。"));
  EXPECT_THAT(wrap_on_screen(label(), "シュリンクレザー", 150, 2), ElementsAre("シュリンクレ", "ザー"))
      << "never before a long-vowel mark";
  EXPECT_THAT(wrap_on_screen(label(), "ニット オーシャン", 150, 2), ElementsAre("ニット", "オーシャン"));
}

TEST_F(Text, JapaneseComesFromAFaceOfItsOwnBesideLatin) {
  EXPECT_EQ(label().face(U'A'), label().file);
  EXPECT_EQ(label().face(U'靴'), label().japanese);
  EXPECT_FLOAT_EQ(label().advance(U'靴'), label().em) << "a square";
  EXPECT_EQ(label().kerning(U'靴', U'A'), 0.0F);
}

TEST_F(Text, EmptyTextHasNoLines) {
  EXPECT_THAT(wrap_on_screen(label(), "", 100, 2), SizeIs(0));
  EXPECT_EQ(width_on_screen(label(), ""), 0.0F);
}

TEST_F(Text, EveryLetterOfTheWordsIsBaked) {
  for (const char32_t letter : U"éàçùœÉŒŸŁőşž€−–’“”«»…\u202F\u00A0") {
    if (letter == 0) continue;
    EXPECT_NE(label().font->FindGlyphNoFallback(static_cast<ImWchar>(letter)), nullptr) << static_cast<int>(letter);
  }
}

}  // namespace
}  // namespace maquette::ui
