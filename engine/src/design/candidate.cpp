// The referee of entries. Rules first, since they are about the product; then the day and the language; then words that
// strangers will read, each text by itself so that a customer is told which word it is.
#include "maquette/candidate.h"

#include <algorithm>
#include <array>

#include "design/text.h"
#include "maquette/evaluate.h"
#include "maquette/localized.h"

namespace maquette {
namespace {

enum class Refused : std::uint8_t { not_yet, over, other_language };

const LocalizedText& sentence(Refused refused) {
  static const std::array<LocalizedText, 3> sentences{{
      {{"en", "This contest is not open yet."},
       {"fr", "Ce concours n'est pas encore ouvert."},
       {"de", "Dieser Wettbewerb hat noch nicht begonnen."},
       {"ja", "このコンテストはまだ始まっていません。"}},
      {{"en", "This contest is over."},
       {"fr", "Ce concours est terminé."},
       {"de", "Dieser Wettbewerb ist vorbei."},
       {"ja", "このコンテストは終了しました。"}},
      {{"en", "This contest takes entries in other languages only."},
       {"fr", "Ce concours n'accepte que d'autres langues."},
       {"de", "Dieser Wettbewerb nimmt nur andere Sprachen an."},
       {"ja", "このコンテストは他の言語でのみ応募できます。"}},
  }};
  return sentences[static_cast<std::size_t>(refused)];
}

template <class Value>
bool has(const std::vector<Value>& values, const Value& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// Outside these days, or in a language nobody judges in.
std::optional<Refused> refuse_circumstances(const ContestProfile& contest, const std::string& spoken,
                                            std::string_view day) {
  if (!day.empty() && !contest.opens.empty() && day < contest.opens) return Refused::not_yet;
  if (!day.empty() && day > contest.closes) return Refused::over;
  if (!contest.languages.empty() && !has(contest.languages, spoken)) return Refused::other_language;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> refuse_candidate(const EntryConditions& conditions, const Variant& variant,
                                            const Candidate& candidate, std::string_view day, std::string_view language) {
  if (conditions.contest) {
    for (const EntryRule& rule : conditions.contest->rules) {
      if (!holds(rule.formula, variant.options)) return in_language(rule.because, language);
    }
    if (const auto refused = refuse_circumstances(*conditions.contest, candidate.language, day))
      return in_language(sentence(*refused), language);
  }
  for (const std::string* text : {&candidate.display_name, &candidate.title, &candidate.story}) {
    if (auto refused = refuse_words(*text, conditions.moderation.deny, language)) return refused;
  }
  return std::nullopt;
}

std::vector<std::string> texts_to_review(const EntryConditions& conditions, const Model& model, const Variant& variant,
                                         const Candidate& candidate) {
  std::vector<std::string> texts;
  if (conditions.moderation.review == Review::none) return texts;
  for (const auto& [part, text] : variant.texts) {
    if (!text.empty()) texts.push_back(model.parts[part].id);
  }
  if (conditions.moderation.review == Review::designs) return texts;
  texts.insert(texts.end(), {"display_name", "title"});
  if (!candidate.story.empty()) texts.emplace_back("story");
  return texts;
}

bool asks(const ContestProfile& contest, EntryText text) { return has(contest.asks, text); }

bool asks(const ContestProfile& contest, Consent consent) { return has(contest.consents, consent); }

bool shows(const ContestProfile& contest, EntryText text) { return asks(contest, text) || has(contest.offers, text); }

}  // namespace maquette
