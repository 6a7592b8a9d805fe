// What is wrong, the worst first. A tap on a finding shows its line below and what it speaks of on the product; a tap on
// the line's place opens it in the author's editor.
#include <algorithm>

#include "ui/workshop.h"

namespace maquette::ui {

using viewer::Word;

namespace {

constexpr float kTextLeft = 48, kPad = 13;

struct Tone {
  const char* icon;
  Color color;
};
Tone tone_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return {icon::kMustFix, bench::kRed};
    case Severity::warning:
      return {icon::kWarning, bench::kAmber};
    case Severity::note:
      break;
  }
  return {icon::kHint, bench::kLink};
}

/// What is wrong, and what to do about it: the message up to its first colon or semicolon, and the rest. Neither counts
/// inside quotes.
struct Message {
  std::string what, more;
};
Message divided(const std::string& message) {
  bool quoted = false;
  Message divided{message, ""};
  for (std::size_t i = 0; i + 1 < message.size(); ++i) {
    if (message[i] == '"') quoted = !quoted;
    if (quoted || message[i + 1] != ' ' || (message[i] != ':' && message[i] != ';')) continue;
    divided = {message.substr(0, i), message.substr(i + 2)};
    break;
  }
  if (!divided.what.empty() && divided.what[0] >= 'a' && divided.what[0] <= 'z') divided.what[0] -= 'a' - 'A';
  if (!divided.more.empty() && divided.more[0] >= 'a' && divided.more[0] <= 'z') divided.more[0] -= 'a' - 'A';
  return divided;
}

std::string summary(const viewer::Words& words, const viewer::Workshop& workshop, const std::vector<Finding>& findings) {
  const auto [errors, warnings, notes] = viewer::count_by_severity(findings);
  std::string text;
  const auto add = [&](std::size_t count, Word what) {
    if (count == 0) return;
    text += (text.empty() ? "" : words[Word::list_comma]) + words.say(what, {{"count", std::to_string(count)}});
  };
  add(errors, Word::must_fix);
  add(warnings, Word::to_look_at);
  add(notes, notes == 1 ? Word::hint_one : Word::hint_many);
  if (!text.empty()) return text;
  return words[workshop.linted || viewer::save_is_broken(workshop) ? Word::nothing_found : Word::checking];
}

/// Draws one finding with its top at `box.y`; returns its height.
float draw_finding(const viewer::ViewerState& state, UiContext& ui, const Finding& finding, std::size_t index, Rect box,
                   MaybeAction* action) {
  Canvas& canvas = ui.canvas();
  const Message message = divided(finding.message);
  const float room = box.w - kTextLeft - kPaneInset;
  const auto what = canvas.wrap(Style::author_strong, message.what, room, 3);
  const auto more = canvas.wrap(Style::author_text, message.more, room, 5);
  const bool placed = !finding.where.file.empty();
  box.h = 2 * kPad + 22 * static_cast<float>(what.size() + (placed ? 1 : 0) + (message.more.empty() ? 0 : more.size()));
  const std::string name = "finding/" + std::to_string(index);
  const bool picked = state.workshop->finding == index;
  float y = box.y + kPad + 22 * static_cast<float>(what.size());
  // The link is registered first: the first control under the pointer gets it.
  const std::string place = canvas.shorten(Style::author_code, short_place(state, finding.where), room - 24);
  const float link_width = canvas.width(Style::author_code, place) + 24;
  const Rect link_box{box.x + kTextLeft - 4, y - 1, link_width + 8, 24};
  if (placed && ui.touch(name + "/open", link_box).tapped) *action = viewer::OpenInEditor{finding.where};
  if (bench_row(ui, name, box, picked)) *action = viewer::SelectFinding{index};
  const Tone tone = tone_of(finding.severity);
  if (picked) canvas.fill({box.x, box.y, 3, box.h}, tone.color);
  canvas.icon({box.x + 25, box.y + kPad + 11}, Style::author_icon, tone.color, tone.icon);
  y = box.y + kPad;
  for (const std::string& line : what)
    canvas.text({box.x + kTextLeft, y}, Style::author_strong, bench::kInk, line), y += 22;
  if (placed) {
    canvas.text({box.x + kTextLeft, y + 1}, Style::author_code, bench::kLink, place);
    canvas.icon({box.x + kTextLeft + link_width - 10, y + 11}, Style::icon_18, bench::kLink, icon::kOpen);
    if (ui.input().hovers && link_box.contains(ui.input().pointer)) {
      canvas.fill({box.x + kTextLeft, y + 20, link_width - 24, 1}, bench::kLink);
    }
    y += 22;
  }
  if (!message.more.empty()) {
    for (const std::string& line : more)
      canvas.text({box.x + kTextLeft, y}, Style::author_text, bench::kInk2, line), y += 22;
  }
  canvas.fill({box.x, box.bottom() - 1, box.w, 1}, bench::kLine);
  return box.h;
}

void draw_nothing(const viewer::Workshop& workshop, const viewer::Words& words, Canvas& canvas, Rect inside) {
  const bool done = workshop.linted;
  const float y = inside.y + 28;
  canvas.icon({inside.x + 25, y + 11}, Style::author_icon, done ? bench::kInk2 : bench::kGrey,
              done ? icon::kTick : icon::kHourglass);
  canvas.text({inside.x + kTextLeft, y}, Style::author_strong, bench::kInk,
              words[done ? Word::nothing_to_fix : Word::looking_at_designs]);
  canvas.paragraph({inside.x + kTextLeft, y + 24, inside.w - kTextLeft - kPaneInset, 66}, Style::author_text, bench::kInk2,
                   words[done ? Word::nothing_to_fix_more : Word::takes_a_moment], 3);
}

}  // namespace

MaybeAction draw_findings(const viewer::ViewerState& state, UiContext& ui, Rect box) {
  const viewer::Workshop& workshop = *state.workshop;
  const std::vector<Finding> findings = viewer::listed_findings(workshop);
  const std::string sub = summary(ui.words(), workshop, findings);
  const Color color = has_errors(findings) ? bench::kRed : bench::kGrey;
  const Rect inside = pane(ui.canvas(), box, {ui.words()[Word::findings], sub, "", color});
  if (findings.empty()) draw_nothing(workshop, ui.words(), ui.canvas(), inside);
  MaybeAction action;
  const float offset = ui.begin_scroll("workshop/findings", inside, ui.remembered("workshop/findings"));
  float y = inside.y - offset;
  for (std::size_t index = 0; index < findings.size(); ++index) {
    y += draw_finding(state, ui, findings[index], index, {inside.x, y, inside.w, 0}, &action);
  }
  ui.remember("workshop/findings", y + offset - inside.y);
  ui.end_scroll();
  return action;
}

}  // namespace maquette::ui
