// What may lie over any screen: the help card and the toast.
#include "ui/controls.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace maquette::ui {

using viewer::Word;

MaybeAction draw_help(const viewer::ViewerState& state, UiContext& ui) {
  const float shown = ui.glide("help", state.help_open ? 1.0F : 0.0F, motion::kFade, 0.0F);
  if (shown <= 0) return {};
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  ui.set_inert(!state.help_open);
  const int mark = canvas.mark();
  canvas.fill({0, 0, ui.width(), ui.height()}, color::kScrim);
  const Rect card{ui.width() / 2 - 420, ui.height() / 2 - 230, 840, 460};
  canvas.card(card, corner::kDialog, kShadowCard);
  canvas.text({card.x + 56, card.y + 48}, Style::title_m, color::kInk, words[Word::help]);
  struct Hint {
    const char* icon;
    Word word;
  };
  float y = card.y + 130;
  for (const Hint hint :
       {Hint{icon::kTouch, Word::help_tap}, Hint{icon::kNoEntry, Word::help_struck}, Hint{icon::kTurn, Word::help_turn}}) {
    canvas.icon({card.x + 56 + 17, y + 17}, Style::icon_34, color::kInk2, hint.icon);
    canvas.text({card.x + 112, y}, Style::reason, color::kInk, canvas.shorten(Style::reason, words[hint.word], 680));
    y += 60;
  }
  MaybeAction action;
  const ButtonLook close{ButtonKind::primary, words[Word::close], nullptr, nullptr, true};
  if (button(ui, "help/close", {card.x + 56, card.bottom() - 136, card.w - 112, 96}, close))
    action = viewer::ShowHelp{false};
  if (state.help_open && ui.take_key(Key::escape)) action = viewer::ShowHelp{false};
  canvas.fade_since(mark, shown);
  return action;
}

MaybeAction draw_toast(const viewer::ViewerState& state, UiContext& ui) {
  if (!state.toast) return {};
  const double age = ui.since_change("toast", static_cast<std::int64_t>(state.toast->id), true);
  const double end = motion::kToastIn + motion::kToastStays;
  if (age > end + motion::kToastIn) return viewer::DismissToast{state.toast->id};
  Canvas& canvas = ui.canvas();
  const float in = ease_out(progress(age, 0, motion::kToastIn)), out = 1 - ease_out(progress(age, end, motion::kToastIn));
  if (in < 1 || out < 1) ui.keep_moving();
  ui.wake_at(ui.now() + std::max(0.0, end - age));
  const std::string sentence = toast_sentence(state, ui.words(), *state.toast);
  const bool undo = state.toast->kind != viewer::ToastKind::turn_hint && !state.history.past.empty();
  const float text = canvas.width(Style::label, sentence);
  const ButtonLook look{ButtonKind::outline, ui.words()[Word::undo], icon::kUndo};
  const float undo_width = undo ? button_width(ui, look) : 0;
  const float width = 28 + text + (undo ? 24 + undo_width + 12 : 28);
  const Rect box{(372 + ui.width() - 588) / 2 - width / 2, ui.height() - 352, width, 80};
  const int mark = canvas.mark();
  canvas.card(box, corner::kCard, kShadowCard);
  canvas.text({box.x + 28, box.center().y - 12}, Style::label, color::kInk, sentence);
  MaybeAction action;
  if (undo && button(ui, "toast/undo", {box.right() - 12 - undo_width, box.y + 12, undo_width, 56}, look))
    action = viewer::Undo{};
  ui.trace("toast", box);
  canvas.fade_since(mark, std::min(in, out));
  if (!ui.reduced_motion) canvas.move_since(mark, {0, 16 * (1 - in)});
  return action;
}

}  // namespace maquette::ui
