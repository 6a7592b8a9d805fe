// The catalog's own tests and what became of them. The one that is picked, or the first that fails, opens below: what was
// expected, what was found, the rules that were found to be why, and the smallest fix.
#include <algorithm>
#include <cstdio>

#include "state/format.h"
#include "ui/names.h"
#include "ui/workshop.h"

namespace maquette::ui {

using viewer::TestLine;
using viewer::Word;

namespace {

constexpr float kMore = 150, kColumns = 2;

struct Tone {
  const char* icon;
  Color color;
};
Tone tone_of(const TestLine& test) {
  if (!test.run) return {icon::kHourglass, bench::kGrey};
  switch (test.passed) {
    case Verdict::yes:
      return {icon::kTick, bench::kInk2};
    case Verdict::no:
      return {icon::kMustFix, bench::kRed};
    case Verdict::unknown:
      break;
  }
  return {icon::kHelp, bench::kAmber};
}

std::string right_of(const viewer::Words& words, const TestLine& test) {
  if (!test.run) return "";
  if (test.passed == Verdict::no) return words.say(Word::fails_at, {{"line", std::to_string(test.where.line)}});
  if (test.passed == Verdict::unknown) return words[Word::undecided];
  if (test.seconds < 0.001) return "< 1 ms";
  char text[24];
  if (test.seconds < 1) {
    std::snprintf(text, sizeof text, "%.0f ms", test.seconds * 1000);
  } else {
    std::snprintf(text, sizeof text, "%.1f s", test.seconds);
  }
  return viewer::in_own_signs(words, text);
}

std::string summary(const viewer::Words& words, const viewer::Workshop& workshop) {
  const auto& tests = workshop.tests;
  if (tests.empty()) return "";
  const auto count = [&](Verdict verdict) {
    return std::count_if(tests.begin(), tests.end(), [verdict](const TestLine& t) { return t.run && t.passed == verdict; });
  };
  std::string text =
      words.say(Word::tests_pass, {{"passed", std::to_string(count(Verdict::yes))}, {"all", std::to_string(tests.size())}});
  const auto add = [&](Word what, std::ptrdiff_t number) {
    if (number > 0) text += words[Word::list_comma] + words.say(what, {{"count", std::to_string(number)}});
  };
  add(count(Verdict::no) == 1 ? Word::tests_fail_one : Word::tests_fail_many, count(Verdict::no));
  add(Word::tests_undecided, count(Verdict::unknown));
  return text;
}

void draw_test(const viewer::ViewerState& state, UiContext& ui, std::size_t index, Rect box, MaybeAction* action) {
  Canvas& canvas = ui.canvas();
  const TestLine& test = state.workshop->tests[index];
  if (bench_row(ui, "test/" + test.name, box, viewer::shown_test(*state.workshop) == index))
    *action = viewer::SelectTest{index};
  const Tone tone = tone_of(test);
  const bool failed = test.run && test.passed == Verdict::no;
  canvas.icon({box.x + 25, box.center().y}, Style::icon_18, tone.color, tone.icon);
  const float y = box.y + 5;
  const std::string right = right_of(ui.words(), test);
  const float used =
      canvas.number({box.right() - 14, y}, Style::author_small, failed ? bench::kRed : bench::kGrey, right, Align::right);
  const Style style = failed ? Style::author_strong : Style::author_text;
  canvas.text({box.x + 42, y}, style, failed ? bench::kRed : bench::kInk,
              canvas.shorten(style, test.name, box.w - 42 - used - 28));
  canvas.fill({box.x, box.bottom() - 1, box.w, 1}, bench::kLine);
}

/// "Sole: gum rubber", of the smallest change that makes the test's choices possible.
std::string fix_words(const viewer::ViewerState& state, const viewer::Words& words, const Repair& fix) {
  std::string changes;
  for (const Change& change : fix.changes) {
    const OptionIndex option = change.to.value_or(fix.variant.options[change.part]);
    const std::string one =
        words.say(Word::named, {{"name", group_name(state, words, state.model->parts[change.part].group)},
                                {"value", words.inside(option_name(state, words, {change.part, option}))}});
    changes += (changes.empty() ? "" : words[Word::list_comma]) + one;
  }
  return words.say(Word::smallest_fix, {{"changes", changes}});
}

MaybeAction draw_more_tools(const viewer::ViewerState& state, UiContext& ui, std::size_t index, Rect box) {
  const viewer::Words& words = ui.words();
  const TestLine& test = state.workshop->tests[index];
  float x = box.x + kPaneInset;
  const auto next = [&](std::string_view name, const ToolLook& look) {
    const Rect place{x, box.bottom() - 56, tool_width(ui, look), 44};
    x += place.w + 10;
    return tool(ui, name, place, look);
  };
  if (test.fix && next("test/fix", {words[Word::show_fix], icon::kSwap})) return viewer::ShowFix{};
  if (!test.rules.empty()) {
    const RuleIndex rule = test.rules.front();
    if (next("test/rule", {words.say(Word::open_rule, {{"number", std::to_string(rule + 1)}}), icon::kRule})) {
      return viewer::SelectRule{rule};
    }
  }
  if (next("test/open", {words[Word::edit], icon::kOpen})) return viewer::OpenInEditor{test.where};
  return {};
}

/// The test that is shown, in words.
MaybeAction draw_more(const viewer::ViewerState& state, UiContext& ui, std::size_t index, Rect box) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const TestLine& test = state.workshop->tests[index];
  canvas.fill({box.x, box.y, box.w, 1}, bench::kLine);
  float y = box.y + 12;
  const float room = box.w - 2 * kPaneInset;
  const auto line = [&](Style style, Color color, const std::string& text) {
    if (text.empty() || y > box.bottom() - 78) return;
    canvas.text({box.x + kPaneInset, y}, style, color, canvas.shorten(style, text, room));
    y += 24;
  };
  line(Style::author_strong, bench::kInk,
       test.expected.empty() ? test.name : words.say(Word::expected, {{"what", test.expected}}));
  if (test.run) {
    line(Style::author_text, bench::kInk2,
         test.found.empty() ? words[Word::all_met] : words.say(Word::found, {{"what", test.found}}));
  }
  if (test.fix) line(Style::author_text, bench::kInk2, fix_words(state, words, *test.fix));
  for (const std::string& because : test.because) line(Style::author_text, bench::kGrey, because);
  return draw_more_tools(state, ui, index, box);
}

void draw_none(Canvas& canvas, const viewer::Words& words, Rect inside) {
  canvas.text({inside.x + kPaneInset, inside.y + 16}, Style::author_strong, bench::kInk, words[Word::no_tests]);
  canvas.paragraph({inside.x + kPaneInset, inside.y + 40, inside.w - 2 * kPaneInset, 66}, Style::author_text, bench::kInk2,
                   words[Word::no_tests_more], 3);
}

}  // namespace

