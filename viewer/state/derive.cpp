#include "state/derive.h"

#include <algorithm>

namespace maquette::viewer {

namespace {

std::optional<OptionIndex> chosen_option(const ViewerState& state, PartIndex part) {
  const auto found = state.design.selections.chosen.find(part);
  if (found == state.design.selections.chosen.end()) return std::nullopt;
  return found->second;
}

const Offer* offer(const ViewerState& state, Choice choice) {
  const auto found = state.details.offers.find(choice.part);
  if (found == state.details.offers.end() || choice.option >= found->second.size()) return nullptr;
  return &found->second[choice.option];
}

OptionState domain_state(const ViewerState& state, Choice choice) {
  if (!state.answers || choice.part >= state.answers->domains.states.size()) return OptionState::unknown;
  const auto& options = state.answers->domains.states[choice.part];
  return choice.option < options.size() ? options[choice.option] : OptionState::unknown;
}

bool impossible(OptionState state) { return state == OptionState::excluded || state == OptionState::dead; }

std::optional<PartIndex> setter(const ViewerState& state, PartIndex part) {
  const auto found = state.details.set_by.find(part);
  if (found == state.details.set_by.end()) return std::nullopt;
  return found->second;
}

bool implied(const ViewerState& state, PartIndex part) {
  return part < state.design.shown.options.size() &&
         domain_state(state, {part, state.design.shown.options[part]}) == OptionState::implied;
}

/// How much a look says: a colour is worth more than a material, because it is what a small picture shows best.
int tells(const Option& option) { return (option.color ? 2 : 0) + (option.material.empty() ? 0 : 1); }

Choice look_choice(const ViewerState& state, const Group& group) {
  Choice best{group.parts.front(), state.design.shown.options[group.parts.front()]};
  int most = -1;
  for (const PartIndex part : group.parts) {
    const OptionIndex option = state.design.shown.options[part];
    const int score = tells(state.model->parts[part].options[option]);
    if (score > most) best = {part, option}, most = score;
  }
  return best;
}

}  // namespace

std::optional<PartIndex> text_part(const Model& model, GroupIndex group) {
  if (group >= model.groups.size()) return std::nullopt;
  for (const PartIndex part : model.groups[group].parts) {
    if (model.parts[part].kind == PartKind::text) return part;
  }
  return std::nullopt;
}

const Absence* absence(const ViewerState& state, Choice choice) {
  return absence_of(state.sale, choice.part, choice.option);
}

bool option_excluded(const ViewerState& state, Choice choice) {
  if (absence(state, choice) != nullptr) return true;  // no solver needs to be asked about what is not for sale
  if (const Offer* known = offer(state, choice)) return impossible(known->state);
  return !chosen_option(state, choice.part) && impossible(domain_state(state, choice));
}

Swatch swatch(const ViewerState& state, Choice choice) {
  const auto chosen = chosen_option(state, choice.part);
  if (chosen && *chosen == choice.option) return {SwatchState::chosen, {}, {}};
  if (option_excluded(state, choice)) return {SwatchState::excluded, {}, {}, absence(state, choice)};
  if (!chosen && domain_state(state, choice) == OptionState::implied) {
    return {SwatchState::set_by_other, {}, setter(state, choice.part)};
  }
  const Offer* known = offer(state, choice);
  if (known == nullptr || known->state == OptionState::unknown) return {};
  return {SwatchState::available, known->price_change, {}};
}

bool draft_is_sewn(const ViewerState& state) {
  const auto part = text_part(*state.model, state.group);
  if (!part || state.text_refusal) return false;
  const auto text = state.design.selections.texts.find(*part);
  return (text == state.design.selections.texts.end() ? std::string() : text->second) == state.draft_text;
}

Row row(const ViewerState& state, GroupIndex index) {
  const Group& group = state.model->groups[index];
  const std::optional<PartIndex> written = text_part(*state.model, index);
  Row result;
  result.look = look_choice(state, group);
  bool any_chosen = false, all_implied = true;
  for (const PartIndex part : group.parts) {
    const bool counts = !written || part == *written;  // the style of a text is nothing without the text
    any_chosen = any_chosen || (counts && chosen_option(state, part));
    all_implied = all_implied && (!counts || implied(state, part));
  }
  if (!any_chosen && !all_implied) return result;
  result.state = any_chosen ? RowState::chosen : RowState::set_by_other;
  for (const PartIndex part : group.parts) result.shown.push_back({part, state.design.shown.options[part]});
  const auto text = written ? state.design.selections.texts.find(*written) : state.design.selections.texts.end();
  if (text != state.design.selections.texts.end()) result.text = text->second;
  return result;
}

int rows_done(const ViewerState& state) {
  int done = 0;
  for (GroupIndex group = 0; group < state.model->groups.size(); ++group) {
    if (row(state, group).state != RowState::to_do) ++done;
  }
  return done;
}

std::optional<GroupIndex> next_group(const ViewerState& state) {
  const auto count = static_cast<GroupIndex>(state.model->groups.size());
  for (GroupIndex step = 1; step <= count; ++step) {
    const GroupIndex group = (state.group + step) % count;
    if (group != state.group && row(state, group).state == RowState::to_do) return group;
  }
  return std::nullopt;
}

bool working(const ViewerState& state) { return !state.answers || state.answers->revision != state.revision; }

std::vector<Obstacle> obstacles(const ViewerState& state) {
  std::vector<Obstacle> result;
  if (!state.why_not) return result;
  for (const Choice choice : state.why_not->explanation.selections) {
    const GroupIndex group = state.model->parts[choice.part].group;
    const auto same = std::find_if(result.begin(), result.end(), [group](const Obstacle& o) { return o.group == group; });
    if (same == result.end()) {
      result.push_back({group, {choice}});
    } else {
      same->choices.push_back(choice);
    }
  }
  return result;
}

RepairView repair_view(const ViewerState& state, const Repair& repair) {
  RepairView view;
  const PartIndex wished = state.why_not ? state.why_not->wish.part : static_cast<PartIndex>(state.model->parts.size());
  for (const Change& change : repair.changes) {
    view.changes.push_back({change.part, change.to.value_or(repair.variant.options[change.part])});
  }
  const auto named = [&](PartIndex part) {
    return part == wished || std::any_of(repair.changes.begin(), repair.changes.end(),
                                         [part](const Change& change) { return change.part == part; });
  };
  for (PartIndex part = 0; part < repair.variant.options.size(); ++part) {
    if (!named(part) && repair.variant.options[part] != state.design.shown.options[part]) view.followers.push_back(part);
  }
  return view;
}

const Quote* current_quote(const ViewerState& state) {
  return state.answers && !state.answers->quote.totals.empty() ? &state.answers->quote : nullptr;
}

Date ready_date(const ViewerState& state, std::int64_t lead_time) {
  return plus_days(state.today, static_cast<int>(std::clamp<std::int64_t>(lead_time, 0, 3650)));
}

}  // namespace maquette::viewer
