// The top bar: whose kiosk it is, and what is about the whole visit (language, help, a fresh start).
#include <algorithm>

#include "ui/controls.h"
#include "ui/panels.h"

namespace maquette::ui {

using viewer::Word;

namespace {

constexpr float kTop = 20, kHigh = 56, kGap = 12, kRow = 64, kInset = 12;

/// From the left edge of each pill to its width, as they stand in this language.
struct Places {
  Rect language, help, again;
};

Places places(const UiContext& ui, bool several) {
  const viewer::Words& words = ui.words();
  const float language = several ? pill_width(ui, words[Word::language_name]) : 0;
  const float help = pill_width(ui, words[Word::help]), again = pill_width(ui, words[Word::start_again]);
  const float last = ui.width() - 28 - again, middle = last - kGap - help;
  return {{middle - kGap - language, kTop, language, kHigh}, {middle, kTop, help, kHigh}, {last, kTop, again, kHigh}};
}

bool language_row(UiContext& ui, const LanguageName& language, Rect box, bool chosen) {
  const Touch touch = ui.touch("language/" + language.tag, box);
  Canvas& canvas = ui.canvas();
  const int mark = canvas.mark();
  if (chosen) canvas.fill(box, color::kSurface2, corner::kRow);
  canvas.text({box.x + 20, box.center().y - 14}, Style::button, color::kInk, language.name);
  if (chosen) canvas.icon({box.right() - 30, box.center().y}, Style::icon_26, color::kInk, icon::kTick);
  canvas.scale_since(mark, box.center(), touch.scale);
  if (touch.focused) focus_ring(canvas, box.grown(-8), corner::kRow);
  return touch.tapped;
}

}  // namespace

MaybeAction draw_top_bar(const viewer::ViewerState& state, UiContext& ui, const std::vector<LanguageName>& languages) {
  const viewer::Words& words = ui.words();
  ui.canvas().text({40, 34}, Style::logo, color::kInk, "MAQUETTE");
  const bool several = languages.size() > 1;
  const Places at = places(ui, several);
  MaybeAction action;
  if (state.workshop) {
    const float back = pill_width(ui, words[Word::workshop]), x = (several ? at.language.x : at.help.x) - kGap - back;
    if (pill(ui, "top/workshop", {x, kTop, back, kHigh}, icon::kBack, words[Word::workshop]))
      action = viewer::OpenWorkshop{};
  }
  if (several && pill(ui, "top/language", at.language, icon::kGlobe, words[Word::language_name]))
    action = viewer::ShowLanguages{true};
  if (pill(ui, "top/help", at.help, icon::kHelp, words[Word::help])) action = viewer::ShowHelp{true};
  if (pill(ui, "top/start-again", at.again, icon::kStartAgain, words[Word::start_again])) action = viewer::StartAgain{};
  return action;
}

MaybeAction draw_languages(const viewer::ViewerState& state, UiContext& ui, const std::vector<LanguageName>& languages) {
  const float shown = ui.glide("languages", state.languages_open ? 1.0F : 0.0F, motion::kFade, 0.0F);
  if (shown <= 0) return {};
  Canvas& canvas = ui.canvas();
  ui.set_inert(!state.languages_open);
  float width = 260;
  for (const LanguageName& language : languages)
    width = std::max(width, canvas.width(Style::button, language.name) + 100 + 2 * kInset);
  const float right = std::max(places(ui, true).language.right(), 40 + width);
  const Rect card{right - width, kTop + kHigh + 8, width, kRow * static_cast<float>(languages.size()) + 2 * kInset};
  const int mark = canvas.mark();
  canvas.card(card, corner::kCard, kShadowCard);
  MaybeAction action;
  float y = card.y + kInset;
  for (const LanguageName& language : languages) {
    const Rect row{card.x + kInset, y, card.w - 2 * kInset, kRow};
    if (language_row(ui, language, row, language.tag == state.language)) action = viewer::SetLanguage{language.tag};
    y += kRow;
  }
  canvas.fade_since(mark, shown);
  // Registered last: what lies over it gets the finger first.
  if (ui.touch("languages/close", {0, 0, ui.width(), ui.height()}).tapped) action = viewer::ShowLanguages{false};
  if (state.languages_open && ui.take_key(Key::escape)) action = viewer::ShowLanguages{false};
  return action;
}

}  // namespace maquette::ui
