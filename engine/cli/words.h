// The command's own words for people. Labels and reasons come from the catalog; JSON words are never translated.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace maquette::cli {

enum class Word : std::uint8_t {
  selected,
  implied,
  available,
  excluded,
  dead,
  unknown,
  conflict,         ///< the selections cannot hold together
  undecided,        ///< not decided within the budget
  uncounted,        ///< several sums limit what is left at once
  possible,         ///< the wish is possible
  cannot_have,      ///< "cannot be had because"
  with_selections,  ///< "your selections:"
  no_repair,        ///< "in no design at all"
  no_change,
  any,
  base_price,
  total,
  lead_time,
  weight,
  bill,
  proven_least,
  not_proven_least,
  valid,
  can_be_completed,
  breaks,
  refused,
  verified,
  not_verified,
  count_
};

/// In `language`, else in English.
std::string word(Word word, std::string_view language);

}  // namespace maquette::cli
