// Done: the entry's code, large enough to photograph, and as a QR code; where the design will be seen.
#include <algorithm>
#include <cmath>
#include <qrcodegen/QrCode.hpp>

#include "state/derive.h"
#include "state/format.h"
#include "ui/controls.h"
#include "ui/panels.h"

namespace maquette::ui {

using viewer::Word;

namespace {

constexpr double kClearsAfter = 45;

void draw_qr(Canvas& canvas, const std::string& text, Rect box) {
  const qrcodegen::QrCode code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  const int size = code.getSize();
  const float scale = canvas.scale();
  const float module = std::max(1.0F, std::floor(box.w * scale / static_cast<float>(size))) / scale;
  const float inset = (box.w - module * static_cast<float>(size)) / 2;
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      if (!code.getModule(x, y)) continue;
      canvas.fill(
          {box.x + inset + module * static_cast<float>(x), box.y + inset + module * static_cast<float>(y), module, module},
          rgb(0));
    }
  }
}

void draw_card(const viewer::ViewerState& state, UiContext& ui, const std::string& address) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const Rect card{64, 360, 860, 372};
  canvas.card(card, corner::kCard, kShadowCard);
  draw_qr(canvas, "https://" + address + "/entry/" + state.entry.code, {112, 408, 276, 276});
  const float x = 440;
  canvas.text({x, 402}, Style::small_medium, color::kInk2, words[Word::entry_code]);
  const float code = canvas.text({x, 428}, Style::code, color::kInk, state.entry.code);
  ui.trace("done/code", {x, 428, code, 80});
  canvas.fill({x, 522, 444, 1}, color::kLine);
  canvas.paragraph({x, 542, 444, 0}, Style::body, color::kInk, words[Word::scan], 4);
}

void where_line(Canvas& canvas, float y, const char* icon, const std::string& strong, const std::string& rest) {
  canvas.icon({79, y}, Style::icon_30, color::kInk2, icon);
  const float width = canvas.text({110, y - 14}, Style::button, color::kInk, strong);
  canvas.text({110 + width + 6, y - 16}, Style::body, color::kInk, rest);
}

void draw_where(const viewer::ViewerState& state, UiContext& ui, const std::string& address) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const viewer::ContestCalendar contest = viewer::contest_calendar(state);
  canvas.text({64, 771}, Style::head, color::kInk, words[Word::see_title]);
  float y = 840;
  if (state.entry.form.show_publicly) {
    where_line(canvas, y, icon::kStore, words[Word::see_wall], words[Word::see_wall_when]);
    where_line(canvas, y + 48, icon::kGlobe, address + "/" + contest.id + ",", words[Word::see_web_when]);
    y += 96;
  }
  const std::string named = words.say(Word::see_winner, {{"named", viewer::long_date(words, contest.winner_named)}});
  where_line(canvas, y, icon::kTrophy, named, words[Word::see_winner_how]);
}

}  // namespace

MaybeAction draw_done(const viewer::ViewerState& state, UiContext& ui, const std::string& address) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  canvas.text({64, 56}, Style::logo, color::kInk, "MAQUETTE");
  const std::string title = words.say(Word::done_title, {{"name", state.entry.form.name}});
  canvas.text({64, 140}, Style::title_xl, color::kInk, canvas.shorten(Style::title_xl, title, 900));
  const viewer::Blanks blanks{{"title", state.entry.form.title}, {"entry", std::to_string(state.entry.number)}};
  const std::string sub = words.say(state.entry.form.title.empty() ? Word::done_sub_untitled : Word::done_sub, blanks);
  canvas.text({64, 238}, Style::sub_large, color::kInk2, canvas.shorten(Style::sub_large, sub, 900));
  draw_card(state, ui, address);
  draw_where(state, ui, address);

  MaybeAction action;
  const float y = ui.height() - 152;
  const ButtonLook finish{ButtonKind::primary, words[Word::i_am_done], nullptr, nullptr, true};
  const ButtonLook back{ButtonKind::outline, words[Word::back_to_product], nullptr, nullptr, true};
  const float finish_width = button_width(ui, finish), back_width = button_width(ui, back);
  const float back_x = ui.width() - 64 - finish_width - 16 - back_width;
  if (button(ui, "done/back", {back_x, y, back_width, 96}, back)) action = viewer::GoBack{};
  if (button(ui, "done/finish", {ui.width() - 64 - finish_width, y, finish_width, 96}, finish))
    action = viewer::FinishVisit{};
  const double shown = ui.since_change("done", static_cast<std::int64_t>(state.entry.request), true);
  const int left = static_cast<int>(std::ceil(std::max(0.0, kClearsAfter - shown)));
  canvas.text({back_x - 28, y + 36}, Style::small_medium, color::kInk2,
              words.say(Word::clears_in, {{"seconds", std::to_string(left)}}), Align::right);
  ui.wake_at(ui.now() + 1.0 - std::fmod(shown, 1.0));
  if (left == 0) action = viewer::FinishVisit{};
  return action;
}

}  // namespace maquette::ui
