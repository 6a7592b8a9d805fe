#include "cli/phrases.h"

namespace maquette::cli {
namespace {

std::string_view in_language(const Phrase& phrase, std::string_view language) {
  const std::string_view tag = language.substr(0, 2);
  return tag == "fr" ? phrase.fr : tag == "de" ? phrase.de : tag == "ja" ? phrase.ja : phrase.en;
}

}  // namespace

std::string say(const Phrase& phrase, std::string_view language, std::initializer_list<std::string_view> blanks) {
  const std::string_view text = in_language(phrase, language);
  std::string said;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto which = static_cast<std::size_t>(at + 1 < text.size() ? text[at + 1] - '1' : -1);
    if (text[at] != '%' || which >= blanks.size()) {
      said += text[at];
      continue;
    }
    said += *(blanks.begin() + which);
    ++at;
  }
  return said;
}

}  // namespace maquette::cli