MaybeAction draw_tests(const viewer::ViewerState& state, UiContext& ui, Rect box) {
  const viewer::Workshop& workshop = *state.workshop;
  const std::string sub = summary(ui.words(), workshop);
  const bool failing = std::any_of(workshop.tests.begin(), workshop.tests.end(),
                                   [](const TestLine& t) { return t.run && t.passed == Verdict::no; });
  const std::optional<std::size_t> shown = viewer::shown_test(workshop);
  const std::string place = shown ? short_place(state, workshop.tests[*shown].where) : "";
  const Rect inside = pane(ui.canvas(), box, {ui.words()[Word::tests], sub, place, failing ? bench::kRed : bench::kGrey});
  MaybeAction action;
  if (workshop.tests.empty()) {
    draw_none(ui.canvas(), ui.words(), inside);
    return action;
  }
  const bool open = shown.has_value();
  const Rect list{inside.x, inside.y, inside.w, inside.h - (open ? kMore : 0)};
  const auto rows = static_cast<std::size_t>((workshop.tests.size() + 1) / 2);
  const float offset = ui.begin_scroll("workshop/tests", list, static_cast<float>(rows) * kBenchRow);
  const float wide = list.w / kColumns;
  std::size_t at = 0;
  for (const std::size_t index : viewer::tests_in_order(workshop)) {
    const float x = list.x + wide * static_cast<float>(at % 2),
                y = list.y - offset + kBenchRow * static_cast<float>(at / 2);
    const Rect row{x, y, wide, kBenchRow};
    ++at;
    if (row.bottom() >= list.y && row.y <= list.bottom()) draw_test(state, ui, index, row, &action);
  }
  ui.end_scroll();
  if (!open) return action;
  const Rect more{inside.x, inside.bottom() - kMore, inside.w, kMore};
  if (auto asked = draw_more(state, ui, *shown, more)) action = std::move(asked);
  return action;
}

}  // namespace maquette::ui
