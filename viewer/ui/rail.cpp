// The rail: the list of parts on the left. A row shows what its part is now, whether the customer chose it or another
// choice set it, and opens the part's swatches.
#include <algorithm>
#include <cmath>

#include "state/format.h"
#include "ui/controls.h"
#include "ui/names.h"
#include "ui/panels.h"
#include "ui/rail.h"

namespace maquette::ui {

using viewer::RowState;
using viewer::Word;

namespace {

constexpr float kChip = 52;

void progress_pills(Canvas& canvas, const viewer::ViewerState& state) {
  const auto count = static_cast<float>(state.model->groups.size());
  const float gap = count > 16 ? 4 : 6, width = (312 - gap * (count - 1)) / count;
  for (GroupIndex group = 0; group < state.model->groups.size(); ++group) {
    const Rect box{40 + (width + gap) * static_cast<float>(group), 184, width, 8};
    if (viewer::row(state, group).state == RowState::to_do) {
      canvas.fill(box, color::kSurface, 4);
      canvas.stroke(box, color::kControl, 4, 2);
    } else {
      canvas.fill(box, color::kInk, 4);
    }
  }
}

void chip(const viewer::ViewerState& state, UiContext& ui, const viewer::Row& row, GroupIndex group, Rect box) {
  Canvas& canvas = ui.canvas();
  const Point corner{box.right() - 4, box.bottom() - 6};
  if (row.state == RowState::to_do) {
    canvas.dashed(box, color::kControl, corner::kPicture, 3, 9, 6);
    return;
  }
  if (viewer::text_part(*state.model, group)) {
    canvas.fill(box, color::kSurface2, corner::kPicture);
    canvas.icon(box.center(), Style::icon_30, color::kInk2, icon::kPencil);
  } else {
    const std::string place = "rail/" + state.model->groups[group].id;
    canvas.picture(ui.pictures().swatch(place, state.design.shown, row.look, kChip, kChip), box, corner::kPicture);
  }
  canvas.stroke(box, color::kPictureEdge, corner::kPicture, 1);
  canvas.circle(corner, 15.5F, color::kWhite);
  if (row.state == RowState::chosen) {
    badge(canvas, corner, {27, color::kInk, color::kInk, color::kWhite, 0, Style::icon_18, icon::kTick});
  } else {
    badge(canvas, corner, {30, color::kSurface, color::kInk, color::kInk, 2, Style::icon_18, icon::kChain});
  }
}

bool draw_row(const viewer::ViewerState& state, UiContext& ui, GroupIndex group, Rect box) {
  Canvas& canvas = ui.canvas();
  const viewer::Row row = viewer::row(state, group);
  const std::string name = "rail/" + state.model->groups[group].id;
  const Touch touch = ui.touch(name, box);
  const int mark = canvas.mark();
  if (state.group == group) {
    canvas.card(box, corner::kRow, kShadowRest);
    canvas.fill({box.x, box.y + 14, 5, 44}, color::kAccent, 2.5F);
  }
  chip(state, ui, row, group, {box.x + 16, box.y + 10, kChip, kChip});
  const float x = box.x + 84, room = box.right() - 16 - x;
  canvas.text({x, box.y + 11}, Style::label, color::kInk,
              canvas.shorten(Style::label, group_name(state, ui.words(), group), room));
  canvas.text({x, box.y + 37}, Style::small, color::kInk2,
              canvas.shorten(Style::small, row_value(state, ui.words(), group), room));
  canvas.scale_since(mark, box.center(), touch.scale);
  if (touch.focused) focus_ring(canvas, box.grown(-8), corner::kRow);
  return touch.tapped;
}

}  // namespace

Rect rail_box(const UiContext& ui) {
  const float room = ui.height() - 152 - 112 - 216 - 16;
  return {16, 208, 364, std::max(kRailRow, std::floor(room / kRailRow) * kRailRow) + 16};
}

MaybeAction draw_rail(const viewer::ViewerState& state, UiContext& ui) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const std::size_t count = state.model->groups.size();
  canvas.text({40, 104}, Style::title_s, color::kInk, words[Word::your_product]);
  canvas.text(
      {40, 148}, Style::small_medium, color::kInk2,
      words.say(Word::parts_chosen, {{"done", std::to_string(viewer::rows_done(state))}, {"all", std::to_string(count)}}));
  progress_pills(canvas, state);

  MaybeAction action;
  const Rect area = rail_box(ui);
  const float offset = ui.begin_scroll("rail", area, kRailRow * static_cast<float>(count) + 16);
  if (ui.since_change("rail/open", state.group) == 0) {  // opened from the product or by "Next": bring it into sight
    const float top = kRailRow * static_cast<float>(state.group), room = area.h - 16;
    if (top < offset) ui.scroll_to("rail", top);
    if (top + kRailRow > offset + room) ui.scroll_to("rail", top + kRailRow - room);
  }
  for (GroupIndex group = 0; group < count; ++group) {
    const Rect box{28, area.y + 8 + kRailRow * static_cast<float>(group) - offset, 336, kRailRow};
    if (box.bottom() < area.y - 20 || box.y > area.bottom() + 20) {
      ui.touch("rail/" + state.model->groups[group].id, box);
      continue;
    }
    if (draw_row(state, ui, group, box)) action = viewer::SelectGroup{group};
  }
  ui.end_scroll();
  return action;
}

}  // namespace maquette::ui
