// What a catalog says of the contest its designs may enter, and of texts that strangers will read.
//
// An entry's rules bind entries alone: a customer may buy a design that breaks one, and not enter it. Nothing here needs a
// solver or a clock; the day is the caller's to state. Format: docs/catalog-format.md#the-contest.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "maquette/finding.h"
#include "maquette/formula.h"
#include "maquette/localized.h"

namespace maquette {

/// What an entry must have beyond what every design must.
struct EntryRule {
  std::string id;
  LocalizedText because;
  Formula formula;
  std::string source;  ///< as the author wrote it
  Position where;
};

/// What a form asks besides a name and a title, which every entry has.
enum class EntryText : std::uint8_t { email, story };

enum class Consent : std::uint8_t { show_publicly, age_or_guardian };

/// `[contest]`. Days are written year first, "2027-03-31", so they compare as texts; both ends are included.
struct ContestProfile {
  std::string id;
  std::string rules_version;  ///< may be empty
  LocalizedText title;
  std::string opens;         ///< empty: it is open already
  std::string closes;        ///< the last day
  std::string winner_named;  ///< a week after it closes unless stated; contact details are deleted the day after
  std::vector<EntryText> asks{EntryText::email};            ///< that must be filled in
  std::vector<EntryText> offers{EntryText::story};          ///< that may be; none of `asks`
  std::vector<Consent> consents{Consent::age_or_guardian};  ///< that must be given
  std::vector<std::string> languages;                       ///< of entries; empty: any
  std::vector<std::string> pictures;                        ///< that an entry must hold, by name: "front"
  std::vector<EntryRule> rules;
  Position where;
};

/// Which texts a person reads before they are shown.
enum class Review : std::uint8_t { none, designs, everything };

/// `[moderation]`.
struct Moderation {
  std::vector<std::string> deny;  ///< words refused in every text, also where they are only made to look so
  Review review = Review::none;
};

/// Both, of one catalog.
struct EntryConditions {
  std::optional<ContestProfile> contest;  ///< none: entries to any contest are fine
  Moderation moderation;
};

struct CatalogFiles;

/// What a catalog's files say of entries. Of files that `build_model` refuses, as much as can be read; its findings tell
/// what is wrong.
EntryConditions read_conditions(const CatalogFiles& files);

}  // namespace maquette
