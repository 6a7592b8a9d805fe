// Every rule, what it does to the design on the screen, and how many designs it alone removes. The selected row opens:
// the whole sentence, the because, and the exact number.
#include <algorithm>
#include <array>

#include "maquette/localized.h"
#include "state/format.h"
#include "state/large_numbers.h"
#include "state/utf8.h"
#include "ui/workshop.h"

namespace maquette::ui {

using viewer::RuleState;
using viewer::RuleWord;
using viewer::Word;

namespace {

constexpr float kNumberRight = 38, kStateLeft = 50, kSentenceLeft = 158, kCountWidth = 112;
constexpr std::size_t kLines = 2, kOpenLines = 6;  ///< of a rule's sentence: closed and open

struct Tone {
  const char* icon;
  Color color;
};
Tone tone_of(RuleState state) {
  switch (state) {
    case RuleState::violated:
      return {icon::kMustFix, bench::kRed};
    case RuleState::binding:
      return {icon::kChain, bench::kInk};
    case RuleState::idle:
      return {icon::kNoEntry, bench::kGrey};
    case RuleState::satisfied:
      return {icon::kTick, bench::kInk2};
    case RuleState::unknown:
      break;
  }
  return {icon::kHourglass, bench::kGrey};
}

Style style_of(RuleWord::Kind kind) { return kind == RuleWord::Kind::keyword ? Style::author_keyword : Style::author_code; }

/// The sentence in as many lines as it needs, at most `most`; returns the height. Measures alone unless `draw`.
float sentence(Canvas& canvas, const std::vector<RuleWord>& words, Rect box, std::size_t most, bool draw) {
  float x = box.x, y = box.y;
  std::size_t line = 1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Style style = style_of(words[i].kind);
    std::string text = words[i].text;
    float wide = canvas.width(style, text);
    const std::string bare = text.substr(0, text.find_last_not_of(' ') + 1);
    const bool last_line = line == most;
    const float room = box.right() - x - (last_line && i + 1 < words.size() ? 12 : 0);
    if (canvas.width(style, bare) > room && last_line) {
      if (draw) canvas.text({x, y}, style, bench::kGrey, "…");
      break;
    }
    if (canvas.width(style, bare) > room && x > box.x) x = box.x, y += 20, ++line;
    if (draw) canvas.text({x, y}, style, words[i].kind == RuleWord::Kind::number ? bench::kLink : bench::kInk, text);
    x += wide;
  }
  return y + 20 - box.y;
}

std::string count_text(const viewer::Words& words, const viewer::RuleFigure& figure) {
  if (figure.removes) return viewer::in_own_signs(words, viewer::readable_count(*figure.removes));
  return words[figure.counted ? Word::not_counted : Word::counting];
}

/// "1,644,100 designs, 10.9 % of those that obey all other rules"
std::string exact_count(const viewer::ViewerState& state, const viewer::Words& words, const viewer::RuleFigure& figure) {
  if (!figure.removes) return figure.counted ? words[Word::too_intricate] : "";
  const viewer::Workshop& workshop = *state.workshop;
  std::string share;
  if (workshop.figures && workshop.figures->designs) {
    const std::string all = viewer::sum(*figure.removes, *workshop.figures->designs);
    share =
        words.say(Word::of_allowed, {{"percent", viewer::in_own_signs(words, viewer::percentage(*figure.removes, all))}});
  }
  return words.say(*figure.removes == "1" ? Word::removes_one : Word::removes_many,
                   {{"count", count_text(words, figure)}, {"share", share}});
}

Word meaning(RuleState state) {
  switch (state) {
    case RuleState::violated:
      return Word::violated_means;
    case RuleState::binding:
      return Word::binding_means;
    case RuleState::idle:
      return Word::idle_means;
    case RuleState::satisfied:
      return Word::satisfied_means;
    case RuleState::unknown:
      break;
  }
  return Word::unknown_means;
}

bool clashes(const viewer::Workshop& workshop, RuleIndex rule) {
  return std::find(workshop.clash.begin(), workshop.clash.end(), rule) != workshop.clash.end();
}

class RuleRow {
 public:
  RuleRow(const viewer::ViewerState& state, UiContext& ui, RuleIndex rule, RuleState known, bool picked)
      : state_(state),
        ui_(ui),
        canvas_(ui.canvas()),
        rule_(state.model->rules[rule]),
        figure_(state.workshop->rules[rule]),
        index_(rule),
        known_(known),
        picked_(picked),
        clashes_(clashes(*state.workshop, rule)),
        words_(viewer::rule_words(rule_.source)) {}

  float height(float width) const {
    const float room = width - kSentenceLeft - kCountWidth - kPaneInset;
    const float said = sentence(canvas_, words_, {0, 0, room, 0}, picked_ ? kOpenLines : kLines, false);
    if (!picked_) return said + kBenchRow - 20;
    return 6 + said + 6 + 22 * static_cast<float>(more_lines(width).size()) + 10;
  }

