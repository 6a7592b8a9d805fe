// The product as a customer would see it, running on the newest catalog that reads. What a save took from the design is
// said here, and a design that no longer holds together can be made to fit.
#include "state/derive.h"
#include "state/format.h"
#include "ui/workshop.h"

namespace maquette::ui {

using viewer::LostChoice;
using viewer::Word;

namespace {

std::string sentence(const viewer::Words& words, const LostChoice& lost) {
  const viewer::Blanks blanks{{"part", lost.part}, {"option", lost.option}};
  switch (lost.reason) {
    case LostChoice::Reason::no_part:
      return words.say(Word::lost_part, blanks);
    case LostChoice::Reason::no_text:
      return words.say(Word::lost_text, blanks);
    case LostChoice::Reason::no_option:
      break;
  }
  return words.say(Word::lost_option, blanks);
}

std::string price_line(const viewer::ViewerState& state, const viewer::Words& words) {
  const Quote* quote = viewer::current_quote(state);
  if (quote == nullptr || quote->totals.size() <= kLeadTime) return "";
  const std::int64_t days = quote->totals[kLeadTime];
  return words.say(Word::live_line,
                   {{"price", viewer::money(*state.model, words, quote->totals[kPrice])},
                    {"weight", viewer::measure(state.model->attributes[kWeight], words, quote->totals[kWeight])},
                    {"days", words.say(days == 1 ? Word::days_one : Word::days_many, {{"count", std::to_string(days)}})}});
}

bool conflicting(const viewer::ViewerState& state) {
  return state.answers && state.answers->revision == state.revision && state.answers->domains.satisfiable == Verdict::no;
}

}  // namespace

float banner(Canvas& canvas, Rect stage, const std::vector<std::string>& lines, Color color, const char* icon,
             float below) {
  const float height = 20 + 22 * static_cast<float>(lines.size()) + below;
  const Rect box{stage.x + 8, stage.y + 8, stage.w - 16, height};
  canvas.fill(box, with_alpha(bench::kPane, 0.94F), corner::kTool);
  canvas.stroke(box, color, corner::kTool, 1);
  canvas.icon({box.x + 22, box.y + 21}, Style::author_icon, color, icon);
  float y = box.y + 10;
  for (const std::string& line : lines) {
    canvas.text({box.x + 42, y}, Style::author_text, bench::kInk, canvas.shorten(Style::author_text, line, box.w - 54));
    y += 22;
  }
  return height + 8;
}

namespace {

std::vector<std::string> lost_lines(const viewer::Words& words, const viewer::Workshop& workshop) {
  constexpr std::size_t kMost = 3;
  std::vector<std::string> lines;
  for (const LostChoice& lost : workshop.lost) {
    if (lines.size() == kMost && workshop.lost.size() > kMost + 1) {
      lines.push_back(words.say(Word::more_lost, {{"count", std::to_string(workshop.lost.size() - kMost)}}));
      break;
    }
    lines.push_back(sentence(words, lost));
  }
  return lines;
}

std::string next_language(const std::vector<LanguageName>& languages, const std::string& now) {
  for (std::size_t i = 0; i + 1 < languages.size(); ++i) {
    if (languages[i].tag == now) return languages[i + 1].tag;
  }
  return languages.front().tag;
}

std::string upper(std::string tag) {
  for (char& c : tag) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return tag;
}

}  // namespace

/// What the product can be asked for, in a row below it.
static MaybeAction draw_live_tools(const viewer::ViewerState& state, UiContext& ui, Rect box, bool broken_design,
                                   const std::vector<LanguageName>& languages) {
  const viewer::Words& words = ui.words();
  const viewer::Workshop& workshop = *state.workshop;
  MaybeAction action;
  float x = box.x + kPaneInset;
  const auto next = [&](std::string_view name, const ToolLook& look) {
    const Rect place{x, box.bottom() - 60, tool_width(ui, look), 44};
    x += place.w + 10;
    return tool(ui, name, place, look);
  };
  if (next("workshop/surprise", {words[Word::random_valid], icon::kDice}))
    action = viewer::WantSurprise{state.revision * 2654435761U + 1};
  const bool shown = !workshop.clash.empty();
  const ToolLook clash{words[shown ? Word::hide_clash : Word::show_clash], icon::kMustFix, false,
                       shown || !viewer::clashing_rules(state).empty()};
  if (next("workshop/clash", clash)) action = viewer::ShowClash{};
  const bool fits = workshop.repair && workshop.repair_revision == state.revision;
  if (broken_design) {
    if (next("workshop/fit", {words[Word::make_it_fit], icon::kTick, false, fits})) action = viewer::MakeItFit{};
  } else if (next("workshop/start-again", {words[Word::defaults], icon::kStartAgain})) {
    action = viewer::StartAgain{};
  }
  if (languages.size() > 1 && next("workshop/language", {upper(state.language), icon::kGlobe})) {
    action = viewer::SetLanguage{next_language(languages, state.language)};
  }
  return action;
}

MaybeAction draw_live(const viewer::ViewerState& state, UiContext& ui, Rect box,
                      const std::vector<LanguageName>& languages) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const ToolLook studio{words[Word::open_studio], icon::kTouch};
  const Rect studio_box{box.right() - tool_width(ui, studio) - 8, box.y + 6, tool_width(ui, studio), 32};
  const std::string line = canvas.shorten(Style::author_text, price_line(state, words), studio_box.x - box.x - 150);
  const Rect stage = pane(canvas, box, {words[Word::live_product], line, ""}, false);
  MaybeAction action;
  if (tool(ui, "workshop/studio", studio_box, studio)) action = viewer::OpenStudio{};
  const bool broken_design = conflicting(state);
  float y = stage.y + draw_dispatch(state, ui, stage, &action);
  if (!state.workshop->lost.empty()) {
    const Rect place{stage.x, y, stage.w, 0};
    y += banner(canvas, place, lost_lines(words, *state.workshop), bench::kAmber, icon::kWarning);
  }
  if (broken_design) {
    banner(canvas, {stage.x, y, stage.w, 0}, {words[Word::design_broken]}, bench::kRed, icon::kMustFix);
  }
  if (auto asked = draw_live_tools(state, ui, box, broken_design, languages)) action = std::move(asked);
  return action;
}

}  // namespace maquette::ui
