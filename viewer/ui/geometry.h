// Points and rectangles in design pixels: the screens are laid out for 1920 x 1080 and scaled as a whole.
#pragma once

namespace maquette::ui {

struct Point {
  float x = 0.0F, y = 0.0F;
};

struct Rect {
  float x = 0.0F, y = 0.0F, w = 0.0F, h = 0.0F;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Point center() const { return {x + w / 2, y + h / 2}; }
  bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  Rect grown(float by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
  Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
  bool operator==(const Rect&) const = default;
};

}  // namespace maquette::ui
