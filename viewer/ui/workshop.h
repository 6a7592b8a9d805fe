// The author's workshop: what its panes share. Each pane is a file of its own; together they are one screen.
//
//   +-- bar ----------------------------------------------------------+
//   | findings | rules                        | the product, live     |
//   |          |                              |                       |
//   | source   | tests                        | counts                |
//   +----------+------------------------------+-----------------------+
//
// It is a screen for a desk: a mouse, rows of 33, text of 14 and 15. Beyond its colours it follows the studio's design.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "state/derive_workshop.h"
#include "ui/controls.h"
#include "ui/panels.h"

namespace maquette::ui {

struct WorkshopLayout {
  Rect findings, source, rules, tests, live, counts;
  Rect stage;    ///< of the live pane: where the product's stage shows
  Rect product;  ///< where the product stands in it
};
/// On a window of `width` x `height` design pixels: room beyond the design goes to the rules and the lists.
WorkshopLayout workshop_layout(float width, float height);

inline constexpr float kPaneHead = 44, kBenchRow = 33, kPaneInset = 16;

/// A pane with its head; what is in `right` stands at the head's right end. The inside is the pane below the head.
struct PaneHead {
  std::string_view title, sub, right;
  Color sub_color = bench::kGrey;
};
Rect pane(Canvas& canvas, Rect box, const PaneHead& head, bool filled = true);

/// A button of 44 (or less) with an icon and a word.
struct ToolLook {
  std::string_view label;
  const char* icon = nullptr;
  bool primary = false, enabled = true;
};
float tool_width(const UiContext& ui, const ToolLook& look);
bool tool(UiContext& ui, std::string_view name, Rect box, const ToolLook& look);

/// A row that can be picked; draws what lies behind its content.
bool bench_row(UiContext& ui, std::string_view name, Rect box, bool picked);

/// Words that can be tapped, as in a page. Returns whether they were; `width` is what they took.
bool link(UiContext& ui, std::string_view name, Point at, Style style, std::string_view text, float* width = nullptr);

/// "rules/build.toml:12" for people: from the product's folder, without the column.
std::string short_place(const viewer::ViewerState& state, const Position& where);

/// Lines over the stage, each with what it is about; `below` is left for what is drawn under them. Returns the height.
float banner(Canvas& canvas, Rect stage, const std::vector<std::string>& lines, Color color, const char* icon,
             float below = 0);
/// How far the catalog is on its way to the kiosks, over the top of the stage; returns the height.
float draw_dispatch(const viewer::ViewerState& state, UiContext& ui, Rect stage, MaybeAction* action);

// The panes.
MaybeAction draw_workshop_bar(const viewer::ViewerState& state, UiContext& ui);
MaybeAction draw_findings(const viewer::ViewerState& state, UiContext& ui, Rect box);
MaybeAction draw_source(const viewer::ViewerState& state, UiContext& ui, Rect box);
MaybeAction draw_rules(const viewer::ViewerState& state, UiContext& ui, Rect box);
MaybeAction draw_tests(const viewer::ViewerState& state, UiContext& ui, Rect box);
MaybeAction draw_live(const viewer::ViewerState& state, UiContext& ui, Rect box,
                      const std::vector<LanguageName>& languages);
MaybeAction draw_counts(const viewer::ViewerState& state, UiContext& ui, Rect box);

/// The whole screen.
void draw_workshop(const viewer::ViewerState& state, UiContext& ui, const std::vector<LanguageName>& languages,
                   std::vector<viewer::Action>* actions);

}  // namespace maquette::ui
