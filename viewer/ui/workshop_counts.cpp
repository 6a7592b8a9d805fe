// How many designs there are, and what each part and option leaves of them. A part opens: its options as small swatches
// with what they change in the price and how many designs they leave; a tap takes one into the design.
#include <algorithm>
#include <cstdio>

#include "maquette/localized.h"
#include "state/derive.h"
#include "state/format.h"
#include "state/large_numbers.h"
#include "ui/names.h"
#include "ui/workshop.h"

namespace maquette::ui {

using viewer::SwatchState;
using viewer::Word;

namespace {

constexpr float kOptionRow = 44, kFigures = 78;

void figure(Canvas& canvas, float& x, float y, const std::string& value, std::string_view label) {
  const float wide = canvas.number({x, y}, Style::author_figure, bench::kInk, value);
  const float below = canvas.text({x, y + 32}, Style::author_small, bench::kGrey, label);
  x += std::max(wide, below) + 32;
}

std::size_t dead_options(const viewer::CatalogFigures& figures) {
  std::size_t dead = 0;
  for (const auto& possible : figures.possible) {
    dead += static_cast<std::size_t>(std::count(possible.begin(), possible.end(), false));
  }
  return dead;
}

void draw_figures(const viewer::ViewerState& state, const viewer::Words& words, Canvas& canvas, Rect inside) {
  const auto& figures = state.workshop->figures;
  float x = inside.x + 15;
  const float y = inside.y + 12;
  if (!figures) {
    canvas.text({x, y + 10}, Style::author_text, bench::kGrey, words[Word::counting_designs]);
    return;
  }
  const std::string before = viewer::designs_before_rules(*state.model);
  const auto show = [&](const std::string& number, Word label) {
    figure(canvas, x, y, viewer::in_own_signs(words, number), words[label]);
  };
  if (figures->designs) {
    show(viewer::readable_count(*figures->designs), Word::valid_designs);
    show(viewer::readable_count(before), Word::before_rules);
    show(viewer::percentage(*figures->designs, before), Word::kept);
  } else {
    show(viewer::readable_count(before), Word::too_many_before);
  }
  const std::size_t dead = dead_options(*figures);
  show(std::to_string(dead), dead == 1 ? Word::dead_one : Word::dead_many);
}

std::string part_title(const viewer::ViewerState& state, const viewer::Words& words, PartIndex part) {
  const GroupIndex group = state.model->parts[part].group;
  const std::string of_group = group_name(state, words, group), own = part_name(state, words, part);
  return state.model->groups[group].parts.size() == 1 || own.empty() ? of_group : of_group + ", " + own;
}

void draw_part(const viewer::ViewerState& state, UiContext& ui, PartIndex part, Rect box, MaybeAction* action) {
  Canvas& canvas = ui.canvas();
  if (bench_row(ui, "part/" + state.model->parts[part].id, box, false)) *action = viewer::ListOptions{part};
  const float y = box.y + 5;
  canvas.text({box.x + 15, y}, Style::author_text, bench::kInk,
              canvas.shorten(Style::author_text, part_title(state, ui.words(), part), 180));
  const Rect track{box.x + 210, box.center().y - 4, box.w - 210 - 200, 8};
  canvas.fill(track, bench::kTrack, 4);
  const auto figure = viewer::part_figure(state, part);
  canvas.icon({box.right() - 22, box.center().y}, Style::author_icon, bench::kControl, icon::kChevron);
  if (!figure) return;
  const bool all = figure->possible == figure->options;
  const float share = static_cast<float>(figure->possible) / static_cast<float>(figure->options);
  canvas.fill({track.x, track.y, std::max(8.0F, track.w * share), track.h}, all ? bench::kGrey : bench::kRed, 4);
  canvas.number({box.right() - 40, y}, Style::author_text, all ? bench::kInk2 : bench::kRed,
                ui.words().say(Word::possible_of,
                               {{"possible", std::to_string(figure->possible)}, {"all", std::to_string(figure->options)}}),
                Align::right);
}

MaybeAction draw_parts(const viewer::ViewerState& state, UiContext& ui, Rect box) {
  MaybeAction action;
  const std::vector<PartIndex> listed = viewer::listed_parts(state);
  const float offset = ui.begin_scroll("workshop/parts", box, static_cast<float>(listed.size()) * kBenchRow);
  float y = box.y - offset;
  for (const PartIndex part : listed) {
    const Rect row{box.x, y, box.w, kBenchRow};
    y += kBenchRow;
    if (row.bottom() >= box.y && row.y <= box.bottom()) {
      draw_part(state, ui, part, row, &action);
    } else {
      ui.touch("part/" + state.model->parts[part].id, row);
    }
  }
  ui.end_scroll();
  return action;
}

void draw_swatch(const viewer::ViewerState& state, UiContext& ui, Choice choice, std::string_view name, Rect box,
                 const viewer::Swatch& known) {
  Canvas& canvas = ui.canvas();
  canvas.fill(box, bench::kRaised, 6);
  if (state.model->parts[choice.part].kind == PartKind::choice) {
    canvas.picture(ui.pictures().swatch(name, state.design.shown, choice, box.w, box.h), box, 6);
  }
  canvas.stroke(box, rgb(0xFFFFFF, 0.22F), 6, 1);
  if (known.state == SwatchState::chosen) canvas.stroke(box.grown(3), rgb(0xFF7F61), 9, 2);
  if (known.state == SwatchState::excluded) {
    canvas.fill(box, rgb(0x14161B, 0.5F), 6);
    canvas.line({box.x + 4, box.y + 4}, {box.right() - 4, box.bottom() - 4}, bench::kInk2, 2);
  }
}

void draw_option(const viewer::ViewerState& state, UiContext& ui, Choice choice, Rect box, MaybeAction* action) {
  Canvas& canvas = ui.canvas();
  const Part& part = state.model->parts[choice.part];
  const viewer::Swatch known = viewer::swatch(state, choice);
  const std::string name = "option/" + part.id + "/" + part.options[choice.option].id;
  const bool excluded = known.state == SwatchState::excluded, chosen = known.state == SwatchState::chosen;
  if (bench_row(ui, name, box, chosen) && part.kind != PartKind::text) {
    *action = excluded ? viewer::Action{viewer::AskWhy{choice}} : viewer::Action{viewer::ChooseOption{choice}};
  }
  draw_swatch(state, ui, choice, name, {box.x + 15, box.y + 6, 52, 32}, known);
  const float y = box.center().y - 11;
  canvas.text({box.x + 82, y}, chosen ? Style::author_strong : Style::author_text, excluded ? bench::kGrey : bench::kInk,
              canvas.shorten(Style::author_text, option_name(state, ui.words(), choice), 220));
  canvas.text({box.x + 400, y}, Style::author_text, bench::kInk2,
              canvas.shorten(Style::author_text, swatch_third(state, ui.words(), known), 140), Align::right);
  const std::string left = viewer::in_own_signs(ui.words(), viewer::option_count(state, choice));
  canvas.number({box.right() - 16, y}, Style::author_text, left == "0" ? bench::kRed : bench::kInk2,
                left.empty() ? ui.words()[Word::counting] : left, Align::right);
}

MaybeAction draw_options(const viewer::ViewerState& state, UiContext& ui, PartIndex part, Rect box) {
  MaybeAction action;
  const auto count = static_cast<OptionIndex>(state.model->parts[part].options.size());
  const float offset =
      ui.begin_scroll("workshop/options/" + state.model->parts[part].id, box, static_cast<float>(count) * kOptionRow);
  for (OptionIndex option = 0; option < count; ++option) {
    const Rect row{box.x, box.y - offset + static_cast<float>(option) * kOptionRow, box.w, kOptionRow};
    if (row.bottom() >= box.y && row.y <= box.bottom()) draw_option(state, ui, {part, option}, row, &action);
  }
  ui.end_scroll();
  return action;
}

std::string counted_in(const viewer::Words& words, const viewer::Workshop& workshop) {
  if (!workshop.figures || !workshop.figures->designs) return "";
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", workshop.figures->seconds);
  return words.say(Word::counted_in, {{"seconds", viewer::in_own_signs(words, text)}});
}

}  // namespace

MaybeAction draw_counts(const viewer::ViewerState& state, UiContext& ui, Rect box) {
  const auto part = state.workshop->part;
  if (!part) {
    const std::string sub = counted_in(ui.words(), *state.workshop);
    const Rect inside = pane(ui.canvas(), box, {ui.words()[Word::counts], sub, ui.words()[Word::in_some_design]});
    draw_figures(state, ui.words(), ui.canvas(), inside);
    return draw_parts(state, ui, {inside.x, inside.y + kFigures, inside.w, inside.h - kFigures});
  }
  const std::string title = part_title(state, ui.words(), *part);
  const Rect inside = pane(ui.canvas(), box, {"", "", ui.words()[Word::designs_left_with]});
  Canvas& canvas = ui.canvas();
  const ToolLook back{ui.words()[Word::all_parts], icon::kBack};
  const float wide = tool_width(ui, back);
  MaybeAction action;
  if (tool(ui, "workshop/parts-back", {box.x + 8, box.y + 6, wide, 32}, back)) action = viewer::ListOptions{};
  canvas.text({box.x + wide + 24, box.y + 11}, Style::author_strong, bench::kInk,
              canvas.shorten(Style::author_strong, title, 240));
  if (auto taken = draw_options(state, ui, *part, inside)) action = std::move(taken);
  return action;
}

}  // namespace maquette::ui
