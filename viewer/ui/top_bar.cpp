// The top bar: whose kiosk it is, and what is about the whole visit (language, help, a fresh start).
#include <algorithm>

#include "ui/controls.h"
#include "ui/panels.h"

namespace maquette::ui {

using viewer::Word;

namespace {

std::string next_language(const std::vector<std::string>& languages, const std::string& now) {
  const auto here = std::find(languages.begin(), languages.end(), now);
  if (here == languages.end() || std::next(here) == languages.end()) return languages.front();
  return *std::next(here);
}

}  // namespace

MaybeAction draw_top_bar(const viewer::ViewerState& state, UiContext& ui, const std::vector<std::string>& languages) {
  const viewer::Words& words = ui.words();
  ui.canvas().text({40, 34}, Style::logo, color::kInk, "MAQUETTE");
  const bool several = languages.size() > 1;
  const float language = several ? pill_width(ui, words[Word::language_name]) : 0;
  const float help = pill_width(ui, words[Word::help]), again = pill_width(ui, words[Word::start_again]);
  float x = ui.width() - 28 - language - help - again - (several ? 24 : 12);
  MaybeAction action;
  if (state.workshop) {
    const float back = pill_width(ui, "Workshop");
    x -= back + 12;
    if (pill(ui, "top/workshop", {x, 20, back, 56}, icon::kBack, "Workshop")) action = viewer::OpenWorkshop{};
    x += back + 12;
  }
  if (several) {
    if (pill(ui, "top/language", {x, 20, language, 56}, icon::kGlobe, words[Word::language_name])) {
      action = viewer::SetLanguage{next_language(languages, state.language)};
    }
    x += language + 12;
  }
  if (pill(ui, "top/help", {x, 20, help, 56}, icon::kHelp, words[Word::help])) action = viewer::ShowHelp{true};
  x += help + 12;
  if (pill(ui, "top/start-again", {x, 20, again, 56}, icon::kStartAgain, words[Word::start_again])) {
    action = viewer::StartAgain{};
  }
  return action;
}

}  // namespace maquette::ui
