// Text in several languages, keyed by BCP 47 tag ("en", "fr", "de", "ja").
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace maquette {

using LocalizedText = std::map<std::string, std::string, std::less<>>;

/// The text in `language`, else in English, else in whichever language exists, else empty.
const std::string& in_language(const LocalizedText& text, std::string_view language);

}  // namespace maquette
