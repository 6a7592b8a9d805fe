// The text on the product: it appears on the product as it is typed. Letters the product cannot carry are faint keys; a
// text that is refused says why.
#include "maquette/design.h"
#include "maquette/localized.h"
#include "state/derive.h"
#include "state/format.h"
#include "state/utf8.h"
#include "ui/controls.h"
#include "ui/field.h"
#include "ui/keyboard.h"
#include "ui/panels.h"
#include "ui/personalise_choices.h"

namespace maquette::ui {

using viewer::Blanks;
using viewer::Word;

namespace {

/// The screen's fixed places: picture to the left, form to the right of it, keyboard below.
struct Layout {
  float floor, form, width;
};

Layout layout(const UiContext& ui) {
  const float form = ui.width() - 824;
  return {ui.height() - 520, form, ui.width() - 40 - form};
}

/// Below the title: how long it may be, or why it cannot be sewn.
void draw_advice(const viewer::ViewerState& state, UiContext& ui, PartIndex part, Point at, MaybeAction* action) {
  Canvas& canvas = ui.canvas();
  const Part& spec = state.model->parts[part];
  if (!state.text_refusal && viewer::draft_is_sewn(state)) {
    const Blanks most{{"most", std::to_string(spec.text.max_length)}};
    canvas.text(at, Style::small, color::kInk2, ui.words().say(Word::text_help, most));
    return;
  }
  canvas.icon({at.x + 13, at.y + 12}, Style::icon_26, color::kInk, state.text_refusal ? icon::kInfo : icon::kNoEntry);
  const std::string& sentence = state.text_refusal ? *state.text_refusal : ui.words()[Word::text_too_long_here];
  const float width =
      canvas.text({at.x + 36, at.y}, Style::label, color::kInk, canvas.shorten(Style::label, sentence, 640));
  ui.trace("text/refusal", {at.x, at.y, 36 + width, 28});
  if (state.text_refusal) return;
  const float see = canvas.width(Style::label, ui.words()[Word::see_why]), x = at.x + 36 + width + 12;
  OptionIndex length = 0;
  if (ui.touch("text/see-why", {x, at.y - 10, see + 8, 44}).tapped &&
      !refuse_text(spec, state.draft_text, state.language, &length)) {
    *action = viewer::AskWhy{{part, length}};
  }
  canvas.text({x, at.y}, Style::label, color::kInk, ui.words()[Word::see_why]);
  canvas.fill({x, at.y + 25, see, 2}, color::kInk);
}

MaybeAction draw_form(const viewer::ViewerState& state, UiContext& ui, PartIndex part, const Layout& at) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const std::string most = std::to_string(state.model->parts[part].text.max_length);
  canvas.fill({at.form - 56, 0, ui.width() - at.form + 56, at.floor}, color::kSurface);
  canvas.text({at.form, 33}, Style::title_m, color::kInk, words[Word::text_title]);
  MaybeAction action;
  draw_advice(state, ui, part, {at.form, 92}, &action);
  const std::size_t used = viewer::count_code_points(state.draft_text);
  const std::string count = words.say(Word::text_count, {{"used", std::to_string(used)}, {"most", most}});
  field(ui, "text/field", {at.form, 138, at.width, 80}, {state.draft_text, "", count, true, false, Style::draft});
  if (auto picked = draw_text_choices(state, ui, part, {at.form, 226, at.width, at.floor - 228})) action = picked;
  return action;
}

MaybeAction draw_side(const viewer::ViewerState& state, UiContext& ui, PartIndex part, const Layout& at) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const float x = ui.width() - 440, right = ui.width() - 40, top = at.floor;
  if (const Quote* quote = viewer::current_quote(state)) {
    std::int64_t own = 0;
    for (const PriceLine& line : quote->lines) {
      if (state.model->parts[line.part].group == state.model->parts[part].group) own += line.amount;
    }
    canvas.text({x, top + 40}, Style::small_medium, color::kInk2, words[Word::your_text]);
    canvas.text({x, top + 67}, Style::value, color::kInk, viewer::money_change(*state.model, words, own));
    canvas.text({right, top + 30}, Style::small_medium, color::kInk2, words[Word::your_price], Align::right);
    canvas.number({right, top + 56}, Style::price, color::kInk, viewer::money(*state.model, words, quote->totals[kPrice]),
                  Align::right);
  }
  canvas.icon({x + 13, top + 147}, Style::icon_26, color::kInk2, icon::kInfo);
  float y = top + 133;
  for (const std::string& line : canvas.wrap(Style::small, words[Word::text_public], 360, 3)) {
    canvas.text({x + 38, y}, Style::small, color::kInk2, line);
    y += 28;
  }
  MaybeAction action;
  if (button(ui, "text/none", {x, top + 224, 400, 72}, {ButtonKind::outline, words[Word::no_text]}))
    action = viewer::NoText{};
  const ButtonLook sew{ButtonKind::primary, words[Word::sew_on], nullptr, icon::kTick, true, viewer::draft_is_sewn(state)};
  if (button(ui, "text/sew", {x, top + 312, 400, 96}, sew) || (sew.enabled && ui.take_key(Key::enter)))
    action = viewer::SewOn{};
  return action;
}

/// What a key makes of the draft; a form of its own because the real keyboard goes the same way.
viewer::Action apply_stroke(const viewer::ViewerState& state, const KeyStroke& stroke) {
  switch (stroke.kind) {
    case KeyStroke::Kind::text:
      return viewer::TypeText{state.draft_text + stroke.text};
    case KeyStroke::Kind::erase:
      return viewer::TypeText{viewer::without_last(state.draft_text)};
    case KeyStroke::Kind::clear:
      return viewer::TypeText{""};
    case KeyStroke::Kind::layer:
      return viewer::SetKeyLayer{stroke.layer};
    case KeyStroke::Kind::kana_form:  // the product's letters are Latin
    case KeyStroke::Kind::next:
      break;
  }
  return viewer::SewOn{};
}

}  // namespace

MaybeAction draw_personalise(const viewer::ViewerState& state, UiContext& ui) {
  const auto part = viewer::text_part(*state.model, state.group);
  if (!part) return {};
  const Layout at = layout(ui);
  ui.set_text_entry(true);
  MaybeAction action;
  if (back_pill(ui, ui.words()[Word::back_to_parts])) action = viewer::GoBack{};
  if (auto done = draw_form(state, ui, *part, at)) action = done;
  ui.canvas().fill({0, at.floor, ui.width(), ui.height() - at.floor}, color::kStage2);
  const Part& spec = state.model->parts[*part];
  const std::size_t used = viewer::count_code_points(state.draft_text);
  const KeyFilter may = [&](const std::string& letter) {
    OptionIndex length = 0;
    const std::string probe = letter == " " ? "A A" : letter;
    return used < spec.text.max_length && !refuse_text(spec, probe, state.language, &length);
  };
  if (auto stroke = draw_lettering_keyboard(ui, {40, at.floor + 28}, state.keys, may))
    action = apply_stroke(state, *stroke);
  if (auto side = draw_side(state, ui, *part, at)) action = side;
  if (auto typed = typed_into(ui, state.draft_text)) {
    action = viewer::TypeText{viewer::clean_text(*typed, spec.text.max_length + std::size_t{8})};
  }
  return action;
}

}  // namespace maquette::ui
