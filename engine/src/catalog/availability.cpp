#include "catalog/availability.h"

#include <algorithm>
#include <chrono>

#include "catalog/day.h"
#include "catalog/quantity.h"
#include "catalog/rules.h"
#include "catalog/stock.h"
#include "support/suggestion.h"

namespace maquette::catalog {
namespace {

/// "2026-12-01", a day there is.
bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t from, std::size_t count) -> int {
    const Decimal decimal = parse_decimal(text.substr(from, count), 0);
    return decimal.problem == DecimalProblem::none ? static_cast<int>(decimal.value) : -1;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return false;
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

/// Sorted, each once. Reports names that the catalog does not list.
std::vector<std::string> read_places(const std::vector<Text>& names, const std::vector<std::string>& known,
                                     std::string_view what, Report& report) {
  std::vector<std::string> places;
  for (const Text& name : names) {
    if (std::binary_search(known.begin(), known.end(), name.value)) {
      places.push_back(name.value);
      continue;
    }
    report.error(name.where, say("unknown-", what),
                 say("the catalog has no ", what, " ", in_quotes(name.value),
                     known.empty() ? say("; list it in [catalog] ", what, "s")
                                   : did_you_mean(name.value, {known.begin(), known.end()})));
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

void check_order(const Availability& available, const Place& where, Report& report) {
  if (available.from.empty() || available.until.empty() || available.from <= available.until) return;
  report.error(where, "bad-range", "\"valid_until\" lies before \"valid_from\"; exchange them");
}

std::vector<std::string> read_listed(TableCursor& catalog, std::string_view key, std::string_view what,
                                     Assembly& assembly) {
  std::vector<std::string> listed;
  for (const Text& name : catalog.texts(key).value_or(std::vector<Text>{})) {
    if (!check_id(name, say("a ", what), assembly.report)) continue;
    if (std::find(listed.begin(), listed.end(), name.value) == listed.end()) {
      listed.push_back(name.value);
    } else {
      assembly.report.error(name.where, "duplicate-id",
                            say("the ", what, " ", in_quotes(name.value), " is listed twice; delete one"));
    }
  }
  std::sort(listed.begin(), listed.end());
  return listed;
}

/// A shop asks every catalog with its market; one that lists none is sold anywhere.
void check_asked(const std::string& asked, const std::vector<std::string>& known, std::string_view what,
                 Assembly& assembly) {
  if (asked.empty() || known.empty() || std::binary_search(known.begin(), known.end(), asked)) return;
  std::string list;
  for (const std::string& one : known) list += (list.empty() ? "" : ", ") + one;
  assembly.report.error(Position{say(what, " ", asked), 0, 0}, say("unknown-", what),
                        say("the catalog is not made for this ", what, "; it has ", list));
}

// Rules
// --------------------------------------------------------------------------------------------------------------------

/// Something that cannot be had, and the rule that says so.
struct Found {
  Absence absence;
  std::string rule;  ///< its id
  const LocalizedText* label = nullptr;
  std::string source;
  Position where;
};

class Search {
 public:
  Search(const Assembly& assembly, Stock stock) : assembly_(assembly), stock_(std::move(stock)) {}

  std::vector<Found> run() && {
    for (PartIndex part = 0; part < assembly_.model.parts.size(); ++part) {
      if (assembly_.model.parts[part].kind == PartKind::choice)
        look_at_options(part);
      else
        look_at_part(part);
    }
    return std::move(found_);
  }

 private:
  std::optional<Unavailable> reason(PartIndex part, OptionIndex option) const {
    const auto& available = assembly_.part_notes[part].available;
    if (option >= available.size()) return std::nullopt;
    return why_not(available[option], assembly_.circumstances);
  }

  bool out_of_stock(const Part& part, const Option& option) const {
    return (!option.sku.empty() && stock_.empty_skus.contains(option.sku)) ||
           stock_.empty_options.contains(std::pair(part.id, option.id));
  }

  void look_at_options(PartIndex index) {
    const Part& part = assembly_.model.parts[index];
    for (OptionIndex i = 0; i < part.options.size(); ++i) {
      auto why = reason(index, i);
      if (!why && out_of_stock(part, part.options[i])) why = Unavailable::out_of_stock;
      if (!why) continue;
      const bool is_yes = part.options.front().id == "no";  // of a part of several: the part is named like the option
      add(index, {i}, *why, say(part.id, ".", part.options[i].id), is_yes ? part.label : part.options[i].label,
          say(part.id, " is not ", part.options[i].id), part.options[i].where);
    }
  }

  /// A number or a text is had or not as a whole: else the number stays as it is, and there is no text.
  void look_at_part(PartIndex index) {
    const Part& part = assembly_.model.parts[index];
    const OptionIndex last = static_cast<OptionIndex>(part.options.size()) - 1;
    const auto why = part.options.empty() ? std::nullopt : reason(index, last);
    if (!why) return;
    std::vector<OptionIndex> options;
    const bool is_text = part.kind == PartKind::text;
    const OptionIndex kept = is_text ? 0 : part.default_option;
    for (OptionIndex i = 0; i <= last; ++i) {
      if (i != kept) options.push_back(i);
    }
    if (options.empty()) return;
    add(index, std::move(options), *why, part.id, part.label,
        is_text ? say(part.id, " is empty") : say(part.id, " is ", part.options[kept].id), part.where);
  }

  void add(PartIndex part, std::vector<OptionIndex> options, Unavailable why, const std::string& name,
           const LocalizedText& label, std::string source, const Position& where) {
    const Availability& available = assembly_.part_notes[part].available[options.back()];
    std::string day;
    if (why == Unavailable::not_yet) day = available.from;
    if (why == Unavailable::no_longer) day = available.until;
    found_.push_back({{part, std::move(options), why, std::move(day), 0},
                      say(name, ".", unavailable_id(why)),
                      &label,
                      std::move(source),
                      where});
  }

  const Assembly& assembly_;
  Stock stock_;
  std::vector<Found> found_;
};

}  // namespace

std::string read_day(const Text& text, std::string_view key, Report& report) {
  if (is_day(text.value)) return text.value;
  report.error(text.where, "bad-date",
               say(in_quotes(key), " is a day, year first, like \"2026-12-01\"; ", in_quotes(text.value), " is not"));
  return {};
}

void read_offers(TableCursor& catalog, Assembly& assembly) {
  assembly.model.markets = read_listed(catalog, "markets", "market", assembly);
  assembly.model.channels = read_listed(catalog, "channels", "channel", assembly);
  const Circumstances& asked = assembly.circumstances;
  check_asked(asked.market, assembly.model.markets, "market", assembly);
  check_asked(asked.channel, assembly.model.channels, "channel", assembly);
  if (!asked.on.empty() && !is_day(asked.on)) {
    assembly.report.error(Position{say("day ", asked.on), 0, 0}, "bad-date",
                          "a day is written year first, like 2026-12-01");
  }
}

Availability read_force(TableCursor& cursor, Assembly& assembly) {
  Availability available;
  Report& report = assembly.report;
  if (const auto names = cursor.texts("markets"))
    available.markets = read_places(*names, assembly.model.markets, "market", report);
  if (const auto names = cursor.texts("channels"))
    available.channels = read_places(*names, assembly.model.channels, "channel", report);
  if (const auto day = cursor.text("valid_from")) available.from = read_day(*day, "valid_from", report);
  if (const auto day = cursor.text("valid_until")) available.until = read_day(*day, "valid_until", report);
  check_order(available, cursor.where(), report);
  return available;
}

Availability read_availability(TableCursor& cursor, Assembly& assembly) {
  Availability available = read_force(cursor, assembly);
  Report& report = assembly.report;
  if (const Node* flag = cursor.find("in_stock")) {
    if (flag->kind == Node::Kind::boolean)
      available.in_stock = flag->integer != 0;
    else
      report.error(flag->where, "wrong-type",
                   say("\"in_stock\" is ", kind_name(flag->kind), " here and must be true or false"));
  }
  return available;
}

void read_availability_cell(std::string_view column, const Text& cell, const std::vector<Text>& words, Availability& into,
                            Assembly& assembly) {
  Report& report = assembly.report;
  if (column == "markets") into.markets = read_places(words, assembly.model.markets, "market", report);
  if (column == "channels") into.channels = read_places(words, assembly.model.channels, "channel", report);
  if (column == "valid_from") into.from = read_day(cell, column, report);
  if (column == "valid_until") into.until = read_day(cell, column, report);
  if (column == "valid_from" || column == "valid_until") check_order(into, cell.where, report);
  if (column != "in_stock") return;
  if (cell.value == "yes" || cell.value == "no")
    into.in_stock = cell.value == "yes";
  else
    report.error(cell.where, "wrong-type", "\"in_stock\" is yes or no in a sheet; write one of the two");
}

Availability merge(Availability under, const Availability& over) {
  if (over.markets) under.markets = over.markets;
  if (over.channels) under.channels = over.channels;
  if (!over.from.empty()) under.from = over.from;
  if (!over.until.empty()) under.until = over.until;
  if (over.in_stock) under.in_stock = over.in_stock;
  return under;
}

std::optional<Unavailable> why_not(const Availability& available, const Circumstances& circumstances) {
  const auto elsewhere = [](const std::optional<std::vector<std::string>>& places, const std::string& here) {
    return places && !here.empty() && !std::binary_search(places->begin(), places->end(), here);
  };
  if (elsewhere(available.markets, circumstances.market)) return Unavailable::other_market;
  if (elsewhere(available.channels, circumstances.channel)) return Unavailable::other_channel;
  const std::string& on = circumstances.on;
  if (!on.empty() && !available.from.empty() && on < available.from) return Unavailable::not_yet;
  if (!on.empty() && !available.until.empty() && on > available.until) return Unavailable::no_longer;
  if (available.in_stock == false) return Unavailable::out_of_stock;
  return std::nullopt;
}

void add_availability_rules(Assembly& assembly) {
  for (Found& found : Search(assembly, read_stock(assembly.circumstances, assembly.report)).run()) {
    Rule rule;
    rule.because = unavailable_sentence(*found.label, found.absence.why, found.absence.day, assembly.model.languages);
    rule.source = std::move(found.source);
    rule.where = found.where;
    Not node;
    node.operand.push_back({Among{found.absence.part, found.absence.options}});
    rule.formula = {std::move(node)};
    assembly.absences.emplace_back(found.rule, std::move(found.absence));
    add_rule({std::move(found.rule), Place{}}, std::move(rule), assembly);
  }
}

std::vector<Absence> take_absences(Assembly& assembly) {
  std::vector<Absence> absences;
  for (auto& [id, absence] : assembly.absences) {
    const auto rule = find_rule(assembly.model, id);
    if (!rule) continue;
    absence.rule = *rule;
    absences.push_back(std::move(absence));
  }
  return absences;
}

}  // namespace maquette::catalog
