#include "ui/canvas.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace maquette::ui {

namespace {

ImVec2 vec(Point p) { return {p.x, p.y}; }
ImVec2 low(Rect r) { return {r.x, r.y}; }
ImVec2 high(Rect r) { return {r.right(), r.bottom()}; }

/// A polyline walked as dashes of `on` and gaps of `off`, stretched so that a whole number fits.
void walk_dashes(ImDrawList& list, const std::vector<ImVec2>& outline, Color color, float thickness, float on, float off) {
  float length = 0;
  for (std::size_t i = 1; i < outline.size(); ++i) {
    length += std::hypot(outline[i].x - outline[i - 1].x, outline[i].y - outline[i - 1].y);
  }
  const float stretch = length / (std::max(1.0F, std::round(length / (on + off))) * (on + off));
  on *= stretch;
  off *= stretch;
  bool pen = true;
  float left = on;
  ImVec2 at = outline.front();
  list.PathLineTo(at);
  for (std::size_t i = 1; i < outline.size();) {
    const ImVec2 to = outline[i];
    const float step = std::hypot(to.x - at.x, to.y - at.y);
    if (step <= left) {
      if (pen && step > 0) list.PathLineTo(to);
      at = to;
      left -= step;
      ++i;
      continue;
    }
    at = {at.x + (to.x - at.x) * left / step, at.y + (to.y - at.y) * left / step};
    list.PathLineTo(at);
    if (pen) {
      list.PathStroke(color, 0, thickness);
    }
    pen = !pen;
    if (pen) {
      list.PathClear();
      list.PathLineTo(at);
    } else {
      list.PathClear();
    }
    left = pen ? on : off;
  }
  if (pen) list.PathStroke(color, 0, thickness);
  list.PathClear();
}

}  // namespace

float Canvas::snap(float length) const { return std::round(px(length)); }

Rect Canvas::on_screen(Rect box) const {
  const float x = snap(box.x), y = snap(box.y);
  return {x, y, snap(box.right()) - x, snap(box.bottom()) - y};
}

void Canvas::fill(Rect box, Color color, float radius) {
  const Rect r = on_screen(box);
  list_->AddRectFilled(low(r), high(r), color, px(radius));
}

void Canvas::fill_top_corners(Rect box, Color color, float radius) {
  const Rect r = on_screen(box);
  list_->AddRectFilled(low(r), high(r), color, px(radius), ImDrawFlags_RoundCornersTop);
}

void Canvas::stroke(Rect box, Color color, float radius, float thickness) {
  const float t = std::max(1.0F, std::round(px(thickness)));
  const Rect r = on_screen(box).grown(-t / 2);
  list_->AddRect(low(r), high(r), color, std::max(0.0F, px(radius) - t / 2), 0, t);
}

void Canvas::dashed(Rect box, Color color, float radius, float thickness, float on, float off) {
  const Rect r = on_screen(box).grown(-px(thickness) / 2);
  const float corner = std::max(0.0F, px(radius) - px(thickness) / 2);
  list_->PathClear();
  list_->PathRect(low(r), high(r), corner);
  std::vector<ImVec2> outline(list_->_Path.begin(), list_->_Path.end());
  list_->PathClear();
  outline.push_back(outline.front());
  walk_dashes(*list_, outline, color, px(thickness), px(on), px(off));
}

void Canvas::circle(Point center, float radius, Color color) {
  list_->AddCircleFilled({px(center.x), px(center.y)}, px(radius), color, 48);
}

void Canvas::ring(Point center, float radius, float thickness, Color color) {
  list_->AddCircle({px(center.x), px(center.y)}, px(radius - thickness / 2), color, 48, px(thickness));
}

void Canvas::arc(Point center, float radius, float thickness, float from_turn, float to_turn, Color color) {
  constexpr float kTurn = 2 * std::numbers::pi_v<float>;
  list_->PathArcTo({px(center.x), px(center.y)}, px(radius - thickness / 2), from_turn * kTurn, to_turn * kTurn, 48);
  list_->PathStroke(color, 0, px(thickness));
}

void Canvas::line(Point from, Point to, Color color, float thickness) {
  list_->AddLine({px(from.x), px(from.y)}, {px(to.x), px(to.y)}, color, px(thickness));
}

void Canvas::path(const std::vector<Point>& points, Color color, float thickness) {
  for (const Point p : points) list_->PathLineTo({px(p.x), px(p.y)});
  list_->PathStroke(color, 0, px(thickness));
}

void Canvas::shadow(Rect box, float radius, const ShadowLayer& layer) {
  if (layer.alpha <= 0) return;
  Rect r = on_screen(box).moved(0, px(layer.y));
  shadows_->draw(*list_, r, px(radius), px(layer.sigma), with_alpha(color::kShadow, layer.alpha));
}

void Canvas::shadow(Rect box, float radius, const Shadow& layers) {
  shadow(box, radius, layers.far);
  shadow(box, radius, layers.near);
}

void Canvas::card(Rect box, float radius, const Shadow& layers, Color surface) {
  shadow(box, radius, layers);
  fill(box, surface, radius);
}

void Canvas::picture(const Picture& picture, Rect box, float radius) {
  if (!picture) return;
  const Rect r = on_screen(box);
  if (picture.blend != nullptr) list_->AddCallback(picture.blend, nullptr);
  list_->AddImageRounded(picture.texture, low(r), high(r), vec(picture.uv0), vec(picture.uv1), color::kWhite, px(radius));
  if (picture.blend != nullptr) list_->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void Canvas::gradient_right(Rect box, Color from, Color to) {
  const Rect r = on_screen(box);
  list_->AddRectFilledMultiColor(low(r), high(r), from, to, to, from);
}

void Canvas::push_clip(Rect box) {
  const Rect r = on_screen(box);
  list_->PushClipRect(low(r), high(r), true);
}

void Canvas::pop_clip() { list_->PopClipRect(); }

int Canvas::mark() const { return list_->VtxBuffer.Size; }

void Canvas::scale_since(int mark, Point center, float factor) {
  const float cx = px(center.x), cy = px(center.y);
  for (int i = mark; i < list_->VtxBuffer.Size; ++i) {
    ImVec2& p = list_->VtxBuffer[i].pos;
    p = {cx + (p.x - cx) * factor, cy + (p.y - cy) * factor};
  }
}

void Canvas::fade_since(int mark, float alpha) {
  for (int i = mark; i < list_->VtxBuffer.Size; ++i) {
    ImU32& c = list_->VtxBuffer[i].col;
    c = with_alpha(c, alpha);
  }
}

void Canvas::move_since(int mark, Point by) {
  for (int i = mark; i < list_->VtxBuffer.Size; ++i) {
    ImVec2& p = list_->VtxBuffer[i].pos;
    p = {p.x + px(by.x), p.y + px(by.y)};
  }
}

}  // namespace maquette::ui
