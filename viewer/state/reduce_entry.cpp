// The contest form, and the states an entry goes through while a worker writes, signs and verifies it.
#include "maquette/candidate.h"
#include "state/derive.h"
#include "state/reduce_parts.h"

namespace maquette::viewer::reducing {

bool writing_entry(const ViewerState& state) {
  const EntryStage stage = state.entry.stage;
  return stage != EntryStage::filling && stage != EntryStage::finished && stage != EntryStage::failed;
}

/// What is typed first into a field: a capital; kana where Japanese is spoken, but nobody's address is written in them.
static KeyLayer first_keys(const ViewerState& state, EntryField field) {
  if (field == EntryField::email) return KeyLayer::letters;
  if (state.language == "ja") return KeyLayer::kana;
  return field_text(state.entry.form, field).empty() ? KeyLayer::capitals : KeyLayer::letters;
}

void judge_candidate(ViewerState& state) {
  if (state.screen != Screen::contest) return;
  const EntryForm& form = state.entry.form;
  const Candidate candidate{form.name, form.title, form.story, state.language};
  state.entry.refusal =
      refuse_candidate(state.conditions, state.design.shown, candidate, iso_date(state.today), state.language);
}

void apply(ViewerState& state, const OpenContest&) {
  state.screen = Screen::contest;
  state.keys = first_keys(state, EntryField::name);
  if (!writing_entry(state)) state.entry.stage = EntryStage::filling;
  state.entry.form.focus = EntryField::name;
  judge_candidate(state);
}

void apply(ViewerState& state, const FocusField& action) {
  state.entry.form.focus = action.field;
  state.keys = first_keys(state, action.field);
}

void apply(ViewerState& state, const EditField& action) {
  if (writing_entry(state)) return;
  const std::string text = clean_text(action.text, field_limit(action.field));
  mutable_field_text(state.entry.form, action.field) = text;
  if (state.keys == KeyLayer::capitals && !text.empty()) state.keys = KeyLayer::letters;
  judge_candidate(state);
}

void apply(ViewerState& state, const ToggleConsent& action) {
  if (writing_entry(state)) return;
  bool& consent =
      action.consent == Consent::show_publicly ? state.entry.form.show_publicly : state.entry.form.age_or_guardian;
  consent = !consent;
}

void apply(ViewerState& state, const SubmitEntry&) {
  judge_candidate(state);
  if (writing_entry(state) || state.entry.refusal || !things_left(state).empty()) return;
  state.entry.stage = EntryStage::preparing;
  state.entry.progress = 0.0F;
  state.entry.problem.clear();
  ++state.entry.request;
}

void apply(ViewerState& state, const EntryProgressed& action) {
  if (!writing_entry(state) || state.entry.request != action.request) return;
  state.entry.stage = action.stage;
  state.entry.progress = action.progress;
}

void apply(ViewerState& state, const EntryFinished& action) {
  if (!writing_entry(state) || state.entry.request != action.request) return;
  state.entry.stage = EntryStage::finished;
  state.entry.progress = 1.0F;
  state.entry.code = action.code;
  state.entry.number = action.number;
  state.screen = Screen::done;
  state.view = 1;
}

void apply(ViewerState& state, const EntryFailed& action) {
  if (!writing_entry(state) || state.entry.request != action.request) return;
  state.entry.stage = EntryStage::failed;
  state.entry.problem = action.problem;
}

}  // namespace maquette::viewer::reducing
