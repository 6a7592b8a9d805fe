// The other decisions about a text: how its letters are made, where it stands, its colours.
//
// A row of buttons or swatches for each, laid out by measuring: a label stands beside its row where all of the words fit,
// above it where they do not, and there are as many colours in a row as leave each name whole. Languages differ by half in
// the length of a word, so nothing is laid out by counting letters.
#include "ui/personalise_choices.h"

#include <algorithm>
#include <string>
#include <vector>

#include "maquette/design.h"
#include "ui/controls.h"
#include "ui/names.h"
#include "ui/swatch.h"

namespace maquette::ui {

using viewer::SwatchState;
using viewer::Word;

namespace {

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

/// One option's button, its word in the style it stands for. Returns true when tapped.
bool draw_style(const viewer::ViewerState& state, UiContext& ui, Choice choice, Rect box) {
  Canvas& canvas = ui.canvas();
  const Part& spec = state.model->parts[choice.part];
  const std::string& id = spec.options[choice.option].id;
  const Touch touch = ui.touch("text/" + spec.id + "/" + id, box);
  const bool on = state.design.shown.options[choice.part] == choice.option;
  const bool excluded = viewer::option_excluded(state, choice);
  const int mark = canvas.mark();
  canvas.fill(box, color::kSurface, corner::kButton);
  canvas.stroke(box, on ? color::kAccent : color::kControl, corner::kButton, on ? 4.0F : 2.0F);
  const std::string full = option_name(state, ui.words(), choice);
  const Style own = lettering(id);
  const Style style = canvas.width(own, full) <= box.w - 24 ? own : Style::small_medium;
  const std::string word = canvas.shorten(style, full, box.w - 24);
  const float x = box.center().x - canvas.width(style, word) / 2 + (on ? 21.0F : 0.0F);
  if (on) canvas.icon({x - 27, box.center().y}, Style::icon_30, color::kInk, icon::kTick);
  canvas.text({x, box.center().y - 16}, style, excluded ? color::kInk2 : color::kInk, word);
  if (excluded) canvas.fill({x, box.center().y + 15, canvas.width(style, word), 2}, color::kInk);
  canvas.scale_since(mark, box.center(), touch.scale);
  if (touch.focused) focus_ring(canvas, box, corner::kButton);
  return touch.tapped;
}

/// Options without a colour of their own: one button each.
MaybeAction draw_styles(const viewer::ViewerState& state, UiContext& ui, PartIndex part, Rect row, Label label) {
  Canvas& canvas = ui.canvas();
  const std::size_t count = state.model->parts[part].options.size();
  if (label != Label::none) {
    const float room = label == Label::beside ? kLabel : row.w;
    canvas.text({row.x, label == Label::beside ? row.center().y - 12 : row.y}, Style::small_medium, color::kInk,
                canvas.shorten(Style::small_medium, part_name(state, ui.words(), part), room));
  }
  if (label == Label::beside) row = {row.x + kLabelled, row.y, row.w - kLabelled, row.h};
  if (label == Label::above) row.y += kAbove;
  const float width = style_width(row.w, count);
  MaybeAction action;
  for (OptionIndex option = 0; option < count; ++option) {
    const Rect box{row.x + static_cast<float>(option) * (width + 12), row.y, width, row.h};
    if (draw_style(state, ui, {part, option}, box)) action = pick(state, {part, option});
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

}  // namespace

MaybeAction draw_text_choices(const viewer::ViewerState& state, UiContext& ui, PartIndex part, Rect room) {
  std::vector<PartIndex> styles, colors;
  for (const PartIndex other : state.model->groups[state.group].parts) {
    if (other == part || state.model->parts[other].kind != PartKind::choice) continue;
    (has_looks(state.model->parts[other]) ? colors : styles).push_back(other);
  }
  const bool several = styles.size() > 1;
  const bool beside =
      std::all_of(styles.begin(), styles.end(), [&](PartIndex style) { return fits_beside(state, ui, style, room.w); });
  const Label label = !several ? Label::none : beside ? Label::beside : Label::above;
  const float height = several ? 64 : 72, pitch = (several ? 76 : 95) + (label == Label::above ? kAbove : 0);
  MaybeAction action;
  const Rect area{room.x - 16, room.y, room.w + 32, room.h};
  float y = room.y + 9 - ui.begin_scroll("text/choices", area, ui.remembered("text/choices"));
  const float top = y;
  for (const PartIndex style : styles) {
    if (auto picked = draw_styles(state, ui, style, {room.x, y, room.w, height}, label)) action = picked;
    y += pitch;
  }
  for (const PartIndex color : colors) {
    const std::size_t columns = color_columns(state, ui, color, room.w);
    if (auto picked = draw_colors(state, ui, color, columns, {room.x, y + 4, room.w, 72})) action = picked;
    const std::size_t options = state.model->parts[color].options.size();
    y += kColorPitch * static_cast<float>((options + columns - 1) / columns);
  }
  ui.remember("text/choices", y - top);
  ui.end_scroll();
  return action;
}

}  // namespace maquette::ui
