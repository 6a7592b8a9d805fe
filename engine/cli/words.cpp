// One row for each word, one column for each language: a translator adds a column.
#include "cli/words.h"

#include <array>

namespace maquette::cli {
namespace {

constexpr std::size_t kWords = static_cast<std::size_t>(Word::count_);
constexpr std::array<std::string_view, 2> kLanguages{"en", "fr"};

using Row = std::array<std::string_view, kLanguages.size()>;

constexpr std::array<Row, kWords> kTable{{
    {"selected", "choisi"},
    {"implied", "imposé"},
    {"available", "possible"},
    {"excluded", "exclu"},
    {"dead", "jamais possible"},
    {"unknown", "indécis"},
    {"These selections cannot hold together:", "Ces choix ne tiennent pas ensemble :"},
    {"Not decided within the budget; try a larger --budget.", "Indécis dans le budget ; essayez un --budget plus grand."},
    {"This is possible; there is nothing to explain.", "C'est possible ; il n'y a rien à expliquer."},
    {"cannot be had:", "n'est pas possible :"},
    {"with your selections", "avec vos choix"},
    {"This is in no design at all.", "Cela n'existe dans aucun modèle."},
    {"no change needed", "aucun changement nécessaire"},
    {"any", "au choix"},
    {"Product", "Produit"},
    {"Total", "Total"},
    {"Lead time", "Délai"},
    {"Weight", "Poids"},
    {"Bill of materials", "Nomenclature"},
    {"proven least", "minimum prouvé"},
    {"not proven least", "minimum non prouvé"},
    {"valid", "valable"},
    {"can be completed", "peut être complété"},
    {"breaks", "enfreint"},
    {"refused:", "refusé :"},
    {"verified", "vérifié"},
    {"NOT VERIFIED", "NON VÉRIFIÉ"},
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
