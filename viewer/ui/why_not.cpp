// Why not: the reason in words, the parts in the way labelled on the product, and up to three ways out, one tap each.
#include <algorithm>
#include <cmath>

#include "state/format.h"
#include "ui/controls.h"
#include "ui/leader.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace maquette::ui {

using viewer::Word;

namespace {

constexpr float kPanelWidth = 824, kCardHeight = 188;

/// Label cards: the first above the product, the second below, two more to their right.
Rect label_box(const UiContext& ui, std::size_t index, float width) {
  const bool below = index == 1 || index == 3;
  const float x = index < 2 ? 40 : ui.width() - kPanelWidth - 40 - width;
  return {x, below ? ui.height() - 192 : 136, width, 84};
}

void draw_label(const viewer::ViewerState& state, UiContext& ui, std::size_t index, const viewer::Obstacle& obstacle) {
  Canvas& canvas = ui.canvas();
  const double opened =
      ui.since_change("why/opened", static_cast<std::int64_t>(state.why_not_requests) * 2 + state.why_not->explained, true);
  const double since = opened - motion::kMarkerDelay * static_cast<double>(index);
  const float shown = ui.reduced_motion ? 1.0F : ease_out(progress(since, 0, motion::kOutlines));
  if (shown < 1) ui.keep_moving();
  const std::string title = canvas.shorten(Style::label, obstacle_title(state, ui.words(), obstacle), 380);
  const float width =
      72 + std::max(canvas.width(Style::label, title), canvas.width(Style::small, ui.words()[Word::your_choice])) + 22;
  const Rect box = label_box(ui, index, width);
  const int mark = canvas.mark();
  if (const auto anchor = ui.pictures().anchor(obstacle.group)) {
    const bool below = box.y > anchor->y;
    const float x = std::clamp(box.x + box.w * 0.62F, box.x + 40, box.right() - 24);
    const Point from{x, below ? box.y : box.bottom()};
    const Point bend{x, from.y + (anchor->y - from.y) * 0.47F};
    draw_line_to(canvas, from, bend, *anchor, shown);
  }
  canvas.card(box, corner::kRow, kShadowRest);
  canvas.circle({box.x + 36, box.center().y}, 22, color::kAccent);
  canvas.text({box.x + 36, box.center().y - 14}, Style::button, color::kWhite, std::to_string(index + 1), Align::center);
  canvas.text({box.x + 72, box.y + 16}, Style::label, color::kInk, title);
  canvas.text({box.x + 72, box.y + 44}, Style::small, color::kInk2, ui.words()[Word::your_choice]);
  canvas.fade_since(mark, shown);
  ui.trace("why/label/" + std::to_string(index + 1), box);
}

/// One line of a repair card: "Sole: gum rubber", the value in bold.
void change_line(Canvas& canvas, const viewer::Words& words, Point at, const std::string& part, const std::string& value,
                 float room) {
  const std::string lead = words.say(Word::named, {{"name", part}});
  const float width = canvas.text(at, Style::small, color::kInk2, lead);
  canvas.text({at.x + width + 5, at.y}, Style::label, color::kInk, canvas.shorten(Style::label, value, room - width - 5));
}

struct CardLine {
  std::string part, value;
};

std::vector<CardLine> card_lines(const viewer::ViewerState& state, const viewer::Words& words, const Repair& repair,
                                 std::size_t most) {
  const viewer::RepairView view = viewer::repair_view(state, repair);
  std::vector<CardLine> lines;
  for (const viewer::RepairLine& change : view.changes) {
    const GroupIndex group = state.model->parts[change.part].group;
    lines.push_back({group_name(state, words, group), repaired_option(state, words, repair, change)});
  }
  std::string followers;
  for (const PartIndex part : view.followers) {
    const std::string name = group_name(state, words, state.model->parts[part].group);
    if (followers.find(name) != std::string::npos || followers.find(words.inside(name)) != std::string::npos) continue;
    followers += followers.empty() ? name : words[Word::list_comma] + words.inside(name);
  }
  if (!followers.empty()) lines.push_back({followers, words[Word::to_match]});
  if (lines.size() > most) {
    const std::size_t hidden = lines.size() - most + 1;
    lines.resize(most - 1);
    lines.push_back({words.say(Word::and_more, {{"number", words.number(hidden)}}), ""});
  }
  return lines;
}

void draw_numbers(const viewer::ViewerState& state, UiContext& ui, Rect box, const Repair& repair) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const float right = box.right() - 72, middle = box.center().y;
  const Quote quote = maquette::quote(*state.model, repair.variant);
  canvas.text({right, middle - 46}, Style::change, color::kInk,
              viewer::money_change(*state.model, words, repair.price_change), Align::right);
  canvas.text({right, middle - 8}, Style::small, color::kInk2, viewer::money(*state.model, words, quote.totals[kPrice]),
              Align::right);
  canvas.text({right, middle + 20}, Style::small, color::kInk2,
              viewer::short_date(words, viewer::ready_date(state, quote.totals[kLeadTime])), Align::right);
  canvas.icon({box.right() - 30, middle}, Style::icon_34, color::kInk2, icon::kChevron);
}

