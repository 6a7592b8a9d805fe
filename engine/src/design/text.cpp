// What a customer may write on a product.
//
// A text is refused before anything measures or shows it: by size in bytes, by encoding, then by what can hide in it
// (controls, bidirectional overrides, invisible format characters, unassigned and private code points), then by the part's
// own limits. Characters and denied words are compared in the composed form (NFC), so that "é" typed as one or two code
// points is the same letter. Denied words are compared without case, and as they look: by the skeletons of Unicode
// Technical Standard 39, in which a Cyrillic а is an a and a zero an O. Both cases are compared, since letters that look
// alike in one often do not in the other. ICU's spoof checker is no substitute for the first steps: it accepts U+202E and
// U+200B.
#include "design/text.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>

#include "maquette/design.h"
#include "maquette/localized.h"

namespace maquette {
namespace {

constexpr std::size_t kMostBytes = 4096;

enum class Refusal : std::uint8_t { too_large, not_utf8, hidden, unavailable, denied, too_long, too_wide, not_shown };

const LocalizedText& sentence(Refusal refusal) {
  static const std::array<LocalizedText, 8> sentences{{
      {{"en", "This text is too large."},
       {"fr", "Ce texte est trop volumineux."},
       {"de", "Dieser Text ist viel zu lang."},
       {"ja", "この文字は長すぎます。"}},
      {{"en", "This text is not valid UTF-8."},
       {"fr", "Ce texte n'est pas en UTF-8 valide."},
       {"de", "Dieser Text ist kein gültiges UTF-8."},
       {"ja", "この文字はUTF-8として読めません。"}},
      {{"en", "This text contains an invisible character (%)."},
       {"fr", "Ce texte contient un caractère invisible (%)."},
       {"de", "Dieser Text enthält ein unsichtbares Zeichen (%)."},
       {"ja", "見えない文字（%）が入っています。"}},
      {{"en", "The character “%” is not available here."},
       {"fr", "Le caractère « % » n'est pas disponible ici."},
       {"de", "Das Zeichen „%“ gibt es hier nicht."},
       {"ja", "「%」はここでは使えません。"}},
      {{"en", "Please choose another text: “%” cannot be made."},
       {"fr", "Choisissez un autre texte : « % » ne peut pas être réalisé."},
       {"de", "Bitte nimm einen anderen Text: „%“ machen wir nicht."},
       {"ja", "ほかの文字をお選びください。「%」はお作りできません。"}},
      {{"en", "At most % characters fit here."},
       {"fr", "% caractères au plus tiennent ici."},
       {"de", "Hier passen höchstens % Zeichen hin."},
       {"ja", "入るのは%文字までです。"}},
      {{"en", "This text is too wide: at most % mm fit here."},
       {"fr", "Ce texte est trop large : % mm au plus tiennent ici."},
       {"de", "Dieser Text ist zu breit: Hier passen höchstens % mm hin."},
       {"ja", "幅が広すぎます。入るのは%ミリまでです。"}},
      {{"en", "Please choose other words: “%” cannot be shown here."},
       {"fr", "Choisissez d'autres mots : « % » ne peut pas être affiché ici."},
       {"de", "Bitte nimm andere Worte: „%“ können wir hier nicht zeigen."},
       {"ja", "ほかの言葉をお選びください。「%」はここではお見せできません。"}},
  }};
  return sentences[static_cast<std::size_t>(refusal)];
}

std::string say(Refusal refusal, std::string_view language, const std::string& what = {}) {
  std::string said = in_language(sentence(refusal), language);
  if (const std::size_t gap = said.find('%'); gap != std::string::npos) said.replace(gap, 1, what);
  return said;
}

icu::UnicodeString decode(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

std::string encode(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

bool is_utf8(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, text.data(), static_cast<std::int32_t>(text.size()), &status);
  return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR;  // measured, not converted
}

icu::UnicodeString composed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString result = U_SUCCESS(status) ? nfc->normalize(text, status) : text;
  return U_SUCCESS(status) ? result : text;
}

// Nothing a person can see: controls, format characters (bidirectional overrides, zero-width joiners), separators,
// surrogates, private and unassigned code points.
bool is_hidden(UChar32 c) {
  constexpr std::uint32_t kHidden =
      U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK | U_GC_CO_MASK | U_GC_CN_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  return (U_GET_GC_MASK(c) & kHidden) != 0;
}

bool is_of_script(UChar32 c, const std::string& script) {
  const auto code = static_cast<UScriptCode>(u_getPropertyValueEnum(UCHAR_SCRIPT, script.c_str()));
  const bool letter_or_mark = u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
  return letter_or_mark && uscript_hasScript(c, code);
}

bool is_usual(UChar32 c, const std::vector<std::string>& scripts) {
  if (c == ' ' || u_isdigit(c)) return true;
  UErrorCode status = U_ZERO_ERROR;
  if (scripts.empty()) return u_isalpha(c) && uscript_getScript(c, &status) == USCRIPT_LATIN;
  return std::any_of(scripts.begin(), scripts.end(), [c](const std::string& script) { return is_of_script(c, script); });
}

std::string code_point_name(UChar32 c) {
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(c));
  return name.data();
}

std::optional<std::string> refuse_characters(const icu::UnicodeString& text, const TextLimits& limits,
                                             std::string_view language) {
  const icu::UnicodeString accepted = composed(decode(limits.characters));
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 c = text.char32At(at);
    if (is_hidden(c)) return say(Refusal::hidden, language, code_point_name(c));
    const bool listed = limits.characters.empty() ? is_usual(c, limits.scripts) : accepted.indexOf(c) >= 0;
    const bool available = listed && (limits.widths.empty() || limits.widths.contains(static_cast<char32_t>(c)));
    if (!available) return say(Refusal::unavailable, language, encode(icu::UnicodeString(c)));
  }
  return std::nullopt;
}

