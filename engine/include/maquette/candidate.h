// Whether a design may enter the contest its catalog speaks of, without a solver and without a clock.
//
// The kiosk asks before it lets someone enter, `entry make` and `entry verify` ask again of what was written: one referee,
// so that nobody is let in at the kiosk and turned away by the organiser.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/contest.h"
#include "maquette/design.h"
#include "maquette/model.h"

namespace maquette {

/// What someone typed who enters. UTF-8.
struct Candidate {
  std::string display_name, title, story;
  std::string language;  ///< they use the kiosk in: "en"
};

/// Why the contest does not take this now: one sentence for the customer, in `language`. Nothing when it does, and where
/// the catalog has no contest. `day`: "2027-03-31"; empty: any. What a form still lacks is not asked here.
std::optional<std::string> refuse_candidate(const EntryConditions& conditions, const Variant& variant,
                                            const Candidate& candidate, std::string_view day, std::string_view language);

/// The texts a person reads before the entry is shown, by the catalog's review: ids of text parts that have one, then
/// "display_name", "title" and "story" where there is one.
std::vector<std::string> texts_to_review(const EntryConditions& conditions, const Model& model, const Variant& variant,
                                         const Candidate& candidate);

bool asks(const ContestProfile& contest, EntryText text);
bool asks(const ContestProfile& contest, Consent consent);
bool shows(const ContestProfile& contest, EntryText text);  ///< asked for or offered

}  // namespace maquette