bool draw_repair(const viewer::ViewerState& state, UiContext& ui, std::size_t index, Rect box) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const Repairs& repairs = state.why_not->repairs;
  const Repair& repair = repairs.repairs[index];
  const std::string name = "repair/" + std::to_string(index);
  const Touch touch = ui.touch(name, box);
  const int mark = canvas.mark();
  canvas.card(box, corner::kRepair, kShadowRest);
  canvas.stroke(box, color::kLine, corner::kRepair, 2);
  const Rect picture{box.x + 10, box.y + 10, 232, 168};
  canvas.fill(picture, color::kStage1, corner::kPicture);
  canvas.picture(ui.pictures().scene(name, repair.variant, 232, 168), picture, corner::kPicture);

  const bool smallest = index == 0 && repairs.repairs.size() > 1;
  const std::vector<CardLine> lines = card_lines(state, words, repair, smallest ? 2 : 3);
  const float x = box.x + 266, room = box.right() - 190 - x;
  const float height = 37 + 28 * static_cast<float>(lines.size() + (smallest ? 1 : 0));
  float y = box.center().y - height / 2;
  canvas.text({x, y}, Style::head, color::kInk, canvas.shorten(Style::head, repair_title(state, words, repair), room));
  y += 37;
  for (const CardLine& line : lines) {
    if (line.value.empty()) canvas.text({x, y}, Style::small, color::kInk2, line.part);
    if (!line.value.empty()) change_line(canvas, words, {x, y}, line.part, line.value, room);
    y += 28;
  }
  if (smallest) {
    const float width = canvas.width(Style::label, words[Word::smallest_change]);
    canvas.fill({x, y - 1, width + 24, 30}, color::kSurface2, 8);
    canvas.text({x + 12, y + 2}, Style::label, color::kInk, words[Word::smallest_change]);
  }
  draw_numbers(state, ui, box, repair);
  canvas.scale_since(mark, box.center(), touch.scale);
  if (touch.focused) focus_ring(canvas, box, corner::kRepair);
  return touch.tapped;
}

std::string ways_heading(const viewer::ViewerState& state, const viewer::Words& words) {
  const viewer::WhyNot& why = *state.why_not;
  if (viewer::absence(state, why.wish) != nullptr) return words[Word::take_another];
  if (!why.repaired) return words[Word::ways_looking];
  const std::size_t count = why.repairs.repairs.size();
  if (count == 0) return words[why.repairs.found == Verdict::unknown ? Word::why_unknown : Word::no_way];
  std::string number = words.number(count);
  if (!number.empty() && number[0] >= 'a' && number[0] <= 'z') number[0] = static_cast<char>(number[0] - 32);
  return count == 1 ? words[Word::ways_one] : words.say(Word::ways_many, {{"number", number}});
}