/// What other letters make look like the text is the same skeleton.
icu::UnicodeString skeleton(const icu::UnicodeString& text) {
  static const icu::LocalUSpoofCheckerPointer checker = [] {
    UErrorCode status = U_ZERO_ERROR;
    icu::LocalUSpoofCheckerPointer opened(uspoof_open(&status));
    if (U_FAILURE(status)) throw std::bad_alloc();  // ICU's own data is missing or memory is
    return opened;
  }();
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result;
  uspoof_getSkeletonUnicodeString(checker.getAlias(), 0, text, result, &status);
  return U_SUCCESS(status) ? result : text;
}

using Looks = std::array<icu::UnicodeString, 3>;

/// Without what only dresses a letter up: full width, circles, mathematical bold.
icu::UnicodeString undressed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString result = U_SUCCESS(status) ? nfkc->normalize(text, status) : text;
  return U_SUCCESS(status) ? result : text;
}

/// Without case, and how it looks in small letters and in capitals.
Looks looks_of(const icu::UnicodeString& text) {
  const icu::UnicodeString plain = undressed(text);
  const icu::UnicodeString folded = icu::UnicodeString(plain).foldCase();
  return {folded, skeleton(folded), skeleton(icu::UnicodeString(plain).toUpper(icu::Locale::getRoot()))};
}

/// The first of the words that the text holds, or looks as if it did.
const std::string* find_denied(const icu::UnicodeString& text, const std::vector<std::string>& deny) {
  if (deny.empty()) return nullptr;
  const Looks looks = looks_of(text);
  for (const std::string& word : deny) {
    const Looks denied = looks_of(composed(decode(word)));
    for (std::size_t i = 0; i < looks.size(); ++i) {
      if (!denied[i].isEmpty() && looks[i].indexOf(denied[i]) >= 0) return &word;
    }
  }
  return nullptr;
}

std::optional<std::string> refuse_width(const icu::UnicodeString& text, const TextLimits& limits,
                                        std::string_view language) {
  if (limits.max_width == 0) return std::nullopt;
  std::int64_t width = 0;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const auto found = limits.widths.find(static_cast<char32_t>(text.char32At(at)));
    if (found != limits.widths.end()) width += found->second;
  }
  if (width <= limits.max_width) return std::nullopt;
  constexpr std::int64_t kMillimetre = 1000;
  std::string most = std::to_string(limits.max_width / kMillimetre);
  if (const std::int64_t rest = limits.max_width % kMillimetre; rest != 0) {
    std::string digits = std::to_string(kMillimetre + rest).substr(1);
    const bool comma = language.starts_with("fr") || language.starts_with("de");
    most += (comma ? "," : ".") + digits.substr(0, digits.find_last_not_of('0') + 1);
  }
  return say(Refusal::too_wide, language, most);
}

std::unique_ptr<icu::BreakIterator> graphemes_of(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> graphemes(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status) || !graphemes) throw std::bad_alloc();  // ICU's own data is missing or memory is
  graphemes->setText(text);
  return graphemes;
}

}  // namespace

std::uint32_t count_graphemes(std::string_view utf8) {
  const icu::UnicodeString text = decode(utf8);
  const auto graphemes = graphemes_of(text);
  std::uint32_t count = 0;
  while (graphemes->next() != icu::BreakIterator::DONE) ++count;
  return count;
}

std::string first_graphemes(std::string_view utf8, std::uint32_t count) {
  const icu::UnicodeString text = decode(utf8);
  const auto graphemes = graphemes_of(text);
  std::int32_t end = 0;
  for (std::uint32_t taken = 0; taken < count; ++taken) {
    const std::int32_t next = graphemes->next();
    if (next == icu::BreakIterator::DONE) break;
    end = next;
  }
  return encode(text.tempSubString(0, end));
}

std::optional<std::string> refuse_text(const Part& part, std::string_view utf8, std::string_view language,
                                       OptionIndex* length) {
  if (utf8.size() > kMostBytes) return say(Refusal::too_large, language);
  if (!is_utf8(utf8)) return say(Refusal::not_utf8, language);
  const icu::UnicodeString text = composed(decode(utf8));
  if (auto refused = refuse_characters(text, part.text, language)) return refused;
  if (const std::string* word = find_denied(text, part.text.deny)) return say(Refusal::denied, language, *word);
  const std::uint32_t graphemes = count_graphemes(encode(text));
  if (graphemes > part.text.max_length) return say(Refusal::too_long, language, std::to_string(part.text.max_length));
  if (auto refused = refuse_width(text, part.text, language)) return refused;
  if (length) *length = graphemes;
  return std::nullopt;
}

std::optional<std::string> refuse_words(std::string_view utf8, const std::vector<std::string>& deny,
                                        std::string_view language) {
  if (!is_utf8(utf8)) return std::nullopt;
  const std::string* word = find_denied(composed(decode(utf8)), deny);
  return word == nullptr ? std::nullopt : std::optional(say(Refusal::not_shown, language, *word));
}

}  // namespace maquette
