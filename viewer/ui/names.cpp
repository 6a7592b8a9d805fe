#include "ui/names.h"

#include <algorithm>

#include "maquette/localized.h"
#include "state/format.h"
#include "state/taken.h"
#include "state/told.h"
#include "state/utf8.h"

namespace maquette::ui {

using namespace viewer;  // NOLINT(google-build-using-namespace): this file is about the state alone

namespace {

void join(std::string* list, const std::string& item, const std::string& between) {
  if (item.empty()) return;
  if (!list->empty()) *list += between;
  *list += item;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

const std::string* text_of(const ViewerState& state, PartIndex part) {
  const auto& texts = state.design.shown.texts;
  const auto found = texts.find(part);
  return found == texts.end() ? nullptr : &found->second;
}

}  // namespace

std::string group_name(const ViewerState& state, const Words& words, GroupIndex group) {
  return in_language(state.model->groups[group].label, words.language());
}

std::string part_name(const ViewerState& state, const Words& words, PartIndex part) {
  return in_language(state.model->parts[part].label, words.language());
}

std::string option_name(const ViewerState& state, const Words& words, Choice choice) {
  const Part& part = state.model->parts[choice.part];
  if (part.kind != PartKind::text) return in_language(part.options[choice.option].label, words.language());
  if (choice.option == 0) return words[Word::no_text_value];
  const std::string* text = text_of(state, choice.part);
  if (text != nullptr && state.design.shown.options[choice.part] == choice.option) return *text;
  return words.say(Word::why_headline_text, {{"number", words.number(choice.option)}});
}

std::string row_value(const ViewerState& state, const Words& words, GroupIndex group) {
  const Row row = viewer::row(state, group);
  if (row.text) return *row.text;
  std::string value;
  const bool text_group = text_part(*state.model, group).has_value();
  const Told told = told_parts(*state.model, state.design.shown, group);
  for (const Choice choice : row.shown) {
    if (std::find(told.parts.begin(), told.parts.end(), choice.part) == told.parts.end()) continue;
    const bool is_text = state.model->parts[choice.part].kind == PartKind::text;
    if (text_group && !is_text) continue;
    for (const std::string& name : is_text ? std::vector{capitalised(option_name(state, words, choice))}
                                           : names_taken(*state.model, choice.part, state.design.shown.options, words)) {
      const std::string label = part_name(state, words, choice.part);
      const std::string said =
          told.by_name ? words.say(Word::named, {{"name", label}, {"value", words.inside(name)}}) : name;
      join(&value, value.empty() ? said : words.inside(said), words[Word::list_comma]);
    }
  }
  if (!value.empty()) return value;
  if (text_group) return words[Word::add_text];
  const std::string name = group_name(state, words, group);
  const bool leads = words[Word::choose_part].starts_with("{part}");
  return words.say(Word::choose_part, {{"part", leads ? name : words.inside(name)}});
}

std::string swatch_third(const ViewerState& state, const Words& words, const Swatch& swatch) {
  switch (swatch.state) {
    case SwatchState::chosen:
      return words[Word::chosen];
    case SwatchState::excluded:
      return swatch.absence != nullptr ? absence_words(words, state.sale, *swatch.absence) : words[Word::see_why];
    case SwatchState::set_by_other: {
      if (!swatch.set_by) return words[Word::set_short];
      const auto setter = state.design.selections.chosen.find(*swatch.set_by);
      if (setter == state.design.selections.chosen.end()) return words[Word::set_short];
      return words.say(Word::set_by, {{"option", option_name(state, words, {setter->first, setter->second})}});
    }
    case SwatchState::available:
      return swatch.price_change ? money_change(*state.model, words, *swatch.price_change) : "";
    case SwatchState::unknown:
      return words[Word::one_moment];
  }
  return {};
}

std::string why_headline(const ViewerState& state, const Words& words) {
  if (!state.why_not) return {};
  if (const Absence* absent = absence(state, state.why_not->wish)) {
    return words.say(Word::absent_headline, {{"option", option_name(state, words, state.why_not->wish)},
                                             {"why", inside_sentence(absence_words(words, state.sale, *absent))}});
  }
  const std::size_t count = obstacles(state).size();
  const Word word = !state.why_not->explained || count == 0 ? Word::why_headline_none
                    : count == 1                            ? Word::why_headline_one
                                                            : Word::why_headline_many;
  const std::string option = option_name(state, words, state.why_not->wish);
  if (!state.why_not->explained) return option;
  return words.say(word, {{"option", option}, {"number", words.number(count)}});
}

/// A rule's because; of the rule that something cannot be had: which, and the studio's words for it.
static std::string because_of(const ViewerState& state, const Words& words, RuleIndex rule) {
  const Absence* absent = absence_by(state.sale, rule);
  if (absent == nullptr) return in_language(state.model->rules[rule].because, words.language());
  const std::string option = option_name(state, words, {absent->part, absent->options.front()});
  return words.say(Word::absent_headline,
                   {{"option", option}, {"why", inside_sentence(absence_words(words, state.sale, *absent))}}) +
         words[Word::full_stop];
}

std::string why_reason(const ViewerState& state, const Words& words) {
  const Absence* absent = state.why_not ? absence(state, state.why_not->wish) : nullptr;
  if (absent != nullptr) return absence_reason(words, *absent);
  if (!state.why_not || !state.why_not->explained) return words[Word::why_looking];
  if (state.why_not->explanation.found == Verdict::unknown) return words[Word::why_unknown];
  std::vector<std::string> said;
  std::string reason;
  for (const RuleIndex rule : state.why_not->explanation.rules) {
    const std::string because = because_of(state, words, rule);
    if (std::find(said.begin(), said.end(), because) != said.end()) continue;
    said.push_back(because);
    join(&reason, because, reason.ends_with("。") ? "" : " ");
  }
  return reason;
}

std::string obstacle_title(const ViewerState& state, const Words& words, const Obstacle& obstacle) {
  std::string options;
  for (const Choice choice : obstacle.choices)
    join(&options, words.inside(option_name(state, words, choice)), words[Word::list_comma]);
  return words.say(Word::named, {{"name", group_name(state, words, obstacle.group)}, {"value", options}});
}

std::string repaired_option(const ViewerState& state, const Words& words, const Repair& repair, const RepairLine& line) {
  const auto text = repair.variant.texts.find(line.part);
  if (text != repair.variant.texts.end() && line.option > 0) return text->second;
  return words.inside(option_name(state, words, {line.part, line.option}));
}

std::string repair_title(const ViewerState& state, const Words& words, const Repair& repair) {
  std::string title = state.why_not ? option_name(state, words, state.why_not->wish) : "";
  for (const RepairLine& line : repair_view(state, repair).changes) {
    join(&title, repaired_option(state, words, repair, line), words[Word::list_comma]);
  }
  return capitalised(title);
}

std::string toast_sentence(const ViewerState& state, const Words& words, const Toast& toast) {
  switch (toast.kind) {
    case ToastKind::surprise:
      return words[Word::toast_surprise];
    case ToastKind::turn_hint:
      return words[Word::toast_turn];
    case ToastKind::rule_moved_part:
      break;
  }
  const auto& shown = state.design.shown.options;
  return words.say(Word::toast_moved, {{"part", group_name(state, words, state.model->parts[toast.part].group)},
                                       {"option", words.inside(option_name(state, words, {toast.part, shown[toast.part]}))},
                                       {"because", option_name(state, words, {toast.because, shown[toast.because]})}});
}

std::string left_sentence(const Words& words, const std::vector<Missing>& left) {
  if (left.empty()) return {};
  std::string things;
  for (const Missing missing : left) {
    switch (missing) {
      case Missing::name:
        join(&things, words[Word::missing_name], words[Word::list_comma]);
        break;
      case Missing::title:
        join(&things, words[Word::missing_title], words[Word::list_comma]);
        break;
      case Missing::email:
        join(&things, words[Word::missing_email], words[Word::list_comma]);
        break;
      case Missing::age:
        join(&things, words[Word::missing_age], words[Word::list_comma]);
        break;
      case Missing::story:
        join(&things, words[Word::missing_story], words[Word::list_comma]);
        break;
      case Missing::show:
        join(&things, words[Word::missing_show], words[Word::list_comma]);
        break;
    }
  }
  if (left.size() == 1) return words.say(Word::left_one, {{"things", things}});
  return capitalised(words.say(Word::left_many, {{"number", words.number(left.size())}, {"things", things}}));
}

}  // namespace maquette::ui
