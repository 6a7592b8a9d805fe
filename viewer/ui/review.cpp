// The review: every part with what it costs, the sum, and the way into the contest.
#include <algorithm>
#include <cmath>

#include "maquette/localized.h"
#include "state/format.h"
#include "state/large_numbers.h"
#include "state/taken.h"
#include "state/told.h"
#include "ui/controls.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace maquette::ui {

using viewer::Word;

namespace {

struct Line {
  std::string name, value;
  std::int64_t amount = 0;
  bool always_priced = false;  ///< the product itself: never "included"
  const char* icon = nullptr;
  Choice look;
  std::string place;
};

Line product_line(const viewer::ViewerState& state, const viewer::Words& words, const Quote& quote) {
  return {in_language(state.model->label, words.language()),
          words[Word::product_itself],
          quote.base_price,
          true,
          icon::kCube,
          {},
          {}};
}

/// What the group shows, in words: all its options, and what set them when the customer did not.
std::string value_of(const viewer::ViewerState& state, const viewer::Words& words, GroupIndex group) {
  std::string value;
  const viewer::Told told = viewer::told_parts(*state.model, state.design.shown, group);
  for (const PartIndex part : told.parts) {
    const bool text_group = viewer::text_part(*state.model, group).has_value();
    const bool is_text = state.model->parts[part].kind == PartKind::text;
    if (text_group && !is_text) continue;
    for (const std::string& name : is_text
                                       ? std::vector{option_name(state, words, {part, state.design.shown.options[part]})}
                                       : viewer::names_taken(*state.model, part, state.design.shown.options, words)) {
      const std::string label = part_name(state, words, part);
      const std::string said =
          told.by_name ? words.say(Word::named, {{"name", label}, {"value", words.inside(name)}}) : name;
      value += value.empty() ? said : words[Word::list_comma] + words.inside(said);
    }
    const auto set = state.details.set_by.find(part);
    if (set == state.details.set_by.end()) continue;
    const auto setter = state.design.selections.chosen.find(set->second);
    if (setter == state.design.selections.chosen.end()) continue;
    value += words[Word::list_comma] +
             words.say(Word::set_by_inline, {{"option", option_name(state, words, {setter->first, setter->second})}});
  }
  return value;
}

std::vector<Line> lines_of(const viewer::ViewerState& state, const viewer::Words& words, const Quote& quote) {
  std::vector<Line> lines{product_line(state, words, quote)};
  for (GroupIndex group = 0; group < state.model->groups.size(); ++group) {
    Line line{group_name(state, words, group),
              value_of(state, words, group),
              0,
              false,
              nullptr,
              viewer::row(state, group).look,
              "review/" + state.model->groups[group].id};
    if (viewer::text_part(*state.model, group)) line.icon = icon::kPencil;
    for (const PriceLine& price : quote.lines) {
      if (state.model->parts[price.part].group == group) line.amount += price.amount;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

void draw_line(const viewer::ViewerState& state, UiContext& ui, const Line& line, Rect box) {
  Canvas& canvas = ui.canvas();
  const float size = std::min(44.0F, box.h - 10);
  const Rect chip{box.x, box.center().y - size / 2, size, size};
  canvas.fill(chip, color::kSurface2, corner::kPicture);
  if (line.icon != nullptr) {
    canvas.icon(chip.center(), Style::icon_26, color::kInk2, line.icon);
  } else {
    canvas.picture(ui.pictures().swatch(line.place, state.design.shown, line.look, 52, 52), chip, corner::kPicture);
    canvas.stroke(chip, color::kPictureEdge, corner::kPicture, 1);
  }
  const bool priced = line.amount != 0 || line.always_priced;
  const std::string amount = priced ? viewer::money(*state.model, ui.words(), line.amount) : ui.words()[Word::included];
  const float taken = canvas.text({box.right(), box.center().y - 16}, Style::body, color::kInk, amount, Align::right);
  const float x = box.x + 64, name = canvas.text({x, box.center().y - 14}, Style::button, color::kInk, line.name);
  const float room = box.w - 64 - name - 12 - taken - 24;
  canvas.text({x + name + 12, box.center().y - 16}, Style::body, color::kInk2,
              canvas.shorten(Style::body, line.value, room));
}

/// The rows, scrolling when there are more than fit; returns where they end.
float draw_lines(const viewer::ViewerState& state, UiContext& ui, const Quote& quote, Rect room) {
  const std::vector<Line> lines = lines_of(state, ui.words(), quote);
  const auto count = static_cast<float>(lines.size());
  const float pitch = std::clamp(std::floor(room.h / count), 36.0F, 62.0F);
  const float height = std::min(room.h, pitch * count);
  const float offset = ui.begin_scroll("review", {room.x, room.y, room.w, height}, pitch * count);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Rect box{room.x, room.y + pitch * static_cast<float>(i) - offset, room.w, pitch};
    draw_line(state, ui, lines[i], box);
    if (i + 1 < lines.size()) ui.canvas().fill({box.x, box.bottom() - 1, box.w, 1}, color::kLine);
  }
  ui.end_scroll();
  return room.y + height;
}

void fact(UiContext& ui, float* x, float y, const std::string& label, const std::string& value) {
  Canvas& canvas = ui.canvas();
  const float a = canvas.text({*x, y}, Style::small_medium, color::kInk2, label);
  const float b = canvas.number({*x, y + 26}, Style::value, color::kInk, value);
  *x += std::max(a, b) + 48;
}

MaybeAction draw_card(const viewer::ViewerState& state, UiContext& ui, const Quote& quote) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const Rect card{ui.width() - 824, 40, 784, ui.height() - 80};
  canvas.card(card, corner::kCard, kShadowCard);
  const float x = card.x + 40, right = card.right() - 40, bottom = card.bottom() - 40;
  canvas.text({x, card.y + 36}, Style::title_m, color::kInk, words[Word::review_title]);
  const Rect room{x, card.y + 100, card.w - 80, bottom - 96 - 100 - 20 - (card.y + 100)};
  const float y = draw_lines(state, ui, quote, room) + 4;
  canvas.fill({x, y, card.w - 80, 2}, color::kInk);
  canvas.text({x, y + 20}, Style::button, color::kInk, words[Word::you_pay]);
  canvas.text({x, y + 50}, Style::small, color::kInk2, words[Word::tax]);
  canvas.number({right, y + 16}, Style::total, color::kInk, viewer::money(*state.model, words, quote.totals[kPrice]),
                Align::right);
  ui.trace("review/total", {right - 200, y + 16, 200, 64});
  const ButtonLook enter{ButtonKind::primary,    words[Word::enter_contest], icon::kTrophy, nullptr, true,
                         !viewer::working(state)};
  if (button(ui, "review/contest", {x, y + 100, card.w - 80, 96}, enter)) return viewer::OpenContest{};
  return {};
}

}  // namespace

MaybeAction draw_review(const viewer::ViewerState& state, UiContext& ui) {
  const viewer::Words& words = ui.words();
  MaybeAction action;
  if (back_pill(ui, words[Word::change_something])) action = viewer::GoBack{};
  if (auto view = draw_views(state, ui, {(ui.width() - 824) / 2 - 200, ui.height() - 280})) action = view;
  const Quote* quote = viewer::current_quote(state);
  if (quote == nullptr) return action;
  float x = 64;
  const float y = ui.height() - 178;
  fact(ui, &x, y, words[Word::ready_on], viewer::long_date(words, viewer::ready_date(state, quote->totals[kLeadTime])));
  fact(ui, &x, y, words[Word::weighs], viewer::measure(state.model->attributes[kWeight], words, quote->totals[kWeight]));
  if (state.designs_left) {
    const float room = ui.width() - 824 - 32 - x;
    const auto said = [&words](const std::string& count) { return words.say(Word::designs, {{"count", count}}); };
    std::string value = said(viewer::grouped(words, *state.designs_left));
    if (ui.canvas().number_width(Style::value, value) > room) {
      value = said(viewer::in_own_signs(words, viewer::readable_count(*state.designs_left)));
    }
    fact(ui, &x, y, words[Word::one_of], value);
  }
  if (auto entered = draw_card(state, ui, *quote)) action = entered;
  return action;
}

}  // namespace maquette::ui
