// The text on the product: it appears on the product as it is typed. Letters the product cannot carry are faint keys; a
// text that is refused says why.
#include <algorithm>

#include "maquette/design.h"
#include "maquette/localized.h"
#include "state/format.h"
#include "state/utf8.h"
#include "ui/controls.h"
#include "ui/field.h"
#include "ui/keyboard.h"
#include "ui/names.h"
#include "ui/panels.h"
#include "ui/swatch.h"

namespace maquette::ui {

using viewer::SwatchState;
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

bool has_looks(const Part& part) {
  return std::any_of(part.options.begin(), part.options.end(),
                     [](const Option& option) { return option.color.has_value() || !option.material.empty(); });
}

Style lettering(const std::string& option) {
  if (option.find("classic") != std::string::npos || option.find("serif") != std::string::npos ||
      option.find("script") != std::string::npos) {
    return Style::lettering_classic;
  }
  if (option.find("typed") != std::string::npos || option.find("mono") != std::string::npos) return Style::lettering_typed;
  return Style::lettering_block;
}

viewer::Action pick(const viewer::ViewerState& state, Choice choice) {
  if (viewer::option_excluded(state, choice)) return viewer::AskWhy{choice};
  return viewer::ChooseOption{choice};
}

/// Options without a colour of their own: one button each, its word in the style it stands for.
MaybeAction draw_styles(const viewer::ViewerState& state, UiContext& ui, PartIndex part, Rect row) {
  Canvas& canvas = ui.canvas();
  const Part& spec = state.model->parts[part];
  const auto count = static_cast<float>(std::min<std::size_t>(spec.options.size(), 4));
  const float width = (row.w - 12 * (count - 1)) / count;
  MaybeAction action;
  for (OptionIndex option = 0; option < static_cast<OptionIndex>(count); ++option) {
    const Rect box{row.x + static_cast<float>(option) * (width + 12), row.y, width, row.h};
    const Choice choice{part, option};
    const Touch touch = ui.touch("text/" + spec.id + "/" + spec.options[option].id, box);
    const bool on = state.design.shown.options[part] == option;
    const bool excluded = viewer::option_excluded(state, choice);
    const int mark = canvas.mark();
    canvas.fill(box, color::kSurface, corner::kButton);
    canvas.stroke(box, on ? color::kAccent : color::kControl, corner::kButton, on ? 4.0F : 2.0F);
    const Style style = lettering(spec.options[option].id);
    const std::string word = canvas.shorten(style, option_name(state, ui.words(), choice), width - 24);
    const float x = box.center().x - canvas.width(style, word) / 2 + (on ? 21.0F : 0.0F);
    if (on) canvas.icon({x - 27, box.center().y}, Style::icon_30, color::kInk, icon::kTick);
    canvas.text({x, box.center().y - 16}, style, excluded ? color::kInk2 : color::kInk, word);
    if (excluded) canvas.fill({x, box.center().y + 15, canvas.width(style, word), 2}, color::kInk);
    canvas.scale_since(mark, box.center(), touch.scale);
    if (touch.focused) focus_ring(canvas, box, corner::kButton);
    if (touch.tapped) action = pick(state, choice);
  }
  return action;
}

MaybeAction draw_colors(const viewer::ViewerState& state, UiContext& ui, PartIndex part, Rect row) {
  const Part& spec = state.model->parts[part];
  const auto columns = std::clamp<std::size_t>(spec.options.size(), 5, 7);
  const float width = (row.w - 12 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  MaybeAction action;
  for (OptionIndex option = 0; option < std::min<std::size_t>(spec.options.size(), columns); ++option) {
    const Choice choice{part, option};
    const std::string name = "text/" + spec.id + "/" + spec.options[option].id;
    viewer::Swatch known = viewer::swatch(state, choice);
    SwatchLook look;
    look.state = known.state == SwatchState::unknown ? SwatchState::available : known.state;
    look.picture = ui.pictures().swatch(name, state.design.shown, choice, width, 72);
    look.name = option_name(state, ui.words(), choice);
    if (look.state == SwatchState::excluded || look.state == SwatchState::set_by_other ||
        known.price_change.value_or(0) != 0) {
      look.third = swatch_third(state, ui.words(), known);
    }
    if (swatch(ui, name, {row.x + static_cast<float>(option) * (width + 12), row.y, width, 132}, look, 72)) {
      action = pick(state, choice);
    }
  }
  return action;
}

/// The field, and below it why a text cannot be sewn; returns the height used below the field.
float draw_refusal(const viewer::ViewerState& state, UiContext& ui, PartIndex part, Point at, MaybeAction* action) {
  Canvas& canvas = ui.canvas();
  if (state.text_refusal) {
    canvas.icon({at.x + 13, at.y + 14}, Style::icon_26, color::kInk2, icon::kInfo);
    canvas.text({at.x + 36, at.y + 2}, Style::label, color::kInk, canvas.shorten(Style::label, *state.text_refusal, 740));
    ui.trace("text/refusal", {at.x, at.y, 740, 28});
    return 40;
  }
  if (viewer::draft_is_sewn(state)) return 0;
  canvas.icon({at.x + 13, at.y + 14}, Style::icon_26, color::kInk2, icon::kNoEntry);
  const float width = canvas.text({at.x + 36, at.y + 2}, Style::small, color::kInk, ui.words()[Word::text_too_long_here]);
  const float see = canvas.width(Style::label, ui.words()[Word::see_why]);
  const Rect box{at.x + 36 + width + 12, at.y - 8, see + 8, 44};
  if (ui.touch("text/see-why", box).tapped) {
    OptionIndex length = 0;
    if (!refuse_text(state.model->parts[part], state.draft_text, state.language, &length))
      *action = viewer::AskWhy{{part, length}};
  }
  canvas.text({box.x, at.y + 2}, Style::label, color::kInk, ui.words()[Word::see_why]);
  canvas.fill({box.x, at.y + 27, see, 2}, color::kInk);
  return 40;
}

MaybeAction draw_form(const viewer::ViewerState& state, UiContext& ui, PartIndex part, const Layout& at) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const Part& spec = state.model->parts[part];
  canvas.fill({at.form - 56, 0, ui.width() - at.form + 56, at.floor}, color::kSurface);
  canvas.text({at.form, 33}, Style::title_m, color::kInk, words[Word::text_title]);
  const std::string most = std::to_string(spec.text.max_length);
  canvas.text({at.form, 90}, Style::small, color::kInk2, words.say(Word::text_help, {{"most", most}}));
  const std::size_t used = viewer::count_code_points(state.draft_text);
  const std::string count = words.say(Word::text_count, {{"used", std::to_string(used)}, {"most", most}});
  MaybeAction action;
  field(ui, "text/field", {at.form, 138, at.width, 80}, {state.draft_text, "", count, true, false, Style::draft});
  float y = 235 + draw_refusal(state, ui, part, {at.form, 232}, &action);
  for (const PartIndex other : state.model->groups[state.group].parts) {
    const Part& choice = state.model->parts[other];
    if (other == part || choice.kind != PartKind::choice) continue;
    const bool looks = has_looks(choice);
    const Rect row{at.form, y, at.width, 72};
    if (auto picked = looks ? draw_colors(state, ui, other, row.moved(0, 4)) : draw_styles(state, ui, other, row))
      action = picked;
    y += looks ? 144 : 95;
  }
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
