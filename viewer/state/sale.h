// Where, through what and when the product is sold: what the running catalog was built for, and what cannot be had then.
//
// The engine makes each absence a rule, so that states, repairs and prices need to know nothing of it; the studio keeps the
// list beside the model, to say "Not sold in France" where it would otherwise say "See why".
#pragma once

#include <string>
#include <vector>

#include "maquette/availability.h"
#include "state/words.h"

namespace maquette::viewer {

/// What is empty was not asked.
struct Sale {
  std::string market{}, channel{};
  std::string day{};  ///< "2026-12-01"
  std::vector<Absence> absences{};
};

/// Why the option cannot be had; null where it can, whatever the other rules say. Valid as long as the sale.
const Absence* absence_of(const Sale& sale, PartIndex part, OptionIndex option);
/// The absence that this rule stands for; null for a rule that an author wrote.
const Absence* absence_by(const Sale& sale, RuleIndex rule);

/// What the language calls the country that a market stands for: "fr" is "Frankreich". Empty where it stands for none.
std::string country_name(const std::string& market, const std::string& language);

/// Whether it may be had another day.
bool may_come(const Absence& absence);

/// "Not sold in France", "From 1 March", "Out of stock".
std::string absence_words(const Words& words, const Sale& sale, const Absence& absence);
/// What to do about it, in a sentence or two for the customer: "You can choose it from 1 March."
std::string absence_reason(const Words& words, const Absence& absence);

}  // namespace maquette::viewer
