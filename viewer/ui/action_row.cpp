// The row below the stage: undo and redo, the camera views, the product taken apart and the pair, the light, a surprise.
#include <algorithm>

#include "state/told.h"
#include "state/views.h"
#include "ui/controls.h"
#include "ui/panels.h"

namespace maquette::ui {

using viewer::Word;

namespace {

/// The cameras; in the studio the product taken apart, and both of what comes in twos.
int views_of(const viewer::ViewerState& state) {
  if (state.screen != viewer::Screen::studio) return kViews;
  return 1 + (viewer::comes_in_twos(*state.model) ? viewer::kPairView : viewer::kApartView);
}

/// Colours alone look the same in every light.
bool has_light(const viewer::ViewerState& state) { return !state.model->mesh.empty() && state.lights.size() > 1; }

}  // namespace

MaybeAction draw_views(const viewer::ViewerState& state, UiContext& ui, Point top_left) {
  Canvas& canvas = ui.canvas();
  MaybeAction action;
  if (state.model->mesh.empty()) return action;  // nothing to look at from elsewhere
  for (int view = 0; view < views_of(state); ++view) {
    const Rect box{top_left.x + static_cast<float>(view) * 104, top_left.y, 96, 72};
    const std::string name = "views/" + std::to_string(view);
    const Touch touch = ui.touch(name, box);
    const int mark = canvas.mark();
    if (state.view == view) {
      canvas.fill(box, color::kSurface, corner::kButton);
      canvas.stroke(box, color::kInk, corner::kButton, 3);
    }
    canvas.picture(ui.pictures().view(name, state.design.shown, view, 84, 60), {box.x + 6, box.y + 6, 84, 60});
    canvas.scale_since(mark, box.center(), touch.scale);
    if (touch.focused) focus_ring(canvas, box, corner::kButton);
    if (touch.tapped) action = viewer::ChooseView{view};
  }
  return action;
}

MaybeAction draw_action_row(const viewer::ViewerState& state, UiContext& ui) {
  const viewer::Words& words = ui.words();
  const float y = ui.height() - 256;
  MaybeAction action;
  ButtonLook undo{ButtonKind::quiet, words[Word::undo], icon::kUndo, nullptr, false, !state.history.past.empty()};
  const float undo_width = button_width(ui, undo);
  if (button(ui, "undo", {40, y, undo_width, 72}, undo)) action = viewer::Undo{};
  const ButtonLook redo{ButtonKind::quiet, "", icon::kRedo, nullptr, false, !state.history.future.empty()};
  if (button(ui, "redo", {40 + undo_width + 12, y, 72, 72}, redo)) action = viewer::Redo{};
  const float stage_middle = (372 + ui.width() - 588) / 2;
  const float wide = 104 * static_cast<float>(views_of(state)) - 8, most = ui.width() - 592 - wide;
  const float left = std::min(std::max(560.0F * (ui.width() / 1920), stage_middle - wide / 2), most);
  if (auto chosen = draw_views(state, ui, {left, y})) action = chosen;
  const ButtonLook surprise{ButtonKind::quiet, words[Word::surprise_me], icon::kDice};
  const bool light = has_light(state);
  if (light) {
    if (auto chosen = draw_light(state, ui, {ui.width() - 576, y, 260, 72})) action = chosen;
  }
  const float room = light ? 260 : 536;
  if (button(ui, "surprise", {ui.width() - 40 - room, y, room, 72}, surprise)) {
    action = viewer::WantSurprise{static_cast<std::uint64_t>(ui.now() * 1e6)};
  }
  return action;
}

}  // namespace maquette::ui
