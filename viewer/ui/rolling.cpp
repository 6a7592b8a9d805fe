#include "ui/rolling.h"

#include "state/utf8.h"

namespace maquette::ui {

namespace {

/// The text from its end: units meet units when a number grows a digit.
std::vector<std::string> from_the_end(const std::string& text) {
  std::vector<std::string> letters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    viewer::next_code_point(text, &at);
    letters.insert(letters.begin(), text.substr(start, at - start));
  }
  return letters;
}

}  // namespace

float rolling_number(UiContext& ui, std::string_view name, Point at, Style style, const std::string& text) {
  Canvas& canvas = ui.canvas();
  const TextChange change = ui.text_change(name, text);
  const float t = ui.reduced_motion ? 1.0F : ease_out(progress(change.age, 0, motion::kPrice));
  const float width = canvas.number_width(style, text);
  if (t >= 1 || change.before.empty()) {
    canvas.number(at, style, color::kInk, text);
    return width;
  }
  ui.keep_moving();
  const float line = canvas.line_height(style);
  canvas.push_clip({at.x - 4, at.y, width + 40, line});
  const std::vector<std::string> now = from_the_end(text), before = from_the_end(change.before);
  std::string left = text;
  for (std::size_t i = 0; i < now.size(); ++i) {
    left.resize(left.size() - now[i].size());
    const float x = at.x + canvas.number_width(style, left);
    if (i < before.size() && before[i] == now[i]) {
      canvas.number({x, at.y}, style, color::kInk, now[i]);
      continue;
    }
    canvas.number({x, at.y + line * (1 - t)}, style, with_alpha(color::kInk, t), now[i]);
    if (i < before.size()) canvas.number({x, at.y - line * t}, style, with_alpha(color::kInk, 1 - t), before[i]);
  }
  canvas.pop_clip();
  return width;
}

}  // namespace maquette::ui
