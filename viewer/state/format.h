// Money, dates and measures as a customer reads them, each language in its own style.
#pragma once

#include <cstdint>
#include <string>

#include "maquette/model.h"
#include "state/date.h"
#include "state/words.h"

namespace maquette::viewer {

/// 15500 -> "€155", 15550 -> "€155.50"; in French "155 €" with a no-break space. Minor units.
std::string money(const Model& model, const Words& words, std::int64_t minor);

/// As a change: "+€10", "−€5" (U+2212), "Same price".
std::string money_change(const Model& model, const Words& words, std::int64_t minor);

/// A value of an attribute with its unit: "512 g".
std::string measure(const Attribute& attribute, const Words& words, std::int64_t value);

std::string long_date(const Words& words, Date date);   ///< "14 December"
std::string short_date(const Words& words, Date date);  ///< "14 Dec"

/// A number written as in English ("1,204.5", "1.20 × 10²⁴") in the language's own signs.
std::string in_own_signs(const Words& words, std::string_view english);

/// Groups of three: "4,211,000". `digits` is a decimal integer of any length.
std::string grouped(const Words& words, const std::string& digits);

}  // namespace maquette::viewer
