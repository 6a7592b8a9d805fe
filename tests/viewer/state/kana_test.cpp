#include "state/kana.h"

#include <gtest/gtest.h>

namespace maquette::viewer {
namespace {

TEST(Kana, OneKeyTurnsALetterInACircle) {
  EXPECT_EQ(with_next_kana_form("か"), "が");
  EXPECT_EQ(with_next_kana_form("が"), "か");
  EXPECT_EQ(with_next_kana_form("さくは"), "さくば");
  EXPECT_EQ(with_next_kana_form("ば"), "ぱ");
  EXPECT_EQ(with_next_kana_form("つ"), "っ");
  EXPECT_EQ(with_next_kana_form("っ"), "づ");
  EXPECT_EQ(with_next_kana_form("きや"), "きゃ");
}

TEST(Kana, KatakanaLikeHiragana) {
  EXPECT_EQ(with_next_kana_form("サク"), "サグ");
  EXPECT_EQ(with_next_kana_form("ツ"), "ッ");
  EXPECT_EQ(with_next_kana_form("ゥ"), "ヴ");
}

TEST(Kana, OtherLettersStay) {
  for (const char* text : {"", "ん", "ー", "Léa", "山田", "あ。"}) EXPECT_EQ(with_next_kana_form(text), text);
}

}  // namespace
}  // namespace maquette::viewer
