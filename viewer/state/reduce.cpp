#include "state/reduce.h"

#include <algorithm>
#include <utility>

#include "state/derive.h"
#include "state/reduce_parts.h"
#include "state/views.h"

namespace maquette::viewer {

ViewerState first_state(std::shared_ptr<const Model> model, std::string language, Date today) {
  ViewerState state;
  state.model = std::move(model);
  state.language = std::move(language);
  state.today = today;
  for (const Part& part : state.model->parts) state.design.shown.options.push_back(part.default_option);
  return state;
}

namespace reducing {

void change_design(ViewerState& state, DesignSnapshot next) {
  DesignSnapshot before = std::exchange(state.design, std::move(next));
  if (!state.text_before) state.history.record(std::move(before));  // Personalise records its whole visit when it ends
  touch(state);
}

void touch(ViewerState& state) {
  ++state.revision;
  state.last_choice.reset();
  state.surprise_seed.reset();
  state.designs_left.reset();
}

void show_toast(ViewerState& state, Toast toast) {
  toast.id = ++state.toasts;
  state.toast = toast;
}

static void apply(ViewerState& state, const SelectGroup& action) {
  if (action.group >= state.model->groups.size()) return;
  if (state.text_before) close_personalise(state);
  state.group = action.group;
  if (state.screen == Screen::workshop) return apply(state, ListOptions{state.model->groups[action.group].parts.front()});
  const bool text = text_part(*state.model, action.group).has_value();
  if (text || state.view != kApartView) state.view = -1;
  if (text) {
    open_personalise(state);
  } else {
    state.screen = Screen::studio;
  }
}

static void apply(ViewerState& state, const Undo&) {
  if (state.text_before) return restart_personalise(state);
  auto before = state.history.undo(state.design);
  if (!before) return;
  state.design = std::move(*before);
  touch(state);
  state.toast.reset();
  sync_draft(state);
}

static void apply(ViewerState& state, const Redo&) {
  if (state.text_before) return;
  auto after = state.history.redo(state.design);
  if (!after) return;
  state.design = std::move(*after);
  touch(state);
  sync_draft(state);
}

static void apply(ViewerState& state, const WantSurprise& action) { state.surprise_seed = action.seed; }

static void apply(ViewerState& state, const StartAgain&) {
  DesignSnapshot fresh;
  for (const Part& part : state.model->parts) fresh.shown.options.push_back(part.default_option);
  if (fresh.selections != state.design.selections || fresh.shown != state.design.shown) {
    change_design(state, std::move(fresh));
  }
  const std::uint64_t entries = state.entry.request;  // goes on: who writes entries takes a number it knows for a done one
  state.entry = EntryState{};
  state.entry.request = entries;
  if (state.screen != Screen::workshop) state.screen = Screen::studio;
  state.group = 0;
  state.view = 1;
  state.light = state.lights.front();
  state.toast.reset();
}

/// The view that takes the product apart puts it together again.
static void apply(ViewerState& state, const ChooseView& action) {
  state.view = action.view == kApartView && state.view == kApartView ? 1 : action.view;
}
static void apply(ViewerState& state, const ProductTurned&) {
  if (state.view != kApartView) state.view = -1;
}
static void apply(ViewerState& state, const ChooseLight& action) {
  const bool offered = std::find(state.lights.begin(), state.lights.end(), action.light) != state.lights.end();
  if (offered) state.light = action.light;
}
/// The light of the beginning is the one that is seen already: it stays.
static void apply(ViewerState& state, const LightMissing& action) {
  state.lights.erase(std::remove(state.lights.begin() + 1, state.lights.end(), action.light), state.lights.end());
  if (state.light == action.light) state.light = state.lights.front();
}
static void apply(ViewerState& state, const OpenReview&) {
  if (state.screen == Screen::personalise) close_personalise(state);
  state.screen = Screen::review;
  state.view = 1;
}
static void apply(ViewerState& state, const SetKeyLayer& action) { state.keys = action.layer; }
static void apply(ViewerState& state, const SetLanguage& action) {
  state.language = action.language;
  state.languages_open = false;
  judge_candidate(state);
}
static void apply(ViewerState& state, const ShowLanguages& action) { state.languages_open = action.open; }
static void apply(ViewerState& state, const ShowHelp& action) { state.help_open = action.open; }
static void apply(ViewerState& state, const DayChanged& action) {
  state.today = action.today;
  judge_candidate(state);
}
static void apply(ViewerState& state, const DismissToast& action) {
  if (state.toast && state.toast->id == action.id) state.toast.reset();
}

static void apply(ViewerState& state, const GoBack&) {
  switch (state.screen) {
    case Screen::studio:
    case Screen::workshop:
      state.screen = home(state);
      break;
    case Screen::why_not:
      leave_why_not(state);
      break;
    case Screen::personalise:
      close_personalise(state);
      leave_group_of_text(state);
      break;
    case Screen::review:
      state.screen = Screen::studio;
      break;
    case Screen::contest:
      if (!writing_entry(state)) state.screen = Screen::review;
      break;
    case Screen::done:
      state.screen = Screen::review;
      break;
  }
}

static void apply(ViewerState& state, const FinishVisit&) {
  const std::uint64_t revision = state.revision, toasts = state.toasts, moves = state.moves;
  const std::uint64_t questions = state.why_not_requests, entries = state.entry.request;
  std::optional<Workshop> workshop = std::move(state.workshop);
  EntryConditions conditions = std::move(state.conditions);
  Sale sale = std::move(state.sale);
  std::vector<Light> lights = std::move(state.lights);
  state = first_state(std::move(state.model), std::move(state.language), state.today);
  state.conditions = std::move(conditions);
  state.sale = std::move(sale);
  state.lights = std::move(lights);
  state.light = state.lights.front();
  state.workshop = std::move(workshop);
  state.revision = revision + 1;  // counters go on, so that no late answer can match the next visitor's questions
  state.toasts = toasts;
  state.moves = moves;
  state.why_not_requests = questions;
  state.entry.request = entries;
}

static void apply(ViewerState& state, const CatalogArrived& action) {
  if (state.workshop || !action.model) return;
  state.model = action.model;
  state.conditions = action.conditions;
  state.sale = action.sale;
  apply(state, FinishVisit{});
}

}  // namespace reducing

bool nobody_is_here(const ViewerState& state) {
  return state.screen == Screen::studio && state.design.selections == Selections{} && state.history.past.empty() &&
         state.light == state.lights.front() && !state.help_open && !state.languages_open;
}

ViewerState reduce(ViewerState state, const Action& action) {
  std::visit([&state](const auto& known) { reducing::apply(state, known); }, action);
  return state;
}

}  // namespace maquette::viewer
