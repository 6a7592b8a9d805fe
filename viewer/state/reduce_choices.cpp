// Choosing options, wishes that do not fit, and the solver's answers.
#include <algorithm>
#include <utility>

#include "state/derive.h"
#include "state/reduce_parts.h"

namespace maquette::viewer::reducing {

namespace {

bool in_range(const ViewerState& state, Choice choice) {
  return choice.part < state.model->parts.size() && choice.option < state.model->parts[choice.part].options.size();
}

bool complete(const ViewerState& state, const Variant& variant) {
  return variant.options.size() == state.model->parts.size();
}

/// The parts whose option differs, the one the customer touched left out.
std::vector<PartIndex> moved_parts(const Variant& before, const Variant& after, PartIndex touched) {
  std::vector<PartIndex> moved;
  for (PartIndex part = 0; part < after.options.size(); ++part) {
    if (part != touched && part < before.options.size() && before.options[part] != after.options[part])
      moved.push_back(part);
  }
  return moved;
}

void tell_what_moved(ViewerState& state, const Variant& before) {
  state.moved.clear();
  if (!state.last_choice) return;
  state.moved = moved_parts(before, state.design.shown, state.last_choice->part);
  if (state.moved.empty()) return;
  ++state.moves;
  show_toast(state, {ToastKind::rule_moved_part, 0, state.moved.front(), state.last_choice->part});
}

/// A choice that turned out not to fit (it was made on an older answer): take it back and say why.
void refuse_last_choice(ViewerState& state) {
  const Choice wish = *state.last_choice;
  state.design = state.before_choice;
  if (!state.text_before && !state.history.past.empty()) state.history.past.pop_back();
  touch(state);
  apply(state, AskWhy{wish});
}

void open_why_not(ViewerState& state, Choice wish) {
  const Screen from = state.screen == Screen::why_not ? state.why_not->from : state.screen;
  state.why_not = WhyNot{};
  state.why_not->wish = wish;
  state.why_not->from = from;
  state.why_not->request = ++state.why_not_requests;
  state.screen = Screen::why_not;
}

/// Nothing is in the way after all: the swatch had shown an older answer.
void grant_wish(ViewerState& state) {
  const Choice wish = state.why_not->wish;
  leave_why_not(state);
  const auto chosen = state.design.selections.chosen.find(wish.part);
  const bool has_it = chosen != state.design.selections.chosen.end() && chosen->second == wish.option;
  if (!has_it && state.model->parts[wish.part].kind != PartKind::text) apply(state, ChooseOption{wish});
}

}  // namespace

void leave_why_not(ViewerState& state) {
  if (!state.why_not) return;
  state.screen = state.why_not->from;
  state.why_not.reset();
}

void apply(ViewerState& state, const ChooseOption& action) {
  if (!in_range(state, action.choice)) return;
  const auto [part, option] = action.choice;
  DesignSnapshot next = state.design;
  const auto chosen = next.selections.chosen.find(part);
  const bool give_back = chosen != next.selections.chosen.end() && chosen->second == option;
  if (give_back) {
    next.selections.chosen.erase(part);
    next.selections.texts.erase(part);
  } else {
    next.selections.chosen[part] = option;
  }
  DesignSnapshot before = state.design;
  change_design(state, std::move(next));
  state.toast.reset();
  state.before_choice = std::move(before);
  if (!give_back) state.last_choice = action.choice;
}

void apply(ViewerState& state, const AskWhy& action) {
  if (in_range(state, action.wish)) open_why_not(state, action.wish);
}

void apply(ViewerState& state, const TakeRepair& action) {
  if (!state.why_not || action.index >= state.why_not->repairs.repairs.size()) return;
  const Repair& repair = state.why_not->repairs.repairs[action.index];
  const PartIndex wished = state.why_not->wish.part;
  DesignSnapshot next{repair.selections, repair.variant};
  if (state.model->parts[wished].kind == PartKind::text && state.why_not->wish.option > 0) {
    next.selections.texts[wished] = state.draft_text;
  }
  fit_texts(*state.model, &next);
  leave_why_not(state);
  change_design(state, std::move(next));
  sync_draft(state);
}

void apply(ViewerState& state, const AnswersArrived& action) {
  const Answers& answers = action.answers;
  if (answers.revision != state.revision) return;
  if (answers.domains.satisfiable == Verdict::no && state.last_choice) return refuse_last_choice(state);
  state.answers = answers;
  if (!complete(state, answers.variant)) return;
  const Variant before = std::exchange(state.design.shown, answers.variant);
  tell_what_moved(state, before);
}

void apply(ViewerState& state, const DetailsArrived& action) {
  if (action.details.revision == state.revision) state.details = action.details;
}

void apply(ViewerState& state, const ExplanationArrived& action) {
  if (!state.why_not || state.why_not->request != action.request) return;
  if (action.explanation.found == Verdict::no) return grant_wish(state);
  state.why_not->explanation = action.explanation;
  state.why_not->explained = true;
}

void apply(ViewerState& state, const RepairsArrived& action) {
  if (!state.why_not || state.why_not->request != action.request) return;
  state.why_not->repairs = action.repairs;
  state.why_not->repaired = true;
}

void apply(ViewerState& state, const SurpriseArrived& action) {
  if (action.revision != state.revision || !state.surprise_seed) return;
  state.surprise_seed.reset();
  if (action.completion.found != Verdict::yes || !complete(state, action.completion.variant)) return;
  DesignSnapshot next = state.design;
  next.shown = action.completion.variant;
  change_design(state, std::move(next));
  show_toast(state, {ToastKind::surprise});
}

void apply(ViewerState& state, const CountArrived& action) {
  if (action.revision == state.revision) state.designs_left = action.designs;
}

}  // namespace maquette::viewer::reducing