  void draw(Rect box, MaybeAction* action) {
    const std::string name = "rule/" + rule_.id;
    if (bench_row(ui_, name, box, picked_ || clashes_)) *action = viewer::SelectRule{index_};
    const float y = box.y + 6;
    const Tone tone = clashes_ ? Tone{icon::kMustFix, bench::kRed} : tone_of(known_);
    const std::string& known = ui_.words()[clashes_ ? Word::clashes : viewer::word_of(known_)];
    if (picked_) canvas_.fill({box.x, box.y, 3, box.h}, known_ == RuleState::violated ? bench::kRed : bench::kInk2);
    canvas_.number({box.x + kNumberRight, y}, Style::author_code, bench::kGrey, std::to_string(index_ + 1), Align::right);
    const bool edited = figure_.edited;
    canvas_.icon({box.x + kStateLeft + 9, y + 10}, Style::icon_18, tone.color, tone.icon);
    canvas_.text({box.x + kStateLeft + 26, y - 1}, Style::author_text, tone.color, known);
    if (edited) canvas_.icon({box.x + kSentenceLeft - 14, y + 10}, Style::icon_18, bench::kLink, icon::kPencil);
    const Rect text{box.x + kSentenceLeft, y, box.w - kSentenceLeft - kCountWidth - kPaneInset, 20};
    const float used = sentence(canvas_, words_, text, picked_ ? kOpenLines : kLines, true);
    const Color count = figure_.removes == "0" ? bench::kAmber : figure_.removes ? bench::kInk2 : bench::kGrey;
    canvas_.number({box.right() - kPaneInset, y}, Style::author_small, count, count_text(ui_.words(), figure_),
                   Align::right);
    if (picked_) draw_more({text.x, y + used + 6, box.w - kSentenceLeft - kPaneInset, 0});
    canvas_.fill({box.x, box.bottom() - 1, box.w, 1}, bench::kLine);
  }

 private:
  struct Line {
    std::string text;
    Color color;
  };
  /// What an open row says below its sentence.
  std::vector<Line> more_lines(float width) const {
    std::vector<Line> lines;
    const auto add = [&](std::string_view text, Color color) {
      if (text.empty()) return;
      for (std::string& line : canvas_.wrap(Style::author_text, text, width - kSentenceLeft - kPaneInset, 3)) {
        lines.push_back({std::move(line), color});
      }
    };
    const std::string& because = in_language(rule_.because, state_.language);
    if (!because.empty()) add("“" + because + "”", bench::kInk2);
    add(exact_count(state_, ui_.words(), figure_), bench::kGrey);
    add(ui_.words()[meaning(known_)], bench::kGrey);
    return lines;
  }

  void draw_more(Rect box) {
    float y = box.y;
    for (const Line& line : more_lines(box.w + kSentenceLeft + kPaneInset)) {
      canvas_.text({box.x, y}, Style::author_text, line.color, line.text);
      y += 22;
    }
  }

  const viewer::ViewerState& state_;
  UiContext& ui_;
  Canvas& canvas_;
  const Rule& rule_;
  const viewer::RuleFigure& figure_;
  RuleIndex index_;
  RuleState known_;
  bool picked_, clashes_;
  std::vector<RuleWord> words_;
};

std::string summary(const viewer::ViewerState& state, const viewer::Words& words, const std::vector<RuleState>& states,
                    std::size_t listed) {
  const std::string all = std::to_string(states.size());
  if (listed < states.size()) {
    return words.say(Word::rules_listed,
                     {{"listed", std::to_string(listed)}, {"all", all}, {"text", state.workshop->filter}});
  }
  std::string text = words.say(states.size() == 1 ? Word::rules_one : Word::rules_many, {{"count", all}});
  for (const RuleState kind : {RuleState::violated, RuleState::binding, RuleState::satisfied, RuleState::idle}) {
    const auto count = std::count(states.begin(), states.end(), kind);
    if (count == 0) continue;
    const std::string name = viewer::inside_sentence(words[viewer::word_of(kind)]);
    text += words[Word::list_comma] + words.say(Word::state_count, {{"count", std::to_string(count)}, {"state", name}});
  }
  return text;
}

}  // namespace

MaybeAction draw_rules(const viewer::ViewerState& state, UiContext& ui, Rect box) {
  const std::vector<RuleState> states = viewer::rule_states(state);
  const std::vector<RuleIndex> listed = viewer::listed_rules(state, states, ui.words());
  const bool violated = std::find(states.begin(), states.end(), RuleState::violated) != states.end();
  const std::string sub = summary(state, ui.words(), states, listed.size());
  const Rect inside =
      pane(ui.canvas(), box,
           {ui.words()[Word::rules], sub, ui.words()[Word::rules_right], violated ? bench::kRed : bench::kGrey});
  const viewer::Workshop& workshop = *state.workshop;
  const std::optional<RuleIndex> sought = workshop.clash.empty() ? workshop.rule : std::optional(workshop.clash.front());
  const auto picked = static_cast<std::int64_t>(sought.value_or(static_cast<RuleIndex>(-1)));
  const bool newly_picked = ui.since_change("workshop/rule", picked, true) <= 0;
  MaybeAction action;
  const float offset = ui.begin_scroll("workshop/rules", inside, ui.remembered("workshop/rules"));
  float y = inside.y - offset;
  for (const RuleIndex rule : listed) {
    RuleRow row(state, ui, rule, states[rule], state.workshop->rule == rule);
    const Rect place{inside.x, y, inside.w, row.height(inside.w)};
    const bool hidden = place.y < inside.y || place.bottom() > inside.bottom();
    if (newly_picked && hidden && sought == rule) ui.scroll_to("workshop/rules", y + offset - inside.y - kBenchRow);
    if (place.bottom() >= inside.y && place.y <= inside.bottom()) {
      row.draw(place, &action);
    } else {
      ui.touch("rule/" + state.model->rules[rule].id, place);  // out of sight, but the keyboard reaches it
    }
    y += place.h;
  }
  ui.remember("workshop/rules", y + offset - inside.y);
  ui.end_scroll();
  return action;
}

}  // namespace maquette::ui
