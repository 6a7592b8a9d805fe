#include "ui/swatch.h"

#include <cmath>

#include "ui/controls.h"

namespace maquette::ui {

using viewer::SwatchState;

namespace {

constexpr float kNameTop = 10, kLine = 26;

void chosen_ring(UiContext& ui, std::string_view name, Rect picture, bool working) {
  Canvas& canvas = ui.canvas();
  const float grown = ui.glide(std::string(name) + "/ring", 1.0F, motion::kRing, 0.0F);
  const Color ring = with_alpha(color::kAccent, grown);
  canvas.stroke(picture.grown(6 * grown), ring, corner::kPicture + 6 * grown, 4);
  BadgeLook look{36, color::kAccent, color::kAccent, color::kOnAccent, 0};
  if (working) {
    look.icon = icon::kHourglass;
    ui.keep_moving();
  }
  badge(canvas, {picture.right() - 26, picture.y + 26}, look);
}

/// The chosen ring while its consequences are worked out: a gap that goes round.
void working_ring(UiContext& ui, Rect picture) {
  const auto turn = static_cast<float>(std::fmod(ui.now() / motion::kWorkingTurn, 1.0));
  const Rect outer = picture.grown(6);
  const float length = 2 * (outer.w + outer.h), at = turn * length;
  const float x = at < outer.w                 ? outer.x + at
                  : at < outer.w + outer.h     ? outer.right()
                  : at < 2 * outer.w + outer.h ? outer.right() - (at - outer.w - outer.h)
                                               : outer.x;
  const float y = at < outer.w                 ? outer.y
                  : at < outer.w + outer.h     ? outer.y + (at - outer.w)
                  : at < 2 * outer.w + outer.h ? outer.bottom()
                                               : outer.bottom() - (at - 2 * outer.w - outer.h);
  ui.canvas().circle({x, y}, 9, color::kSurface);
  ui.canvas().circle({x, y}, 5, color::kAccent);
}

void struck_through(Canvas& canvas, Rect p, bool later) {
  canvas.fill(p, color::kVeil, corner::kPicture);
  const Point from{p.x + 5, p.y + 4}, to{p.right() - 5, p.bottom() - 4};
  canvas.line(from, to, color::kSurface, 8);
  canvas.line(from, to, color::kInk2, 3);
  canvas.stroke(p, color::kControl, corner::kPicture, 2);
  badge(canvas, {p.right() - 26, p.y + 26},
        {36, color::kSurface, color::kControl, color::kInk, 2, Style::icon_24, later ? icon::kClock : icon::kNoEntry});
}

void edge(UiContext& ui, std::string_view name, Rect picture, const SwatchLook& look) {
  Canvas& canvas = ui.canvas();
  if (look.state != SwatchState::chosen) ui.glide(std::string(name) + "/ring", 0.0F, 0.0, 0.0F);
  if (look.state == SwatchState::excluded) return struck_through(canvas, picture, look.later);
  canvas.stroke(picture, color::kPictureEdge, corner::kPicture, 1);
  if (look.state == SwatchState::chosen) {
    chosen_ring(ui, name, picture, look.working);
    if (look.working) working_ring(ui, picture);
  }
  if (look.state == SwatchState::set_by_other) {
    canvas.dashed(picture.grown(6), color::kInk, 18, 3, 9, 6);
    badge(canvas, {picture.right() - 26, picture.y + 26},
          {36, color::kSurface, color::kInk, color::kInk, 2, Style::icon_24, icon::kChain});
  }
}

/// In the middle of its tile, clear of the badge.
void name_on_tile(Canvas& canvas, Rect tile, const SwatchLook& look) {
  const Color ink = look.state == SwatchState::excluded ? color::kInk2 : color::kInk;
  const bool badged = look.state != SwatchState::available;
  const auto lines = canvas.wrap(Style::label, look.name, tile.w - 28 - (badged ? 32.0F : 0.0F), 3);
  float top = tile.center().y - static_cast<float>(lines.size()) * (kLine - 2) / 2;
  for (const std::string& line : lines) {
    canvas.text({tile.x + 14, top}, Style::label, ink, line);
    top += kLine - 2;
  }
}

/// The line below the name; of what cannot be had, as many as say why.
std::vector<std::string> third_lines(const Canvas& canvas, const SwatchLook& look, float width) {
  const bool strong = look.state == SwatchState::excluded || look.state == SwatchState::chosen;
  if (look.absent) return canvas.wrap(Style::label, look.third, width, 2);
  return {canvas.shorten(strong ? Style::label : Style::small, look.third, width)};
}

void words(Canvas& canvas, Rect box, float top, const SwatchLook& look) {
  const bool excluded = look.state == SwatchState::excluded;
  if (!look.worded) {
    for (const std::string& line : canvas.wrap(Style::label, look.name, box.w, 2)) {
      canvas.text({box.x, top}, Style::label, excluded ? color::kInk2 : color::kInk, line);
      top += kLine - 2;
    }
    top += 2;
  }
  const bool strong = excluded || look.state == SwatchState::chosen;
  for (const std::string& line : third_lines(canvas, look, box.w)) {
    const float width =
        canvas.text({box.x, top}, strong ? Style::label : Style::small, strong ? color::kInk : color::kInk2, line);
    if (excluded && width > 0) canvas.fill({box.x, top + 24, width, 2}, color::kInk);
    top += kLine;
  }
  if (look.count.empty()) return;
  canvas.number({box.x, top}, Style::author_small, color::kInk2, canvas.shorten(Style::author_small, look.count, box.w));
}

}  // namespace

float swatch_height(const UiContext& ui, const SwatchLook& look, float width) {
  float more = look.count.empty() ? 0.0F : 22.0F;
  if (third_lines(ui.canvas(), look, width).size() > 1) more += kLine;
  if (look.worded) return kSwatchWords + 36 + more;
  const std::size_t lines = ui.canvas().wrap(Style::label, look.name, width, 2).size();
  return kSwatchPicture + 60 + (lines > 1 ? 24.0F : 0.0F) + more;
}

bool swatch(UiContext& ui, std::string_view name, Rect box, const SwatchLook& look, float picture_height) {
  const Touch touch = ui.touch(name, box);
  Canvas& canvas = ui.canvas();
  const Rect picture{box.x, box.y, box.w, picture_height};
  const int mark = canvas.mark();
  canvas.fill(picture, color::kSurface2, corner::kPicture);
  if (!look.worded) canvas.picture(look.picture, picture, corner::kPicture);
  edge(ui, name, picture, look);
  if (look.worded) name_on_tile(canvas, picture, look);
  words(canvas, box, picture.bottom() + kNameTop, look);
  canvas.scale_since(mark, box.center(), touch.scale);
  if (touch.focused) focus_ring(canvas, picture.grown(look.state == SwatchState::chosen ? 6 : 0), corner::kPicture);
  return touch.tapped;
}

}  // namespace maquette::ui
