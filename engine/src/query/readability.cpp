// The length of sentences and of words foretells how hard a text is: Flesch's idea of 1948, fitted to each language since.
//
//   en  Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom, 1975); a school grade and five is an age
//   fr  Flesch's score fitted to French (Kandel and Moles, 1958)
//   de  the same for German (Amstad, 1978)
//
// The last two give a score from 100 (very easy) to 0. Flesch's own table puts 90 to 100 at fifth grade, 80 to 90 at the
// sixth, 70 to 80 at the seventh, 60 to 70 at the eighth and ninth: between 100 and 60 a straight line, ten points a year.
// The formulas were made for a hundred words; of a sentence or two they say little more than "surely too hard", which is
// all they are asked. Names the catalog itself shows beside pictures are not what makes a text hard, so they count little.
#include "query/readability.h"

#include <algorithm>
#include <string>

#include "support/utf8.h"

namespace maquette {
namespace {

struct Counts {
  double sentences = 0, words = 0, syllables = 0;
};

/// Small letters; of letters with accents what they sound like; 0 for what is no letter.
char32_t plain(char32_t letter) {
  if (letter >= U'A' && letter <= U'Z') return letter + 32;
  if (letter >= 0xC0 && letter <= 0xDE && letter != 0xD7) letter += 32;
  const bool is_letter = (letter >= U'a' && letter <= U'z') || (letter >= 0xDF && letter != 0xF7 && letter < 0x2000);
  return is_letter ? letter : 0;
}

bool is_vowel(char32_t letter) {
  constexpr std::u32string_view vowels = U"aeiouyàâäáãåæéèêëîïíìôöóòõœùûüúÿý";
  return vowels.find(letter) != std::u32string_view::npos;
}

/// Groups of vowels, without the e that is not spoken at a word's end.
int syllables(const std::u32string& word, std::string_view language) {
  int groups = 0;
  bool before = false;
  for (const char32_t letter : word) {
    const bool vowel = is_vowel(letter);
    if (vowel && !before) ++groups;
    before = vowel;
  }
  const std::size_t size = word.size();
  const bool mute = language != "de" && groups > 1 && size > 2;
  const auto vowel_at = [&](std::size_t from_end) { return is_vowel(word[size - from_end]); };
  if (mute && word.back() == U'e' && !vowel_at(2) && !(language == "en" && word[size - 2] == U'l')) --groups;
  if (mute && language == "fr" && word.ends_with(U"es") && !vowel_at(3)) --groups;
  if (mute && language == "en" && word.ends_with(U"ed") && word[size - 3] != U't' && word[size - 3] != U'd' && !vowel_at(3))
    --groups;
  return std::max(groups, 1);
}

Counts count(std::string_view text, std::string_view language, const KnownWord& known) {
  Counts counts;
  std::u32string word;
  std::string bytes;
  bool open = false;  // a sentence with a word in it
  const auto end_word = [&] {
    if (word.empty()) return;
    const int all = syllables(word, language);
    counts.syllables += known(bytes) ? std::min(all, 2) : all;
    ++counts.words;
    open = true;
    word.clear();
    bytes.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const std::size_t length = std::max<std::size_t>(point.length, 1);
    const char32_t letter = plain(point.value);
    if (letter != 0) {
      word += letter;
      bytes += encode_utf8(letter);
    } else {
      end_word();
      const bool ends = std::u32string_view(U".!?…:;").find(point.value) != std::u32string_view::npos;
      if (ends && open) {
        ++counts.sentences;
        open = false;
      }
    }
    at += length;
  }
  end_word();
  if (open) ++counts.sentences;
  return counts;
}

}  // namespace

std::optional<double> reading_age(std::string_view text, std::string_view language, const KnownWord& known) {
  const std::string_view spoken = language.substr(0, language.find('-'));
  const Counts counts = count(text, spoken, known);
  if (counts.words == 0) return std::nullopt;
  const double sentence = counts.words / counts.sentences, word = counts.syllables / counts.words;
  if (spoken == "en") return 0.39 * sentence + 11.8 * word - 15.59 + 5;
  const auto age = [](double score) { return 10.0 + (100.0 - score) / 10.0; };
  if (spoken == "fr") return age(207 - 1.015 * sentence - 73.6 * word);
  if (spoken == "de") return age(180 - sentence - 58.5 * word);
  return std::nullopt;
}

}  // namespace maquette
