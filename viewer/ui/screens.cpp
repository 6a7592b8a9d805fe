#include "ui/screens.h"

#include "ui/workshop.h"

namespace maquette::ui {

using viewer::Screen;

namespace {

void collect(std::vector<viewer::Action>* actions, MaybeAction action) {
  if (action) actions->push_back(std::move(*action));
}

void draw_studio(const viewer::ViewerState& state, UiContext& ui, const ScreenOptions& options,
                 std::vector<viewer::Action>* actions) {
  draw_leader(state, ui);
  collect(actions, draw_rail(state, ui));
  collect(actions, draw_tray(state, ui));
  collect(actions, draw_action_row(state, ui));
  collect(actions, draw_bottom_bar(state, ui));
  collect(actions, draw_top_bar(state, ui, options.languages));
}

/// Keys that mean the same on every screen.
MaybeAction shortcuts(UiContext& ui) {
  if (ui.take_key(Key::undo)) return viewer::Undo{};
  if (ui.take_key(Key::redo)) return viewer::Redo{};
  if (ui.take_key(Key::escape)) return viewer::GoBack{};
  return {};
}

}  // namespace

std::vector<viewer::Action> draw_screen(const viewer::ViewerState& state, UiContext& ui, const ScreenOptions& options) {
  std::vector<viewer::Action> actions;
  ui.set_inert(state.help_open || state.languages_open);
  switch (state.screen) {
    case Screen::studio:
      draw_studio(state, ui, options, &actions);
      break;
    case Screen::why_not:
      collect(&actions, draw_why_not(state, ui));
      break;
    case Screen::personalise:
      collect(&actions, draw_personalise(state, ui));
      break;
    case Screen::review:
      collect(&actions, draw_review(state, ui));
      break;
    case Screen::contest:
      collect(&actions, draw_contest(state, ui));
      break;
    case Screen::done:
      collect(&actions, draw_done(state, ui, options.address));
      break;
    case Screen::workshop:
      draw_workshop(state, ui, options.languages, &actions);
      break;
  }
  if (state.screen == Screen::studio) collect(&actions, draw_toast(state, ui));
  if (state.screen == Screen::studio) collect(&actions, draw_languages(state, ui, options.languages));
  collect(&actions, draw_help(state, ui));
  if (!state.help_open && !state.languages_open) collect(&actions, shortcuts(ui));
  return actions;
}

Rect product_box(Screen screen, float width, float height) {
  const float dx = width - 1920, dy = height - 1080;  // room beyond the design goes to the product
  switch (screen) {
    case Screen::studio:
      return {372, 112, 960 + dx, 700 + dy};
    case Screen::why_not:
      return {120, 200, 860 + dx, 600 + dy};
    case Screen::personalise:
      return {0, 0, 1040 + dx, 560 + dy};
    case Screen::review:
      return {110, 130, 880 + dx, 640 + dy};
    case Screen::contest:
      return {60, 90, 640 + dx, 430 + dy};
    case Screen::done:
      return {1000, 200, 880 + dx, 660 + dy};
    case Screen::workshop:
      return workshop_layout(width, height).product;
  }
  return {};
}

Rect stage_box(Screen screen, float width, float height) {
  switch (screen) {
    case Screen::studio:
      return {0, 0, width, height - 152};
    case Screen::why_not:
      return {0, 0, width - 824, height};
    case Screen::personalise:
      return {0, 0, width - 880, height - 520};
    case Screen::contest:
      return {0, 0, width, height - 485};
    case Screen::workshop:
      return workshop_layout(width, height).stage;
    case Screen::review:
    case Screen::done:
      break;
  }
  return {0, 0, width, height};
}

}  // namespace maquette::ui
