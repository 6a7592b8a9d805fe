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

using viewer::Blanks;
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

constexpr std::size_t kMostColors = 9, kFewestColors = 3;  ///< in a row
constexpr float kColorPitch = 144;

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

/// Where a row of buttons says what it decides: not at all where there is only one, beside the buttons, or above them where
/// its words or theirs would not be whole.
enum class Label : std::uint8_t { none, beside, above };

constexpr float kLabel = 148, kLabelled = 156, kAbove = 30;

float style_width(float room, std::size_t count) {
  return (room - 12 * static_cast<float>(count - 1)) / static_cast<float>(count);
}

bool fits_beside(const viewer::ViewerState& state, const UiContext& ui, PartIndex part, float room) {
  const Part& spec = state.model->parts[part];
  if (ui.canvas().width(Style::small_medium, part_name(state, ui.words(), part)) > kLabel) return false;
  const float width = style_width(room - kLabelled, spec.options.size()) - 24;
  for (OptionIndex option = 0; option < spec.options.size(); ++option) {
    const Style style = lettering(spec.options[option].id);
    if (ui.canvas().width(style, option_name(state, ui.words(), {part, option})) > width) return false;
  }
  return true;
}

/// Options without a colour of their own: one button each, its word in the style it stands for.
MaybeAction draw_styles(const viewer::ViewerState& state, UiContext& ui, PartIndex part, Rect row, Label label) {
  Canvas& canvas = ui.canvas();
  const Part& spec = state.model->parts[part];
  if (label != Label::none) {
    const float room = label == Label::beside ? kLabel : row.w;
    canvas.text({row.x, label == Label::beside ? row.center().y - 12 : row.y}, Style::small_medium, color::kInk,
                canvas.shorten(Style::small_medium, part_name(state, ui.words(), part), room));
  }
  if (label == Label::beside) row = {row.x + kLabelled, row.y, row.w - kLabelled, row.h};
  if (label == Label::above) row.y += kAbove;
  const float width = style_width(row.w, spec.options.size());
  MaybeAction action;
  for (OptionIndex option = 0; option < spec.options.size(); ++option) {
    const Rect box{row.x + static_cast<float>(option) * (width + 12), row.y, width, row.h};
    const Choice choice{part, option};
    const Touch touch = ui.touch("text/" + spec.id + "/" + spec.options[option].id, box);
    const bool on = state.design.shown.options[part] == option;
    const bool excluded = viewer::option_excluded(state, choice);
    const int mark = canvas.mark();
    canvas.fill(box, color::kSurface, corner::kButton);
    canvas.stroke(box, on ? color::kAccent : color::kControl, corner::kButton, on ? 4.0F : 2.0F);
    const std::string full = option_name(state, ui.words(), choice);
    const Style own = lettering(spec.options[option].id);
    const Style style = canvas.width(own, full) <= width - 24 ? own : Style::small_medium;
    const std::string word = canvas.shorten(style, full, width - 24);
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

float color_width(float room, std::size_t columns) {
  return (room - 12 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
}

/// As many in a row as leave each name, and the way to ask why not, whole.
std::size_t color_columns(const viewer::ViewerState& state, const UiContext& ui, PartIndex part, float room) {
  const Part& spec = state.model->parts[part];
  const auto is_whole = [&](OptionIndex option, float width) {
    const auto lines = ui.canvas().wrap(Style::label, option_name(state, ui.words(), {part, option}), width, 2);
    return std::none_of(lines.begin(), lines.end(), [](const std::string& line) { return line.ends_with("…"); });
  };
  std::size_t columns = std::clamp<std::size_t>(spec.options.size(), 5, kMostColors);
  const float why = ui.canvas().width(Style::label, ui.words()[Word::see_why]);
  while (columns > kFewestColors && color_width(room, columns) < why) --columns;
  for (OptionIndex option = 0; option < spec.options.size(); ++option) {
    while (columns > kFewestColors && !is_whole(option, color_width(room, columns))) --columns;
  }
  return columns;
}

MaybeAction draw_colors(const viewer::ViewerState& state, UiContext& ui, PartIndex part, std::size_t columns, Rect row) {
  const Part& spec = state.model->parts[part];
  const float width = color_width(row.w, columns);
  MaybeAction action;
  for (OptionIndex option = 0; option < spec.options.size(); ++option) {
    const Choice choice{part, option};
    const std::string name = "text/" + spec.id + "/" + spec.options[option].id;
    viewer::Swatch known = viewer::swatch(state, choice);
    SwatchLook look;
    look.state = known.state == SwatchState::unknown ? SwatchState::available : known.state;
    look.picture = ui.pictures().swatch(name, state.design.shown, choice, width, 72);
    look.absent = known.absence != nullptr;
    look.later = look.absent && viewer::may_come(*known.absence);
    look.name = option_name(state, ui.words(), choice);
    if (look.state == SwatchState::excluded || look.state == SwatchState::set_by_other ||
        known.price_change.value_or(0) != 0) {
      look.third = swatch_third(state, ui.words(), known);
    }
    const auto column = static_cast<float>(option % columns), line = static_cast<float>(option / columns);
    if (swatch(ui, name, {row.x + column * (width + 12), row.y + line * kColorPitch, width, 132}, look, 72)) {
      action = pick(state, choice);
    }
  }
  return action;
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

/// The other decisions about the text, scrolling when they need more room than there is.
MaybeAction draw_choices(const viewer::ViewerState& state, UiContext& ui, PartIndex part, const Layout& at) {
  std::vector<PartIndex> styles, colors;
  for (const PartIndex other : state.model->groups[state.group].parts) {
    if (other == part || state.model->parts[other].kind != PartKind::choice) continue;
    (has_looks(state.model->parts[other]) ? colors : styles).push_back(other);
  }
  const bool several = styles.size() > 1;
  const bool beside =
      std::all_of(styles.begin(), styles.end(), [&](PartIndex style) { return fits_beside(state, ui, style, at.width); });
  const Label label = !several ? Label::none : beside ? Label::beside : Label::above;
  const float height = several ? 64 : 72, pitch = (several ? 76 : 95) + (label == Label::above ? kAbove : 0);
  MaybeAction action;
  const Rect area{at.form - 16, 226, at.width + 32, at.floor - 228};
  float y = 235 - ui.begin_scroll("text/choices", area, ui.remembered("text/choices"));
  const float top = y;
  for (const PartIndex style : styles) {
    if (auto picked = draw_styles(state, ui, style, {at.form, y, at.width, height}, label)) action = picked;
    y += pitch;
  }
  for (const PartIndex color : colors) {
    const std::size_t columns = color_columns(state, ui, color, at.width);
    if (auto picked = draw_colors(state, ui, color, columns, {at.form, y + 4, at.width, 72})) action = picked;
    const std::size_t options = state.model->parts[color].options.size();
    y += kColorPitch * static_cast<float>((options + columns - 1) / columns);
  }
  ui.remember("text/choices", y - top);
  ui.end_scroll();
  return action;
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
  if (auto picked = draw_choices(state, ui, part, at)) action = picked;
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
