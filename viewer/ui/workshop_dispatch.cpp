// The way to the kiosks, over the product: what is missing, what kiosks would notice, and that it has arrived.
#include "state/format.h"
#include "state/large_numbers.h"
#include "ui/workshop.h"

namespace maquette::ui {

using viewer::Dispatch;
using viewer::Hindrance;
using viewer::Word;

namespace {

std::string sentence(const viewer::Words& words, const Hindrance& hindrance) {
  const viewer::Blanks count{{"count", std::to_string(hindrance.count)}};
  switch (hindrance.kind) {
    case Hindrance::Kind::no_shelf:
      return words[Word::no_shelf];
    case Hindrance::Kind::broken_save:
      return words[Word::broken_save_first];
    case Hindrance::Kind::checking:
      return words[Word::checking_first];
    case Hindrance::Kind::findings:
      return words.say(Word::findings_first, count);
    case Hindrance::Kind::testing:
      return words[Word::testing_first];
    case Hindrance::Kind::failing_tests:
      break;
  }
  return words.say(Word::tests_first, count);
}

std::string count_of(const viewer::Words& words, const std::string& digits) {
  return viewer::in_own_signs(words, viewer::readable_count(digits));
}

/// What kiosks would notice.
std::vector<std::string> effect_lines(const viewer::Words& words, const viewer::ReleaseEffect& effect) {
  if (effect.same) return {words[Word::nothing_new]};
  const viewer::Blanks versions{{"from", effect.from}, {"to", effect.to}};
  if (effect.from.empty()) return {words.say(Word::first_release, versions)};
  std::vector<std::string> lines{words.say(Word::release_versions, versions)};
  if (!effect.kept || !effect.removed || !effect.added) {
    lines.push_back(words[Word::release_uncounted]);
  } else {
    lines.push_back(words.say(Word::release_counts, {{"kept", count_of(words, *effect.kept)},
                                                     {"removed", count_of(words, *effect.removed)},
                                                     {"added", count_of(words, *effect.added)}}));
  }
  return lines;
}

struct Notice {
  std::vector<std::string> lines;
  Color color = bench::kInk2;
  const char* icon = icon::kStore;
};

Notice notice_of(const viewer::Words& words, const Dispatch& dispatch) {
  switch (dispatch.stage) {
    case Dispatch::Stage::idle:
      break;
    case Dispatch::Stage::refused: {
      Notice notice{{words[Word::send_refused]}, bench::kRed, icon::kMustFix};
      for (const Hindrance& hindrance : dispatch.hindrances) notice.lines.push_back(sentence(words, hindrance));
      return notice;
    }
    case Dispatch::Stage::weighing:
      return {{words[Word::weighing]}, bench::kInk2, icon::kHourglass};
    case Dispatch::Stage::weighed:
      return {effect_lines(words, dispatch.effect), bench::kInk2, icon::kStore};
    case Dispatch::Stage::sending:
      return {{words[Word::sending]}, bench::kInk2, icon::kHourglass};
    case Dispatch::Stage::sent:
      return {{words.say(Word::sent, {{"release", dispatch.release}})}, bench::kInk2, icon::kTick};
    case Dispatch::Stage::failed:
      return {{words.say(Word::send_failed, {{"problem", dispatch.problem}})}, bench::kRed, icon::kMustFix};
  }
  return {};
}

/// Long sentences take the lines they need.
void wrap(const Canvas& canvas, float room, Notice* notice) {
  std::vector<std::string> lines;
  for (const std::string& line : notice->lines) {
    for (std::string& piece : canvas.wrap(Style::author_text, line, room, 4)) lines.push_back(std::move(piece));
  }
  notice->lines = std::move(lines);
}

}  // namespace

float draw_dispatch(const viewer::ViewerState& state, UiContext& ui, Rect stage, MaybeAction* action) {
  constexpr float kButtons = 52;
  const Dispatch& dispatch = state.workshop->dispatch;
  const viewer::Words& words = ui.words();
  Notice notice = notice_of(words, dispatch);
  if (notice.lines.empty()) return 0;
  wrap(ui.canvas(), stage.w - 70, &notice);
  const bool busy = dispatch.stage == Dispatch::Stage::sending;
  const bool asks = dispatch.stage == Dispatch::Stage::weighed && !dispatch.effect.same;
  const float height = banner(ui.canvas(), stage, notice.lines, notice.color, notice.icon, busy ? 0 : kButtons);
  if (busy) return height;
  float x = stage.x + 8 + 42;
  const auto next = [&](std::string_view name, const ToolLook& look) {
    const Rect place{x, stage.y + height - kButtons, tool_width(ui, look), 40};
    x += place.w + 10;
    return tool(ui, name, place, look);
  };
  if (asks && next("dispatch/send", {words[Word::send_now], icon::kStore, true})) *action = viewer::ConfirmSend{};
  if (next("dispatch/dismiss", {words[asks ? Word::not_now : Word::close], icon::kClose})) *action = viewer::DismissSend{};
  return height;
}

}  // namespace maquette::ui
