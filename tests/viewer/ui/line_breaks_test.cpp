#include "ui/line_breaks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace maquette::ui {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> pieces(std::string_view text, LineBreaks::Between between = LineBreaks::Between::phrases) {
  LineBreaks breaks;
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  for (const std::size_t end : breaks.of(text, between)) {
    pieces.emplace_back(text.substr(begin, end - begin));
    begin = end;
  }
  return pieces;
}

TEST(LineBreaks, AfterSpacesHyphensAndSoftHyphens) {
  EXPECT_THAT(pieces("Tumbled leather"), ElementsAre("Tumbled ", "leather"));
  EXPECT_THAT(pieces("Court-Sneaker"), ElementsAre("Court-", "Sneaker"));
  EXPECT_THAT(pieces("Anzieh\u00ADschlaufen"), ElementsAre("Anzieh\u00AD", "schlaufen"));
}

TEST(LineBreaks, NeverAtANoBreakSpace) {
  EXPECT_THAT(pieces("Suite\u00A0: lacets"), ElementsAre("Suite\u00A0: ", "lacets"));
  EXPECT_THAT(pieces("ab 139\u00A0€"), ElementsAre("ab ", "139\u00A0€"));
}

TEST(LineBreaks, JapaneseBetweenPhrases) { EXPECT_THAT(pieces("指で回せます。"), ElementsAre("指で", "回せます。")); }

TEST(LineBreaks, JapaneseNeverBeginsALineWithAFullStopASmallKanaOrALongVowel) {
  const auto letters = pieces("「ヌバック、メッシュ、レザー。」です", LineBreaks::Between::letters);
  for (const std::string& piece : letters) {
    for (const char* forbidden : {"、", "。", "」", "ッ", "ュ", "ー"}) EXPECT_FALSE(piece.starts_with(forbidden)) << piece;
    EXPECT_FALSE(piece.ends_with("「")) << piece;
  }
  EXPECT_GT(letters.size(), 6U) << "but between others";
}

TEST(LineBreaks, EndWithTheText) {
  for (const char* text : {"a", "a b", "指", "指で回せます"})
    EXPECT_EQ(LineBreaks().of(text).back(), std::string(text).size());
}

}  // namespace
}  // namespace maquette::ui
