#include "ui/field.h"

#include <cmath>

#include "state/derive.h"
#include "ui/controls.h"

namespace maquette::ui {

bool field(UiContext& ui, std::string_view name, Rect box, const FieldLook& look) {
  const Touch touch = ui.touch(name, box);
  Canvas& canvas = ui.canvas();
  canvas.fill(box, color::kSurface, corner::kField);
  canvas.stroke(box, look.active ? color::kAccent : color::kControl, corner::kField, look.active ? 4.0F : 2.0F);
  const float line = canvas.line_height(look.style), y = box.center().y - line / 2;
  float room = box.w - 48;
  if (!look.right.empty()) {
    room -= 16 + canvas.text({box.right() - 24, box.center().y - 12}, Style::small_medium, color::kInk2, look.right,
                             Align::right);
  } else if (look.good && !look.active) {
    canvas.icon({box.right() - 40, box.center().y}, Style::icon_30, color::kInk, icon::kTick);
    room -= 48;
  }
  const float width = canvas.width(look.style, look.text);
  const float shift = std::min(0.0F, room - width - 8);
  canvas.push_clip({box.x + 20, box.y, room + 8, box.h});
  if (look.text.empty()) canvas.text({box.x + 24, y}, look.style, color::kInk3, look.hint);
  canvas.text({box.x + 24 + shift, y}, look.style, color::kInk, look.text);
  if (look.active) {
    const bool lit = ui.reduced_motion || std::fmod(ui.now(), 1.06) < 0.53;
    ui.wake_at(ui.now() + 0.53 - std::fmod(ui.now(), 0.53));
    const float x = box.x + 24 + shift + width + (look.text.empty() ? 0 : 4);
    if (lit) canvas.fill({x, box.center().y - 18, 3, 36}, color::kAccent, 1.5F);
  }
  canvas.pop_clip();
  if (touch.focused) focus_ring(canvas, box, corner::kField);
  return touch.tapped;
}

std::optional<std::string> typed_into(UiContext& ui, const std::string& text) {
  const std::string typed = ui.take_typed();
  std::string result = text + typed;
  bool changed = !typed.empty();
  while (ui.take_key(Key::backspace)) {
    result = viewer::without_last(result);
    changed = true;
  }
  if (!changed) return std::nullopt;
  return result;
}

}  // namespace maquette::ui
