// The text on the product: what is typed becomes part of the design letter by letter, so that it appears on the product at
// once; the whole visit to the screen is one undo step.
#include <utility>

#include "maquette/design.h"
#include "state/derive.h"
#include "state/reduce_parts.h"

namespace maquette::viewer::reducing {

namespace {

std::optional<PartIndex> open_text_part(const ViewerState& state) { return text_part(*state.model, state.group); }

void set_text(ViewerState& state, PartIndex part, const std::string& text, OptionIndex length) {
  Selections& selections = state.design.selections;
  selections.chosen[part] = length;
  if (length == 0) {
    selections.texts.erase(part);
    state.design.shown.texts.erase(part);
  } else {
    selections.texts[part] = text;
    state.design.shown.texts[part] = text;
  }
  state.design.shown.options[part] = length;
  touch(state);
}

}  // namespace

void sync_draft(ViewerState& state) {
  state.text_refusal.reset();
  const auto part = open_text_part(state);
  if (!part) return;
  const auto text = state.design.selections.texts.find(*part);
  state.draft_text = text == state.design.selections.texts.end() ? "" : text->second;
}

void open_personalise(ViewerState& state) {
  state.screen = Screen::personalise;
  state.keys = KeyLayer::capitals;
  state.text_before = state.design;
  sync_draft(state);
}

void close_personalise(ViewerState& state) {
  if (state.text_before && state.text_before->selections != state.design.selections) {
    state.history.record(*state.text_before);
  }
  state.text_before.reset();
  state.text_refusal.reset();
  state.screen = Screen::studio;
}

void restart_personalise(ViewerState& state) {
  if (!state.text_before || state.text_before->selections == state.design.selections) return;
  state.design = *state.text_before;
  touch(state);
  sync_draft(state);
}

void fit_texts(const Model& model, DesignSnapshot* design) {
  Selections& selections = design->selections;
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    const auto text = selections.texts.find(part);
    if (text == selections.texts.end()) continue;
    const auto chosen = selections.chosen.find(part);
    const OptionIndex wanted = chosen == selections.chosen.end() ? 0 : chosen->second;
    OptionIndex length = 0;
    while (!text->second.empty() && (refuse_text(model.parts[part], text->second, "en", &length) || length > wanted)) {
      text->second = without_last(text->second);
    }
    if (text->second.empty() || wanted == 0) selections.texts.erase(text);
  }
  design->shown.texts = selections.texts;
}

void leave_group_of_text(ViewerState& state) {
  for (GroupIndex group = 0; group < state.model->groups.size(); ++group) {
    if (!text_part(*state.model, group)) {
      state.group = group;
      return;
    }
  }
}

void apply(ViewerState& state, const TypeText& action) {
  const auto part = open_text_part(state);
  if (!part || state.screen != Screen::personalise) return;
  state.draft_text = action.text;
  OptionIndex length = 0;
  state.text_refusal = refuse_text(state.model->parts[*part], action.text, state.language, &length);
  if (state.text_refusal || option_excluded(state, {*part, length})) return;
  set_text(state, *part, action.text, length);
}

void apply(ViewerState& state, const SewOn&) {
  if (state.screen != Screen::personalise || !draft_is_sewn(state)) return;
  close_personalise(state);
  leave_group_of_text(state);
}

void apply(ViewerState& state, const NoText&) {
  const auto part = open_text_part(state);
  if (!part || state.screen != Screen::personalise) return;
  set_text(state, *part, "", 0);
  state.draft_text.clear();
  close_personalise(state);
  leave_group_of_text(state);
}

}  // namespace maquette::viewer::reducing
