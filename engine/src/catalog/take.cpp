#include "catalog/take.h"

#include <algorithm>

#include "catalog/bounds_parser.h"
#include "catalog/built_in_words.h"
#include "catalog/lowering.h"
#include "catalog/rules.h"
#include "support/suggestion.h"

namespace maquette::catalog {
namespace {

constexpr std::size_t kMaxPlaces = 16;
constexpr std::int64_t kMostShare = 400;  // percent: a place may hold more than the option's usual amount
constexpr std::string_view kAdvice =
    R"("take" is "one", "optional", "any", "some", or like "at most 3", "at least 2", "exactly 2", "between 1 and 3")";

/// What the author wrote under `key`, or what the reader says by itself in each language it speaks.
LocalizedText own_or_built_in(TableCursor& cursor, std::string_view key, LocalizedText built_in, Assembly& assembly) {
  if (cursor.find(key) != nullptr) return read_localized(cursor, key, false, assembly);
  for (const std::string& language : assembly.model.languages) {
    if (built_in.contains(language)) continue;
    assembly.report.error(cursor.where(), "missing-language",
                          say("this part needs a text ", in_quotes(key), ", which the program cannot say in ",
                              in_quotes(language), " by itself; add ", key, " = { .. }"));
  }
  return built_in;
}

LocalizedText own_or_built_in(TableCursor& cursor, std::string_view key, BuiltInWord word, Assembly& assembly) {
  return own_or_built_in(cursor, key, built_in_word(word, assembly.model.languages), assembly);
}

Option nothing(std::string id, LocalizedText label, const Part& part, const Assembly& assembly) {
  Option option;
  option.id = std::move(id);
  option.label = std::move(label);
  option.attributes.resize(assembly.model.attributes.size());
  option.where = part.where;
  return option;
}

void check_defaults(std::int64_t chosen, const Place& where, const Bounds& bounds, Report& report) {
  if (chosen >= bounds.lower && chosen <= bounds.upper) return;
  report.error(
      where, "out-of-range",
      say(std::to_string(chosen), chosen == 1 ? " option is" : " options are",
          " taken by default, which \"take\" does not allow; ", chosen < bounds.lower ? "add some" : "delete some"));
}

/// Where a taken option is put: one half, the other, or all over. Without places there is one: it is taken.
struct TakenPlace {
  std::string id;
  LocalizedText label;
  std::int64_t share = 100;  ///< of the option's amounts, in percent
  std::vector<Text> shows;   ///< nodes seen with any option put here; "{option}" stands for its id
};

std::vector<TakenPlace> read_places(TableCursor& cursor, const LocalizedText& yes, Assembly& assembly) {
  std::vector<TakenPlace> places;
  const Node* listed = cursor.find("places");
  if (listed == nullptr) return {{"yes", yes, 100, {}}};
  if (listed->items.size() > kMaxPlaces) {
    assembly.report.error(listed->where, "too-many", say("there are at most ", std::to_string(kMaxPlaces), " places"));
    return places;
  }
  Registry ids;
  for (const Node* node : cursor.tables("places")) {
    TableCursor place(*node, "a place", assembly.report);
    const auto id = place.need_text("id");
    LocalizedText label = read_localized(place, "label", true, assembly);
    const auto share = place.integer("share", 1, kMostShare).value_or(100);
    std::vector<Text> shows = place.texts("shows").value_or(std::vector<Text>{});
    place.finish();
    if (!id || !check_id(*id, "a place's id", assembly.report) || !ids.add(*id, 0, "place", assembly.report)) continue;
    places.push_back({id->value, std::move(label), share, std::move(shows)});
  }
  if (places.empty()) assembly.report.error(listed->where, "empty-part", "there are no places; list some");
  return places;
}

/// `text` with the first `mark` replaced by `value`; whether there was one.
bool fill_in(std::string& text, std::string_view mark, const std::string& value) {
  const std::size_t at = text.find(mark);
  if (at == std::string::npos) return false;
  text.replace(at, mark.size(), value);
  return true;
}

/// What is named in full the mesh must have; what still has a mark is for an instance to fill in.
void expect_in_mesh(const std::string& name, const Place& where, std::vector<Text>& used) {
  if (name.find('{') == std::string::npos) used.push_back({name, where});
}

/// The option in one place. Its amounts are shared out exactly, or not at all.
Option placed(const Option& option, const TakenPlace& place, const Place& where, Assembly& assembly) {
  Option made = option;
  made.id = place.id;
  made.label = place.label;
  constexpr std::int64_t whole = 100;
  for (AttributeIndex i = 0; i < made.attributes.size(); ++i) {
    const Attribute& attribute = assembly.model.attributes[i];
    if (attribute.aggregate == Aggregate::max) continue;
    if (made.attributes[i] * place.share % whole != 0) {
      assembly.report.error(where, "not-whole",
                            say(std::to_string(place.share), " percent of this option's ", in_quotes(attribute.id),
                                " cannot be written in its unit; change the amount or the share"));
    }
    made.attributes[i] = made.attributes[i] * place.share / whole;
  }
  for (std::string& node : made.shows) {
    if (fill_in(node, "{place}", place.id)) expect_in_mesh(node, where, assembly.mesh_nodes);
  }
  for (std::string& morph : made.morphs) {
    if (fill_in(morph, "{place}", place.id)) expect_in_mesh(morph, where, assembly.mesh_morphs);
  }
  for (const Text& shown : place.shows) {
    std::string node = shown.value;
    fill_in(node, "{option}", option.id);
    expect_in_mesh(node, shown.where, assembly.mesh_nodes);
    made.shows.push_back(std::move(node));
  }
  return made;
}

}  // namespace

Take read_take(TableCursor& cursor, Assembly& assembly) {
  const auto text = cursor.text("take");
  if (!text || text->value == "one") return {};
  if (text->value == "optional") return {Take::Kind::optional, {}, *text};
  if (text->value == "any") return {Take::Kind::several, {0, kUnbounded}, *text};
  if (text->value == "some") return {Take::Kind::several, {1, kUnbounded}, *text};
  const auto parsed = parse_bounds(text->value);
  if (const auto* bounds = std::get_if<Bounds>(&parsed)) return {Take::Kind::several, *bounds, *text};
  const auto& error = std::get<SyntaxError>(parsed);
  assembly.report.error(RuleText(*text).at(error.at), "bad-take", error.at == 0 ? std::string(kAdvice) : error.message);
  return {Take::Kind::several, {0, kUnbounded}, *text};
}

void add_none(TableCursor& cursor, PartDraft& draft, Assembly& assembly) {
  LocalizedText label = own_or_built_in(cursor, "none", BuiltInWord::none, assembly);
  auto& options = draft.part.options;
  if (const auto own = find_option(draft.part, "none")) {
    draft.part.default_option = *own;
    return;
  }
  options.insert(options.begin(), nothing("none", std::move(label), draft.part, assembly));
  draft.option_places.insert(draft.option_places.begin(), cursor.where());
  draft.notes.available.insert(draft.notes.available.begin(), Availability{});
}

std::vector<bool> read_default_set(TableCursor& cursor, const PartDraft& draft) {
  const Part& part = draft.part;
  std::vector<bool> taken(part.options.size(), false);
  const Node* node = cursor.find("default");
  if (node == nullptr) {
    const auto must = static_cast<std::size_t>(std::max<std::int64_t>(0, draft.take.bounds.lower));
    for (std::size_t i = 0; i < std::min(must, taken.size()); ++i) taken[i] = true;
    return taken;
  }
  const bool one = node->kind == Node::Kind::text;
  std::vector<Text> ids;
  if (one) {
    if (auto id = cursor.text("default")) ids.push_back(std::move(*id));
  } else {
    ids = cursor.texts("default").value_or(ids);
  }
  for (const Text& id : ids) {
    if (const auto option = find_option(part, id.value)) {
      taken[*option] = true;
    } else if (draft.notes.complete) {
      cursor.report().error(id.where, "unknown-option",
                            say("the default ", in_quotes(id.value), " is not an option of this part",
                                did_you_mean_one_of(id.value, part.options)));
    }
  }
  if (draft.notes.complete)
    check_defaults(std::count(taken.begin(), taken.end(), true), node->where, draft.take.bounds, cursor.report());
  return taken;
}

LocalizedText how_many_because(TableCursor& cursor, const PartDraft& draft, Assembly& assembly) {
  const bool any = draft.take.bounds.lower == 0 && draft.take.bounds.upper == kUnbounded;
  if (any && cursor.find("because") == nullptr) return {};  // there is no rule on how many, and nothing to say of it
  return own_or_built_in(cursor, "because",
                         how_many_sentence(draft.part.label, draft.take.bounds, assembly.model.languages), assembly);
}

std::vector<OptionPart> divide(TableCursor& cursor, const Text& id, PartDraft draft, Assembly& assembly) {
  const std::vector<bool> taken = read_default_set(cursor, draft);
  const LocalizedText yes = own_or_built_in(cursor, "yes", BuiltInWord::yes, assembly);
  const LocalizedText no = own_or_built_in(cursor, "no", BuiltInWord::no, assembly);
  const std::vector<TakenPlace> places = read_places(cursor, yes, assembly);
  std::vector<OptionPart> parts;
  for (std::size_t i = 0; i < draft.part.options.size(); ++i) {
    Option& option = draft.part.options[i];
    OptionPart made{{say(id.value, ".", option.id), draft.option_places[i]}, {}};
    Part& part = made.draft.part;
    part.label = std::move(option.label);
    part.spoken = std::move(option.spoken);
    part.slots = draft.part.slots;
    part.importance = draft.part.importance;
    part.where = option.where;
    part.default_option = taken[i] ? 1 : 0;
    part.options.push_back(nothing("no", no, part, assembly));
    made.draft.notes.available = {Availability{}};
    for (const TakenPlace& place : places) {
      part.options.push_back(placed(option, place, made.id.where, assembly));
      made.draft.notes.available.push_back(draft.notes.available[i]);
    }
    parts.push_back(std::move(made));
  }
  const auto count = static_cast<std::int64_t>(parts.size());
  if (draft.notes.complete && draft.take.bounds.lower > count) {
    assembly.report.error(
        draft.take.written.where, "out-of-range",
        say("this part has only ", std::to_string(count), count == 1 ? " option" : " options", "; add some or take fewer"));
  }
  return parts;
}

void add_take_rules(Assembly& assembly) {
  for (std::size_t i = 0; i < assembly.model.several.size(); ++i) {
    const Several several = assembly.model.several[i];
    SeveralNotes& notes = assembly.several_notes[i];
    if (several.least == 0 && several.most >= several.parts.size()) continue;
    Rule rule;
    rule.where = several.where;
    rule.because = std::move(notes.because);
    rule.source = say(notes.source, " of ", several.id);
    Cardinality node{several.least, several.most, {}};
    for (const PartIndex part : several.parts) node.operands.push_back(is_taken(part, assembly.model));
    rule.formula = {std::move(node)};
    assembly.model.several[i].rule = static_cast<RuleIndex>(assembly.model.rules.size());
    add_rule({say(several.id, ".take"), notes.id.where}, std::move(rule), assembly);
  }
}

}  // namespace maquette::catalog
