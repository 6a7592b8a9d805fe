// The leader line: from the open row of the rail to that part on the product, so that a word and a surface meet.
#include <algorithm>
#include <cmath>

#include "ui/leader.h"
#include "ui/panels.h"
#include "ui/rail.h"

namespace maquette::ui {

namespace {

/// The corner at `b` between a-b and b-c replaced by an arc of about `radius`.
void rounded_corner(std::vector<Point>* path, Point a, Point b, Point c, float radius) {
  const auto toward = [b](Point p, float by) {
    const float length = std::max(1.0F, std::hypot(p.x - b.x, p.y - b.y));
    const float step = std::min(by, length / 2);
    return Point{b.x + (p.x - b.x) * step / length, b.y + (p.y - b.y) * step / length};
  };
  const Point from = toward(a, radius), to = toward(c, radius);
  for (int i = 0; i <= 8; ++i) {
    const float t = static_cast<float>(i) / 8, s = 1 - t;
    path->push_back({s * s * from.x + 2 * s * t * b.x + t * t * to.x, s * s * from.y + 2 * s * t * b.y + t * t * to.y});
  }
}

/// The first `part` (0..1) of a polyline by length.
std::vector<Point> beginning(const std::vector<Point>& path, float part) {
  float total = 0;
  for (std::size_t i = 1; i < path.size(); ++i) total += std::hypot(path[i].x - path[i - 1].x, path[i].y - path[i - 1].y);
  float left = total * part;
  std::vector<Point> result{path.front()};
  for (std::size_t i = 1; i < path.size(); ++i) {
    const float step = std::hypot(path[i].x - path[i - 1].x, path[i].y - path[i - 1].y);
    if (step >= left) {
      const float t = step > 0 ? left / step : 0;
      result.push_back({path[i - 1].x + (path[i].x - path[i - 1].x) * t, path[i - 1].y + (path[i].y - path[i - 1].y) * t});
      return result;
    }
    left -= step;
    result.push_back(path[i]);
  }
  return result;
}

}  // namespace

void draw_line_to(Canvas& canvas, Point from, Point bend, Point to, float grown) {
  std::vector<Point> path{from};
  rounded_corner(&path, from, bend, to, 14);
  path.push_back(to);
  canvas.path(beginning(path, grown), color::kAccent, 2.5F);
  if (grown < 1) return;
  canvas.circle(to, 11, color::kAccent);
  canvas.circle(to, 6.5F, color::kWhite);
}

void draw_leader(const viewer::ViewerState& state, UiContext& ui) {
  const std::optional<Point> anchor = ui.pictures().anchor(state.group);
  const double since = ui.since_change("leader", state.group);
  if (!anchor) return;
  const Rect rows = rail_box(ui);
  const float offset = ui.scrolled("rail");
  const float y = rows.y + 8 + kRailRow * (static_cast<float>(state.group) + 0.5F) - offset;
  if (y < rows.y + 20 || y > rows.bottom() - 20) return;
  const float grown = ui.reduced_motion ? 1.0F : ease_out(progress(since, 0, motion::kLine));
  if (grown < 1) ui.keep_moving();
  const Point from{364, y}, bend{std::min(404.0F, (364 + anchor->x) / 2), y};
  draw_line_to(ui.canvas(), from, bend, *anchor, grown);
}

}  // namespace maquette::ui
