#include "state/sale.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "state/date.h"
#include "state/format.h"

namespace maquette::viewer {

namespace {

/// Without its year, as everywhere on the kiosk.
std::string day_in_words(const Words& words, const std::string& day) {
  Date date;
  return parse_date(day, &date) ? long_date(words, date) : day;
}

}  // namespace

const Absence* absence_of(const Sale& sale, PartIndex part, OptionIndex option) {
  const auto found = std::find_if(sale.absences.begin(), sale.absences.end(), [&](const Absence& absence) {
    return absence.part == part && std::binary_search(absence.options.begin(), absence.options.end(), option);
  });
  return found == sale.absences.end() ? nullptr : &*found;
}

const Absence* absence_by(const Sale& sale, RuleIndex rule) {
  const auto found = std::find_if(sale.absences.begin(), sale.absences.end(),
                                  [rule](const Absence& absence) { return absence.rule == rule; });
  return found == sale.absences.end() ? nullptr : &*found;
}

bool may_come(const Absence& absence) {
  return absence.why == Unavailable::not_yet || absence.why == Unavailable::out_of_stock;
}

std::string country_name(const std::string& market, const std::string& language) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (market.size() != 2 || !std::all_of(market.begin(), market.end(), is_letter)) return {};
  const icu::Locale country(("und_" + market).c_str());
  icu::UnicodeString name;
  country.getDisplayCountry(icu::Locale(language.c_str()), name);
  std::string text;
  name.toUTF8String(text);
  return text == country.getCountry() ? std::string() : text;  // a code that no country has
}

std::string absence_words(const Words& words, const Sale& sale, const Absence& absence) {
  switch (absence.why) {
    case Unavailable::other_market: {
      const std::string country = country_name(sale.market, words.language());
      return country.empty() ? words[Word::not_sold_here] : words.say(Word::not_sold_in, {{"market", country}});
    }
    case Unavailable::other_channel:
      return words[Word::not_sold_here];
    case Unavailable::not_yet:
      return words.say(Word::from_day, {{"day", day_in_words(words, absence.day)}});
    case Unavailable::no_longer:
      return words[Word::no_longer_sold];
    case Unavailable::out_of_stock:
      break;
  }
  return words[Word::out_of_stock];
}

std::string absence_reason(const Words& words, const Absence& absence) {
  const Blanks blanks{{"day", day_in_words(words, absence.day)}};
  switch (absence.why) {
    case Unavailable::other_market:
      return words[Word::not_sold_in_more];
    case Unavailable::other_channel:
      return words[Word::not_sold_here_more];
    case Unavailable::not_yet:
      return words.say(Word::from_day_more, blanks);
    case Unavailable::no_longer:
      return words.say(Word::no_longer_sold_more, blanks);
    case Unavailable::out_of_stock:
      break;
  }
  return words[Word::out_of_stock_more];
}

}  // namespace maquette::viewer
