// The workshop's bar: which catalog runs, since when, whether the newest save is it; and what an author does most.
#include <algorithm>
#include <cstdio>

#include "maquette/catalog.h"
#include "state/format.h"
#include "ui/field.h"
#include "ui/workshop.h"

namespace maquette::ui {

using viewer::Word;

namespace {

/// "read in 0.12 s"
std::string taking(const viewer::Words& words, Word sentence, double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", seconds);
  return words.say(sentence, {{"seconds", viewer::in_own_signs(words, text)}});
}

void status(const viewer::ViewerState& state, const viewer::Words& words, Canvas& canvas, float x, float room) {
  const viewer::Workshop& workshop = *state.workshop;
  constexpr float kMiddle = 32;
  if (viewer::save_is_broken(workshop)) {
    canvas.icon({x + 10, kMiddle}, Style::author_icon, bench::kRed, icon::kMustFix);
    const std::string text =
        words.say(Word::save_broken, {{"time", workshop.saved_at}, {"running", workshop.running_since}});
    canvas.text({x + 30, kMiddle - 11}, Style::author_strong, bench::kRed,
                canvas.shorten(Style::author_strong, text, room - 30));
    return;
  }
  std::string text = workshop.files ? workshop.files->entry_point : "";
  text += "  " + words.say(workshop.save > 1 ? Word::saved_at : Word::opened_at, {{"time", workshop.saved_at}});
  text += "  " + taking(words, Word::read_in, workshop.read_seconds);
  text += "  " + (workshop.linted ? taking(words, Word::checked_in, workshop.lint_seconds) : words[Word::checking]);
  canvas.text({x, kMiddle - 10}, Style::author_code, bench::kInk2, canvas.shorten(Style::author_code, text, room));
}

/// The filter while it is typed, or the button that opens it.
MaybeAction filter(const viewer::ViewerState& state, UiContext& ui, Rect box) {
  const viewer::Workshop& workshop = *state.workshop;
  if (!workshop.filtering && workshop.filter.empty()) {
    if (tool(ui, "workshop/find", box, {ui.words()[Word::find_rule], icon::kSearch})) return viewer::FilterRules{"", true};
    return {};
  }
  Canvas& canvas = ui.canvas();
  canvas.fill(box, bench::kRaised, corner::kTool);
  canvas.stroke(box, bench::kInk, corner::kTool, workshop.filtering ? 2 : 1);
  canvas.icon({box.x + 24, box.center().y}, Style::author_icon, bench::kGrey, icon::kSearch);
  const float y = box.center().y - 11, room = box.w - 88;
  const float wide = canvas.text({box.x + 42, y}, Style::author_text, bench::kInk,
                                 canvas.shorten(Style::author_text, workshop.filter, room));
  if (workshop.filtering) canvas.fill({box.x + 44 + wide, y + 1, 1, 20}, bench::kInk);
  const Rect close{box.right() - 44, box.y, 44, box.h};
  if (ui.touch("workshop/find-nothing", close).tapped) return viewer::FilterRules{"", false};
  canvas.icon(close.center(), Style::author_icon, bench::kInk2, icon::kClose);
  if (ui.touch("workshop/find", {box.x, box.y, box.w - 44, box.h}).tapped)
    return viewer::FilterRules{workshop.filter, true};
  return {};
}

MaybeAction type_filter(const viewer::ViewerState& state, UiContext& ui) {
  if (!state.workshop->filtering) return {};
  ui.set_text_entry(true);
  if (ui.take_key(Key::escape)) return viewer::FilterRules{"", false};
  if (ui.take_key(Key::enter)) return viewer::FilterRules{state.workshop->filter, false};
  if (auto typed = typed_into(ui, state.workshop->filter)) return viewer::FilterRules{std::move(*typed), true};
  return {};
}

}  // namespace

MaybeAction draw_workshop_bar(const viewer::ViewerState& state, UiContext& ui) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const float logo = canvas.text({20, 18}, Style::logo, bench::kInk, "MAQUETTE");
  const viewer::Workshop& workshop = *state.workshop;
  const ToolLook send{words[Word::send_to_kiosks], icon::kStore, true,
                      workshop.dispatch.stage != viewer::Dispatch::Stage::sending};
  const ToolLook tests{words[Word::run_tests], icon::kPlay, false, !workshop.tests.empty()};
  const ToolLook undo{words[Word::undo], icon::kUndo, false, !state.history.past.empty()};
  const ToolLook redo{"", icon::kRedo, false, !state.history.future.empty()};
  MaybeAction action = type_filter(state, ui);
  float x = ui.width() - 16 + 12;
  const auto place = [&x](float width) {  // from the right
    x -= width + 12;
    return Rect{x, 10, width, 44};
  };
  const Rect send_box = place(tool_width(ui, send)), tests_box = place(tool_width(ui, tests)),
             find_box = place(std::max(260.0F, tool_width(ui, {words[Word::find_rule], icon::kSearch}))),
             redo_box = place(52), undo_box = place(tool_width(ui, undo));
  status(state, words, canvas, 20 + logo + 36, x - logo - 80);
  if (tool(ui, "undo", undo_box, undo)) action = viewer::Undo{};
  if (tool(ui, "redo", redo_box, redo)) action = viewer::Redo{};
  if (auto found = filter(state, ui, find_box)) action = std::move(found);
  if (tool(ui, "workshop/run-tests", tests_box, tests)) action = viewer::RunTests{};
  if (tool(ui, "workshop/send", send_box, send)) action = viewer::SendToKiosks{};
  return action;
}

}  // namespace maquette::ui