/// The struck-through picture, the headline and the reason; returns where they end.
float draw_reason(const viewer::ViewerState& state, UiContext& ui, Rect panel) {
  Canvas& canvas = ui.canvas();
  const Rect picture{panel.x + 48, 44, 128, 128};
  canvas.fill(picture, color::kSurface2, corner::kPicture);
  canvas.picture(ui.pictures().swatch("why/wish", state.design.shown, state.why_not->wish, 128, 128), picture,
                 corner::kPicture);
  canvas.fill(picture, color::kVeil, corner::kPicture);
  canvas.line({picture.x + 5, picture.y + 5}, {picture.right() - 5, picture.bottom() - 5}, color::kSurface, 8);
  canvas.line({picture.x + 5, picture.y + 5}, {picture.right() - 5, picture.bottom() - 5}, color::kInk2, 3);
  canvas.stroke(picture, color::kControl, corner::kPicture, 2);
  badge(canvas, {picture.right() - 26, picture.y + 26},
        {36, color::kSurface, color::kControl, color::kInk, 2, Style::icon_24, icon::kNoEntry});
  const auto lines =
      canvas.wrap(Style::title_why, why_headline(state, ui.words()), panel.right() - 48 - picture.right() - 24, 3);
  float y = picture.center().y - 23 * static_cast<float>(lines.size());
  for (const std::string& line : lines) {
    canvas.text({picture.right() + 24, y}, Style::title_why, color::kInk, line);
    y += 46;
  }
  ui.trace("why/headline", {picture.right() + 24, 44, 500, 128});
  const float top = picture.bottom() + 19;
  return top + canvas.paragraph({panel.x + 48, top, panel.w - 96, 0}, Style::reason, color::kInk,
                                why_reason(state, ui.words()), 4);
}

MaybeAction draw_panel(const viewer::ViewerState& state, UiContext& ui, Rect panel) {
  Canvas& canvas = ui.canvas();
  canvas.shadow(panel, 0, kShadowCard);
  canvas.fill(panel, color::kSurface);
  float y = draw_reason(state, ui, panel) + 28;
  MaybeAction action;
  y += canvas.paragraph({panel.x + 48, y, panel.w - 96, 0}, Style::head, color::kInk, ways_heading(state, ui.words()), 2) +
       17;
  const std::size_t count = state.why_not->repairs.repairs.size();
  for (std::size_t i = 0; i < std::min<std::size_t>(count, 3); ++i) {
    if (draw_repair(state, ui, i, {panel.x + 48, y, panel.w - 96, kCardHeight})) action = viewer::TakeRepair{i};
    y += kCardHeight + 16;
  }
  const ButtonLook keep{ButtonKind::outline, ui.words()[Word::keep_design]};
  const Rect keep_box{panel.x + 48, std::min(y + 4, ui.height() - 96), panel.w - 96, 72};
  if (button(ui, "keep", keep_box, keep)) action = viewer::GoBack{};
  return action;
}

}  // namespace

MaybeAction draw_why_not(const viewer::ViewerState& state, UiContext& ui) {
  if (!state.why_not) return {};
  Canvas& canvas = ui.canvas();
  MaybeAction action;
  if (back_pill(ui, ui.words()[Word::back_to_design])) action = viewer::GoBack{};
  if (state.why_not->explained) {
    const auto in_the_way = viewer::obstacles(state);
    for (std::size_t i = 0; i < std::min<std::size_t>(in_the_way.size(), 4); ++i) draw_label(state, ui, i, in_the_way[i]);
  }
  const int mark = canvas.mark();
  if (auto chosen = draw_panel(state, ui, {ui.width() - kPanelWidth, 0, kPanelWidth, ui.height()})) action = chosen;
  const double since = ui.since_change("why/sheet", static_cast<std::int64_t>(state.why_not_requests), true);
  const float in = ease_out(progress(since, 0, ui.reduced_motion ? motion::kReducedFade : motion::kSheetIn));
  if (in < 1) {
    ui.keep_moving();
    canvas.fade_since(mark, in);
    if (!ui.reduced_motion) canvas.move_since(mark, {48 * (1 - in), 0});
  }
  return action;
}

}  // namespace maquette::ui
