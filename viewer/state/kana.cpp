#include "state/kana.h"

#include <algorithm>

#include "state/utf8.h"

namespace maquette::viewer {

namespace {

constexpr char32_t kToKatakana = 0x60;

/// Each turns in a circle. Katakana follow hiragana at a constant distance.
constexpr std::u32string_view kCircles[] = {
    U"あぁ",   U"いぃ",   U"うぅゔ", U"えぇ",   U"おぉ",   U"かが", U"きぎ", U"くぐ",   U"けげ", U"こご",
    U"さざ",   U"しじ",   U"すず",   U"せぜ",   U"そぞ",   U"ただ", U"ちぢ", U"つっづ", U"てで", U"とど",
    U"はばぱ", U"ひびぴ", U"ふぶぷ", U"へべぺ", U"ほぼぽ", U"やゃ", U"ゆゅ", U"よょ",   U"わゎ"};

char32_t next_hiragana(char32_t kana) {
  for (const std::u32string_view circle : kCircles) {
    const std::size_t at = circle.find(kana);
    if (at != std::u32string_view::npos) return circle[(at + 1) % circle.size()];
  }
  return kana;
}

char32_t next_form(char32_t kana) {
  const bool katakana = kana >= 0x30A1 && kana <= 0x30F4;
  return katakana ? next_hiragana(kana - kToKatakana) + kToKatakana : next_hiragana(kana);
}

}  // namespace

std::string with_next_kana_form(std::string_view text) {
  std::size_t last = 0;
  char32_t letter = 0;
  for (std::size_t at = 0; at < text.size();) {
    last = at;
    letter = next_code_point(text, &at);
  }
  if (letter == 0) return {};
  std::string result(text.substr(0, last));
  append_utf8(&result, next_form(letter));
  return result;
}

}  // namespace maquette::viewer
