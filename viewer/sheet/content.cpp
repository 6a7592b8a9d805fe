// What the sheet says: the same words, amounts and order as the studio's review.
#include <algorithm>

#include "maquette/localized.h"
#include "sheet/sheet.h"
#include "state/derive.h"
#include "state/format.h"
#include "state/taken.h"
#include "state/told.h"

namespace maquette::sheet {
namespace {

using viewer::Word;
using viewer::Words;

std::vector<std::string> values_of(const Model& model, const Variant& variant, PartIndex part, const Words& words) {
  if (const auto text = variant.texts.find(part); text != variant.texts.end()) return {text->second};
  if (model.parts[part].kind == PartKind::text) return {words[Word::no_text_value]};
  return viewer::names_taken(model, part, variant.options, words);
}

/// All options of a group in one phrase. How a text is lettered is nothing without the text.
std::string value_of(const Model& model, const Variant& variant, GroupIndex group, const Words& words) {
  const std::optional<PartIndex> written = viewer::text_part(model, group);
  std::string value;
  const viewer::Told told = viewer::told_parts(model, variant, group);
  for (const PartIndex part : told.parts) {
    if (written && part != *written && !variant.texts.contains(*written)) continue;
    for (const std::string& name : values_of(model, variant, part, words)) {
      const std::string label = in_language(model.parts[part].label, words.language());
      const std::string said =
          told.by_name ? words.say(Word::named, {{"name", label}, {"value", words.inside(name)}}) : name;
      value += value.empty() ? said : words[Word::list_comma] + words.inside(said);
    }
  }
  return value;
}

std::vector<Line> lines_of(const Model& model, const Variant& variant, const Quote& quote, const Words& words) {
  std::vector<Line> lines{{in_language(model.label, words.language()), words[Word::product_itself],
                           viewer::money(model, words, quote.base_price), false, false, std::nullopt}};
  for (GroupIndex group = 0; group < model.groups.size(); ++group) {
    std::int64_t amount = 0;
    for (const PriceLine& line : quote.lines) {
      if (model.parts[line.part].group == group) amount += line.amount;
    }
    lines.push_back({in_language(model.groups[group].label, words.language()), value_of(model, variant, group, words),
                     amount == 0 ? words[Word::included] : viewer::money(model, words, amount), amount == 0,
                     viewer::text_part(model, group).has_value(), group});
  }
  return lines;
}

std::string iso_day(viewer::Date day) {
  const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return std::to_string(static_cast<int>(day.year())) + '-' + two(static_cast<unsigned>(day.month())) + '-' +
         two(static_cast<unsigned>(day.day()));
}

}  // namespace

Sheet sheet_of(const Model& model, const Variant& variant, const Words& words, const Origin& origin) {
  const Quote quote = maquette::quote(model, variant);
  const std::int64_t days = std::clamp<std::int64_t>(quote.totals[kLeadTime], 0, 3650);
  Sheet sheet;
  sheet.language = words.language();
  sheet.product = in_language(model.label, words.language());
  sheet.title = words[Word::review_title];
  sheet.lines = lines_of(model, variant, quote, words);
  sheet.total = {words[Word::you_pay], viewer::money(model, words, quote.totals[kPrice])};
  sheet.tax = words[Word::tax];
  sheet.facts = {{words[Word::making_takes],
                  words.say(days == 1 ? Word::days_one : Word::days_many, {{"count", std::to_string(days)}})},
                 {words[Word::ready_on], viewer::long_date(words, viewer::plus_days(origin.today, static_cast<int>(days)))},
                 {words[Word::weighs], viewer::measure(model.attributes[kWeight], words, quote.totals[kWeight])}};
  sheet.code = {words[origin.entry ? Word::entry_code : Word::design_code], origin.code};
  sheet.address = origin.address;
  sheet.day = iso_day(origin.today);
  return sheet;
}

}  // namespace maquette::sheet
