// The few words the reader itself puts into a product: of options and sentences that nobody wrote, in the languages it
// speaks. Any other language is the author's to give.
#pragma once

#include <string>
#include <vector>

#include "catalog/expression.h"
#include "maquette/localized.h"

namespace maquette::catalog {

enum class BuiltInWord : std::uint8_t { yes, no, none };

/// In each of `languages` that the reader speaks.
LocalizedText built_in_word(BuiltInWord word, const std::vector<std::string>& languages);

/// "Toppings: at most 3.", likewise.
LocalizedText how_many_sentence(const LocalizedText& label, Bounds bounds, const std::vector<std::string>& languages);

}  // namespace maquette::catalog
