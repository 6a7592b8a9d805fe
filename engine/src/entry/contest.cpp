#include "entry/contest.h"

#include <algorithm>

#include "maquette/candidate.h"

namespace maquette::entry {
namespace {

using Problem = std::optional<std::string>;

Problem refuse_contest(const ContestProfile& contest, const EntryFields& fields) {
  if (fields.contest != contest.id)
    return "is for the contest '" + fields.contest + "', its catalog is of '" + contest.id + "'";
  if (fields.rules_version != contest.rules_version)
    return "agrees to version '" + fields.rules_version + "' of the contest's rules, not '" + contest.rules_version + "'";
  if (asks(contest, EntryText::story) && fields.story.empty()) return "tells no story, which this contest asks for";
  for (const auto& [name, consent] :
       {std::pair("show_publicly", Consent::show_publicly), std::pair("age_or_guardian", Consent::age_or_guardian)}) {
    const auto given = fields.consents.find(name);
    if (asks(contest, consent) && (given == fields.consents.end() || !given->second))
      return "does not give the consent '" + std::string(name) + "', which this contest asks for";
  }
  return std::nullopt;
}

Problem refuse_pictures(const ContestProfile& contest, const std::vector<EntryRender>& renders) {
  for (const std::string& picture : contest.pictures) {
    const auto shows_it = [&](const EntryRender& render) { return render.name == picture; };
    if (std::none_of(renders.begin(), renders.end(), shows_it))
      return "lacks the picture '" + picture + "', which this contest asks for";
  }
  return std::nullopt;
}

}  // namespace

Problem refuse_entrant(const EntryConditions& conditions, const Variant& variant, const EntryFields& fields,
                       const std::vector<EntryRender>& renders, std::string_view day) {
  if (conditions.contest) {
    if (Problem problem = refuse_contest(*conditions.contest, fields)) return problem;
    if (Problem problem = refuse_pictures(*conditions.contest, renders)) return problem;
  }
  const Candidate candidate{fields.display_name, fields.title, fields.story, fields.language};
  return refuse_candidate(conditions, variant, candidate, day, "en");
}

}  // namespace maquette::entry
