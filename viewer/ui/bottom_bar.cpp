// The bottom bar: what the design costs, when it is ready, what it weighs, how many designs are left, and the way on.
#include <cmath>

#include "state/derive.h"
#include "state/format.h"
#include "state/large_numbers.h"
#include "ui/controls.h"
#include "ui/names.h"
#include "ui/panels.h"
#include "ui/rolling.h"

namespace maquette::ui {

using viewer::Word;

namespace {

constexpr float kGap = 40;

/// A label with its value below; returns the right edge.
float fact(UiContext& ui, float x, float y, std::string_view name, const std::string& label, const std::string& value) {
  Canvas& canvas = ui.canvas();
  const float a = canvas.text({x, y + 32}, Style::small, color::kInk2, label);
  const float b = rolling_number(ui, name, {x, y + 72}, Style::value, value);
  ui.trace(name, {x, y + 32, std::max(a, b), 76});
  return x + std::max(a, b);
}

float hairline(Canvas& canvas, float x, float y) {
  canvas.fill({x + kGap, y + 34, 1, 80}, color::kLine);
  return x + 2 * kGap;
}

/// The price, and for a moment beside it by how much it has just changed.
float price(const viewer::ViewerState& state, UiContext& ui, float y) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const Quote* quote = viewer::current_quote(state);
  canvas.text({40, y + 32}, Style::small, color::kInk2, words[Word::your_price]);
  if (quote == nullptr) return 40 + canvas.width(Style::small, words[Word::your_price]);
  const std::int64_t total = quote->totals[kPrice];
  const float width = rolling_number(ui, "price", {40, y + 62}, Style::price, viewer::money(*state.model, words, total));
  ui.trace("price", {40, y + 32, width, 86});
  const NumberChange change = ui.change_of("price/change", total, motion::kPriceChangeStays);
  if (change.by == 0) return 40 + std::max(width, canvas.width(Style::small, words[Word::your_price]));
  const std::string text = viewer::money_change(*state.model, words, change.by);
  const int mark = canvas.mark();
  const float x = 40 + canvas.width(Style::small, words[Word::your_price]) + 12;
  canvas.text({x, y + 32}, Style::label, color::kInk, text);
  canvas.fade_since(mark, std::min(1.0F, 4 * (1 - change.age)));
  return std::max(40 + width, x + canvas.width(Style::label, text));
}

/// Facts up to `right`: a number of designs that is too long for the room that is left is shortened.
float facts(const viewer::ViewerState& state, UiContext& ui, float x, float y, float right) {
  const viewer::Words& words = ui.words();
  if (const Quote* quote = viewer::current_quote(state)) {
    const std::string date = viewer::long_date(words, viewer::ready_date(state, quote->totals[kLeadTime]));
    x = fact(ui, x, y, "ready", words[Word::ready_on], date) + kGap;
    const std::string weight = viewer::measure(state.model->attributes[kWeight], words, quote->totals[kWeight]);
    x = fact(ui, x, y, "weight", words[Word::weighs], weight);
  }
  if (state.designs_left) {
    x = hairline(ui.canvas(), x, y);
    std::string count = viewer::grouped(words, *state.designs_left);
    if (ui.canvas().number_width(Style::value, count) > right - x) {
      count = viewer::in_own_signs(words, viewer::readable_count(*state.designs_left));
    }
    x = fact(ui, x, y, "designs-left", words[Word::designs_left], count);
  }
  return x;
}

}  // namespace

MaybeAction draw_bottom_bar(const viewer::ViewerState& state, UiContext& ui) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const float y = ui.height() - 152;
  canvas.shadow({0, y, ui.width(), 152}, 0, kShadowBar);
  canvas.fill({0, y, ui.width(), 152}, color::kSurface);
  canvas.fill({0, y, ui.width(), 1}, color::kLine);

  MaybeAction action;
  const auto next = viewer::next_group(state);
  std::string next_label = words[Word::review];
  if (next) next_label = words.say(Word::next_part, {{"part", words.inside(group_name(state, words, *next))}});
  const ButtonLook on{ButtonKind::primary, next_label, nullptr, icon::kForward, true};
  const float width = std::max(320.0F, button_width(ui, on));
  const Rect on_box{ui.width() - 40 - width, y + 28, width, 96};
  const ButtonLook review{ButtonKind::outline, words[Word::review], nullptr, nullptr, true};
  const float review_width = next ? button_width(ui, review) + 16 : 0;
  facts(state, ui, hairline(canvas, price(state, ui, y), y), y, on_box.x - review_width - 24);
  if (next) {
    if (button(ui, "review", {on_box.x - review_width, on_box.y, review_width - 16, 96}, review))
      action = viewer::OpenReview{};
  }
  if (button(ui, next ? "next" : "review", on_box, on)) {
    action = next ? viewer::Action{viewer::SelectGroup{*next}} : viewer::Action{viewer::OpenReview{}};
  }
  return action;
}

}  // namespace maquette::ui
