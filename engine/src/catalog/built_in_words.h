// The few words the reader itself puts into a product: of options and sentences that nobody wrote, in the languages it
// speaks. Any other language is the author's to give.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/expression.h"
#include "maquette/availability.h"
#include "maquette/localized.h"

namespace maquette::catalog {

enum class BuiltInWord : std::uint8_t { yes, no, none };

/// In each of `languages` that the reader speaks.
LocalizedText built_in_word(BuiltInWord word, const std::vector<std::string>& languages);

/// "market", "channel", "from", "until", "stock"
std::string_view unavailable_id(Unavailable why);

/// "Suede: available from 2026-12-01.", likewise; in English where the reader does not speak the language.
LocalizedText unavailable_sentence(const LocalizedText& label, Unavailable why, std::string_view day,
                                   const std::vector<std::string>& languages);

/// "Toppings: at most 3.", likewise.
LocalizedText how_many_sentence(const LocalizedText& label, Bounds bounds, const std::vector<std::string>& languages);

}  // namespace maquette::catalog
