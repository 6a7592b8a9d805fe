// The lines around what is selected, as they were saved, so that most findings need no editor to be understood.
#include "ui/workshop.h"

namespace maquette::ui {

using viewer::Word;

namespace {

constexpr float kLine = 20, kNumber = 44;

void draw_hint(const viewer::Workshop& workshop, const viewer::Words& words, Canvas& canvas, Rect inside) {
  const std::string& text = workshop.editor_problem.empty() ? words[Word::source_hint] : workshop.editor_problem;
  canvas.paragraph({inside.x + kPaneInset, inside.y + 14, inside.w - 2 * kPaneInset, 88}, Style::author_text,
                   workshop.editor_problem.empty() ? bench::kGrey : bench::kRed, text, 4);
}

void draw_line(Canvas& canvas, const viewer::SourceLine& line, Rect box) {
  if (line.marked) canvas.fill(box, bench::kMark);
  canvas.text({box.x + kNumber, box.y}, Style::author_code, bench::kControl, std::to_string(line.number), Align::right);
  canvas.text({box.x + kNumber + 14, box.y}, Style::author_code, line.marked ? bench::kInk : bench::kInk2,
              canvas.shorten(Style::author_code, line.text, box.w - kNumber - 14 - kPaneInset));
}

}  // namespace

MaybeAction draw_source(const viewer::ViewerState& state, UiContext& ui, Rect box) {
  const viewer::Workshop& workshop = *state.workshop;
  Canvas& canvas = ui.canvas();
  const auto most = static_cast<std::size_t>((box.h - kPaneHead - 24) / kLine);
  const auto lines = viewer::source_around(workshop, workshop.source.value_or(Position{}), most);
  std::string sub;
  if (workshop.source) sub = short_place(state, *workshop.source);
  const Rect inside = pane(canvas, box, {ui.words()[Word::source], sub, ""});
  MaybeAction action;
  if (workshop.source) {
    const ToolLook look{ui.words()[Word::edit], icon::kOpen};
    const float wide = tool_width(ui, look);
    if (tool(ui, "source/open", {box.right() - wide - 8, box.y + 6, wide, 32}, look)) {
      action = viewer::OpenInEditor{*workshop.source};
    }
  }
  if (lines.empty() || !workshop.editor_problem.empty()) {
    draw_hint(workshop, ui.words(), canvas, inside);
    return action;
  }
  canvas.push_clip(inside);
  float y = inside.y + 12;
  for (const viewer::SourceLine& line : lines) {
    draw_line(canvas, line, {inside.x, y, inside.w, kLine});
    y += kLine;
  }
  canvas.pop_clip();
  return action;
}

}  // namespace maquette::ui
