// One row for each word, one column for each language: a translator adds a column.
#include "cli/words.h"

#include <array>

namespace maquette::cli {
namespace {

constexpr std::size_t kWords = static_cast<std::size_t>(Word::count_);
constexpr std::array<std::string_view, 4> kLanguages{"en", "fr", "de", "ja"};

using Row = std::array<std::string_view, kLanguages.size()>;

constexpr std::array<Row, kWords> kTable{{
    {"selected", "choisi", "gewählt", "選択"},
    {"implied", "imposé", "festgelegt", "確定"},
    {"available", "possible", "möglich", "選択可"},
    {"excluded", "exclu", "ausgeschlossen", "選択不可"},
    {"dead", "jamais possible", "nie möglich", "常に不可"},
    {"unknown", "indécis", "unentschieden", "未定"},
    {"These selections cannot hold together:", "Ces choix ne tiennent pas ensemble :", "Diese Auswahl geht nicht zusammen:",
     "この選択は同時に成り立ちません："},
    {"Not decided within the budget; try a larger --budget.", "Indécis dans le budget ; essayez un --budget plus grand.",
     "Im Budget nicht entschieden; versuche ein größeres --budget.",
     "予算内で決まりませんでした。--budget を増やしてください。"},
    {"Not counted: several sums limit what is left at once. With more chosen, fewer of them can.",
     "Non compté : plusieurs sommes limitent à la fois ce qui reste. Avec davantage de choix, il y en a moins.",
     "Nicht gezählt: Mehrere Summen begrenzen zugleich, was bleibt. Mit mehr Auswahl werden es weniger.",
     "数えられません。残りを同時に制限する合計がいくつもあります。選択を増やすと減ります。"},
    {"This is possible; there is nothing to explain.", "C'est possible ; il n'y a rien à expliquer.",
     "Das ist möglich; es gibt nichts zu erklären.", "選べます。説明することはありません。"},
    {"cannot be had:", "n'est pas possible :", "ist nicht möglich:", "は選べません："},
    {"with your selections", "avec vos choix", "mit deiner Auswahl", "あなたの選択"},
    {"This is in no design at all.", "Cela n'existe dans aucun modèle.", "Das gibt es in keinem Entwurf.",
     "どのデザインにもありません。"},
    {"no change needed", "aucun changement nécessaire", "keine Änderung nötig", "変更は不要"},
    {"any", "au choix", "beliebig", "任意"},
    {"Product", "Produit", "Produkt", "製品"},
    {"Total", "Total", "Summe", "合計"},
    {"Lead time", "Délai", "Lieferzeit", "お届けまで"},
    {"Weight", "Poids", "Gewicht", "重さ"},
    {"Bill of materials", "Nomenclature", "Stückliste", "部品表"},
    {"proven least", "minimum prouvé", "bewiesen am kleinsten", "最小と証明"},
    {"not proven least", "minimum non prouvé", "nicht als kleinstes bewiesen", "最小とは未証明"},
    {"valid", "valable", "gültig", "有効"},
    {"can be completed", "peut être complété", "lässt sich vervollständigen", "完成可能"},
    {"breaks", "enfreint", "verletzt", "違反："},
    {"refused:", "refusé :", "abgelehnt:", "拒否："},
    {"verified", "vérifié", "geprüft", "検証済み"},
    {"NOT VERIFIED", "NON VÉRIFIÉ", "NICHT GEPRÜFT", "検証できません"},
}};

}  // namespace

std::string word(Word word, std::string_view language) {
  const Row& row = kTable[static_cast<std::size_t>(word)];
  for (std::size_t column = 0; column < kLanguages.size(); ++column) {
    if (language.substr(0, 2) == kLanguages[column]) return std::string(row[column]);
  }
  return std::string(row.front());
}

}  // namespace maquette::cli
