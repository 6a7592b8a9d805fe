// The tray: the options of the open part as swatches, three in a row, one section for each of its decisions.
#include <algorithm>

#include "maquette/localized.h"
#include "state/derive_workshop.h"
#include "state/format.h"
#include "state/swatch_kind.h"
#include "ui/controls.h"
#include "ui/names.h"
#include "ui/panels.h"
#include "ui/swatch.h"

namespace maquette::ui {

using viewer::may_come;
using viewer::SwatchState;
using viewer::Word;

namespace {

constexpr float kCell = 152, kGapX = 16, kGapY = 18, kHead = 62, kSectionGap = 26, kTop = 18, kSubLine = 24;
constexpr int kColumns = 3;

struct Heading {
  std::string title, sub;
};

/// The first section is headed by the group; a group of one part needs no second name.
Heading heading(const viewer::ViewerState& state, const viewer::Words& words, const Group& group, std::size_t section) {
  const PartIndex part = group.parts[section];
  const std::string own = part_name(state, words, part);
  const std::string& part_help = in_language(state.model->parts[part].help, words.language());
  const std::string& group_help = in_language(group.help, words.language());
  if (section > 0) return {own, part_help};
  if (group.parts.size() == 1) return {group_name(state, words, state.group), group_help.empty() ? part_help : group_help};
  return {group_name(state, words, state.group), own};
}

/// The sub text stands beside the title, or below it where it is too long for that. Returns the height.
float draw_heading(Canvas& canvas, Point at, const Heading& heading, float room) {
  const float width = canvas.text(at, Style::title_tray, color::kInk, heading.title);
  if (heading.sub.empty()) return kHead;
  const bool beside = canvas.width(Style::small_medium, heading.sub) <= room - width - 12;
  const Point sub = beside ? Point{at.x + width + 12, at.y + 10} : Point{at.x, at.y + 42};
  canvas.text(sub, Style::small_medium, color::kInk2, canvas.shorten(Style::small_medium, heading.sub, room));
  return beside ? kHead : kHead + kSubLine;
}

bool worded(const viewer::ViewerState& state, PartIndex part) {
  return viewer::swatch_kind(*state.model, part) == viewer::SwatchKind::words;
}

/// Everything but the picture: what a swatch's height depends on.
SwatchLook look(const viewer::ViewerState& state, UiContext& ui, Choice choice) {
  const viewer::Swatch known = viewer::swatch(state, choice);
  SwatchLook look;
  look.state = known.state == SwatchState::unknown ? SwatchState::available : known.state;
  look.absent = known.absence != nullptr;
  look.later = look.absent && may_come(*known.absence);
  look.worded = worded(state, choice.part);
  look.name = option_name(state, ui.words(), choice);
  look.third = swatch_third(state, ui.words(), known);
  const double waited = ui.since_change("tray/working", static_cast<std::int64_t>(state.revision));
  const bool slow = viewer::working(state) && waited > motion::kWorkingAfter;
  if (viewer::working(state)) ui.wake_at(ui.now() + 0.05);
  if (slow && state.last_choice == choice) {
    look.working = true;
    look.third = ui.words()[Word::one_moment];
  }
  const std::string left = viewer::option_count(state, choice);
  if (!left.empty())
    look.count = ui.words().say(left == "1" ? Word::designs_one : Word::designs_many,
                                {{"count", viewer::in_own_signs(ui.words(), left)}});
  if (known.state == SwatchState::unknown && waited < motion::kWorkingAfter) look.third.clear();
  return look;
}

/// Draws one section with its top at `y`; returns its bottom.
float draw_section(const viewer::ViewerState& state, UiContext& ui, std::size_t section, Point at, Rect seen,
                   MaybeAction* action) {
  const Group& group = state.model->groups[state.group];
  const PartIndex part = group.parts[section];
  const Part& spec = state.model->parts[part];
  float y = at.y + draw_heading(ui.canvas(), at, heading(state, ui.words(), group, section), 488);
  for (OptionIndex first = 0; first < spec.options.size(); first += kColumns) {
    const auto last = std::min<OptionIndex>(first + kColumns, static_cast<OptionIndex>(spec.options.size()));
    float height = 0;
    for (OptionIndex option = first; option < last; ++option) {
      SwatchLook looks = look(state, ui, {part, option});
      if (state.workshop && looks.count.empty()) looks.count = "0";  // the row does not grow when the numbers come
      height = std::max(height, swatch_height(ui, looks, kCell));
    }
    for (OptionIndex option = first; option < last; ++option) {
      const Rect box{at.x + static_cast<float>(option - first) * (kCell + kGapX), y, kCell, height};
      const Choice choice{part, option};
      const std::string name = "tray/" + spec.id + "/" + spec.options[option].id;
      if (box.bottom() < seen.y - 40 || box.y > seen.bottom() + 40) {
        ui.touch(name, box);  // out of sight: no picture is asked for, but the keyboard still reaches it
        continue;
      }
      SwatchLook looks = look(state, ui, choice);
      if (!looks.worded) looks.picture = ui.pictures().swatch(name, state.design.shown, choice, kCell, kSwatchPicture);
      if (!swatch(ui, name, box, looks, looks.worded ? kSwatchWords : kSwatchPicture)) continue;
      *action = looks.state == SwatchState::excluded ? viewer::Action{viewer::AskWhy{choice}}
                                                     : viewer::Action{viewer::ChooseOption{choice}};
    }
    y += height + kGapY;
  }
  return y - kGapY;
}

}  // namespace

MaybeAction draw_tray(const viewer::ViewerState& state, UiContext& ui) {
  Canvas& canvas = ui.canvas();
  const Rect card{ui.width() - 576, 92, 536, ui.height() - 364};
  canvas.card(card, corner::kCard, kShadowCard);
  const std::string name = "tray/" + state.model->groups[state.group].id;
  const Rect area{card.x, card.y + 2, card.w, card.h - 4};
  const float offset = ui.begin_scroll(name, area, ui.remembered(name));
  MaybeAction action;
  float y = card.y + kTop - offset;
  const std::size_t sections = state.model->groups[state.group].parts.size();
  for (std::size_t section = 0; section < sections; ++section) {
    if (section > 0) y += kSectionGap;
    y = draw_section(state, ui, section, {card.x + 24, y}, area, &action);
  }
  ui.remember(name, y + offset - card.y + 12);
  ui.end_scroll();
  return action;
}

}  // namespace maquette::ui
