#include "catalog/built_in_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace maquette::catalog {
namespace {

/// `#` stands for a number, `##` for the second.
struct Phrasebook {
  std::string_view language;
  std::array<std::string_view, 3> words;  ///< in the order of BuiltInWord
  std::string_view at_most, at_least, exactly, between, colon;
  std::array<std::string_view, 5> unavailable;  ///< in the order of Unavailable; `#` stands for a day
  std::string_view stop = ".";
};

constexpr std::array<Phrasebook, 8> kPhrasebooks{{
    {"en",
     {"Yes", "No", "None"},
     "at most #",
     "at least #",
     "exactly #",
     "between # and ##",
     ": ",
     {"not sold here", "not sold here", "available from #", "was available until #", "out of stock"}},
    {"fr",
     {"Oui", "Non", "Aucun"},
     "# au plus",
     "# au moins",
     "# exactement",
     "entre # et ##",
     " : ",
     {"pas en vente ici", "pas en vente ici", "disponible à partir du #", "disponible jusqu'au #", "en rupture de stock"}},
    {"de",
     {"Ja", "Nein", "Ohne"},
     "höchstens #",
     "mindestens #",
     "genau #",
     "zwischen # und ##",
     ": ",
     {"hier nicht erhältlich", "hier nicht erhältlich", "erhältlich ab #", "erhältlich bis #", "nicht vorrätig"}},
    {"ja",
     {"はい", "いいえ", "なし"},
     "#つまで",
     "#つ以上",
     "ちょうど#つ",
     "#つから##つ",
     "：",
     {"こちらでは取り扱いがありません", "こちらでは取り扱いがありません", "#から選べます", "#までの取り扱いでした",
      "在庫切れです"},
     "。"},
    {"es",
     {"Sí", "No", "Ninguno"},
     "# como máximo",
     "# como mínimo",
     "# exactamente",
     "entre # y ##",
     ": ",
     {"no se vende aquí", "no se vende aquí", "disponible desde el #", "disponible hasta el #", "agotado"}},
    {"it",
     {"Sì", "No", "Nessuno"},
     "al massimo #",
     "almeno #",
     "esattamente #",
     "tra # e ##",
     ": ",
     {"non in vendita qui", "non in vendita qui", "disponibile dal #", "disponibile fino al #", "esaurito"}},
    {"nl",
     {"Ja", "Nee", "Geen"},
     "hoogstens #",
     "minstens #",
     "precies #",
     "tussen # en ##",
     ": ",
     {"hier niet te koop", "hier niet te koop", "verkrijgbaar vanaf #", "verkrijgbaar tot en met #", "niet op voorraad"}},
    {"pt",
     {"Sim", "Não", "Nenhum"},
     "no máximo #",
     "pelo menos #",
     "exatamente #",
     "entre # e ##",
     ": ",
     {"não se vende aqui", "não se vende aqui", "disponível a partir de #", "disponível até #", "esgotado"}},
}};

/// By the language, whatever the region: "pt-BR" is spoken to in "pt".
const Phrasebook* phrasebook(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  const auto* const found = std::find_if(kPhrasebooks.begin(), kPhrasebooks.end(),
                                         [&](const Phrasebook& book) { return book.language == primary; });
  return found == kPhrasebooks.end() ? nullptr : &*found;
}

void replace(std::string& text, std::string_view mark, std::string_view by) {
  if (const std::size_t at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), by);
}

std::string how_many(const Phrasebook& book, Bounds bounds) {
  std::string_view phrase = book.between;
  std::int64_t first = bounds.lower;
  if (bounds.lower == bounds.upper)
    phrase = book.exactly;
  else if (bounds.upper == kUnbounded)
    phrase = book.at_least;
  else if (bounds.lower == 0) {
    phrase = book.at_most;
    first = bounds.upper;
  }
  std::string text(phrase);
  replace(text, "##", std::to_string(bounds.upper));
  replace(text, "#", std::to_string(first));
  return text;
}

}  // namespace

LocalizedText built_in_word(BuiltInWord word, const std::vector<std::string>& languages) {
  LocalizedText text;
  for (const std::string& language : languages) {
    if (const Phrasebook* book = phrasebook(language)) text[language] = book->words[static_cast<std::size_t>(word)];
  }
  return text;
}

LocalizedText how_many_sentence(const LocalizedText& label, Bounds bounds, const std::vector<std::string>& languages) {
  LocalizedText text;
  for (const std::string& language : languages) {
    const Phrasebook* book = phrasebook(language);
    if (book == nullptr) continue;
    text[language] =
        in_language(label, language) + std::string(book->colon) + how_many(*book, bounds) + std::string(book->stop);
  }
  return text;
}

std::string_view unavailable_id(Unavailable why) {
  constexpr std::array<std::string_view, 5> ids{"market", "channel", "from", "until", "stock"};
  return ids[static_cast<std::size_t>(why)];
}

LocalizedText unavailable_sentence(const LocalizedText& label, Unavailable why, std::string_view day,
                                   const std::vector<std::string>& languages) {
  LocalizedText text;
  for (const std::string& language : languages) {
    const Phrasebook* own = phrasebook(language);
    const Phrasebook& book = own == nullptr ? kPhrasebooks.front() : *own;
    std::string reason(book.unavailable[static_cast<std::size_t>(why)]);
    replace(reason, "#", day);
    text[language] = in_language(label, language) + std::string(book.colon) + reason + std::string(book.stop);
  }
  return text;
}

}  // namespace maquette::catalog
