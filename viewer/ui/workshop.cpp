#include "ui/workshop.h"

#include <algorithm>

#include "maquette/catalog.h"

namespace maquette::ui {

namespace {

constexpr float kMargin = 16, kGap = 12, kTop = 64, kLeft = 500, kRight = 612, kSource = 330;

void collect(std::vector<viewer::Action>* actions, MaybeAction action) {
  if (action) actions->push_back(std::move(*action));
}

/// Everything but the stage, which the product shows through.
void draw_floor(Canvas& canvas, Rect stage, float width, float height) {
  canvas.fill({0, 0, width, stage.y}, bench::kFloor);
  canvas.fill({0, stage.y, stage.x, height - stage.y}, bench::kFloor);
  canvas.fill({stage.right(), stage.y, width - stage.right(), height - stage.y}, bench::kFloor);
  canvas.fill({stage.x, stage.bottom(), stage.w, height - stage.bottom()}, bench::kFloor);
}

}  // namespace

WorkshopLayout workshop_layout(float width, float height) {
  const float all = height - kTop - kMargin, lower = 378, upper = all - kGap - lower;
  const float right = width - kMargin - kRight, middle = kMargin + kLeft + kGap;
  WorkshopLayout layout;
  layout.findings = {kMargin, kTop, kLeft, all - kSource - kGap};
  layout.source = {kMargin, kTop + all - kSource, kLeft, kSource};
  layout.rules = {middle, kTop, right - kGap - middle, upper};
  layout.tests = {middle, kTop + upper + kGap, right - kGap - middle, lower};
  layout.live = {right, kTop, kRight, upper};
  layout.counts = {right, kTop + upper + kGap, kRight, lower};
  layout.stage = {right + 1, kTop + kPaneHead, kRight - 2, upper - kPaneHead - 1};
  layout.product = {right + 24, kTop + kPaneHead + 36, kRight - 48, upper - kPaneHead - 130};
  return layout;
}

Rect pane(Canvas& canvas, Rect box, const PaneHead& head, bool filled) {
  if (filled) canvas.fill(box, bench::kPane, corner::kPane);
  if (!filled) canvas.fill_top_corners({box.x, box.y, box.w, kPaneHead}, bench::kPane, corner::kPane);
  canvas.stroke(box, bench::kLine, corner::kPane, 1);
  canvas.fill({box.x + 1, box.y + kPaneHead - 1, box.w - 2, 1}, bench::kLine);
  const float y = box.y + (kPaneHead - 22) / 2;
  const float right = head.right.empty() ? 0 : canvas.width(Style::author_text, head.right) + 16;
  const float title = canvas.text({box.x + kPaneInset, y}, Style::author_strong, bench::kInk, head.title);
  const float room = box.w - 2 * kPaneInset - title - 12 - right;
  canvas.text({box.x + kPaneInset + title + 12, y}, Style::author_text, head.sub_color,
              canvas.shorten(Style::author_text, head.sub, room));
  canvas.text({box.right() - kPaneInset, y}, Style::author_text, bench::kGrey, head.right, Align::right);
  return {box.x + 1, box.y + kPaneHead, box.w - 2, box.h - kPaneHead - 1};
}

float tool_width(const UiContext& ui, const ToolLook& look) {
  const float label = ui.canvas().width(Style::author_strong, look.label);
  return label + 32 + (look.icon == nullptr ? 0 : 20 + (label > 0 ? 10 : 0));
}

bool tool(UiContext& ui, std::string_view name, Rect box, const ToolLook& look) {
  const Touch touch = ui.touch(name, box, look.enabled);
  Canvas& canvas = ui.canvas();
  const int mark = canvas.mark();
  const Color ink = !look.enabled ? bench::kControl : look.primary ? bench::kOnPrimary : bench::kInk;
  const bool over = look.enabled && ui.input().hovers && box.contains(ui.input().pointer);
  canvas.fill(box, look.primary ? bench::kInk : over ? bench::kRaised : bench::kPane, corner::kTool);
  if (!look.primary) canvas.stroke(box, look.enabled ? bench::kControl : bench::kLine, corner::kTool, 1);
  float x = box.center().x - (tool_width(ui, look) - 32) / 2;
  if (look.icon != nullptr) {
    canvas.icon({x + 10, box.center().y}, Style::author_icon, ink, look.icon);
    x += 30;
  }
  canvas.text({x, box.center().y - 11}, Style::author_strong, ink, look.label);
  canvas.scale_since(mark, box.center(), touch.scale);
  if (touch.focused) canvas.stroke(box.grown(4), bench::kInk, corner::kTool + 4, 2);
  return touch.tapped;
}

bool bench_row(UiContext& ui, std::string_view name, Rect box, bool picked) {
  const Touch touch = ui.touch(name, box);
  Canvas& canvas = ui.canvas();
  const bool over = ui.input().hovers && box.contains(ui.input().pointer) && !ui.inert();
  if (picked || over || touch.held) canvas.fill(box, picked ? bench::kRaised : bench::kHover);
  if (touch.focused) canvas.stroke(box, bench::kInk, 2, 2);
  return touch.tapped;
}

bool link(UiContext& ui, std::string_view name, Point at, Style style, std::string_view text, float* width) {
  Canvas& canvas = ui.canvas();
  const float wide = canvas.width(style, text), high = canvas.line_height(style);
  const Rect box{at.x - 4, at.y - 1, wide + 8, high + 2};
  const Touch touch = ui.touch(name, box);
  canvas.text(at, style, bench::kLink, text);
  if (ui.input().hovers && box.contains(ui.input().pointer)) canvas.fill({at.x, at.y + high - 2, wide, 1}, bench::kLink);
  if (touch.focused) canvas.stroke(box, bench::kInk, 4, 2);
  if (width != nullptr) *width = wide;
  return touch.tapped;
}

std::string short_place(const viewer::ViewerState& state, const Position& where) {
  std::string place = where.file;
  if (state.workshop->files) {
    const std::string& entry = state.workshop->files->entry_point;
    const std::string folder = entry.substr(0, entry.find('/') + 1);
    if (!folder.empty() && place.starts_with(folder)) place.erase(0, folder.size());
  }
  return where.line > 0 ? place + ":" + std::to_string(where.line) : place;
}

void draw_workshop(const viewer::ViewerState& state, UiContext& ui, const std::vector<LanguageName>& languages,
                   std::vector<viewer::Action>* actions) {
  const WorkshopLayout layout = workshop_layout(ui.width(), ui.height());
  draw_floor(ui.canvas(), layout.stage, ui.width(), ui.height());
  collect(actions, draw_findings(state, ui, layout.findings));
  collect(actions, draw_source(state, ui, layout.source));
  collect(actions, draw_rules(state, ui, layout.rules));
  collect(actions, draw_tests(state, ui, layout.tests));
  collect(actions, draw_live(state, ui, layout.live, languages));
  collect(actions, draw_counts(state, ui, layout.counts));
  collect(actions, draw_workshop_bar(state, ui));
}

}  // namespace maquette::ui
