#include "ui/controls.h"

#include <algorithm>

namespace maquette::ui {

namespace {

constexpr float kIcon = 30, kIconLarge = 34, kGap = 12, kGapLarge = 16, kPadding = 20, kPaddingLarge = 36;

struct Content {
  Style label = Style::button;
  float label_width = 0, icons = 0;
  bool show_icons = true;
  float width() const { return label_width + (show_icons ? icons : 0); }
};

Content measure(const UiContext& ui, const ButtonLook& look, Style style) {
  const Canvas& canvas = ui.canvas();
  Content content{style, canvas.width(style, look.label), 0, true};
  const float icon = (look.large ? kIconLarge : kIcon) + (look.label.empty() ? 0 : look.large ? kGapLarge : kGap);
  if (look.icon_before != nullptr) content.icons += icon;
  if (look.icon_after != nullptr) content.icons += icon;
  return content;
}

Content fit(const UiContext& ui, const ButtonLook& look, float width) {
  Content content = measure(ui, look, look.large ? Style::button_large : Style::button);
  const float room = width - (look.large ? 24.0F : 16.0F);
  if (content.width() > room && look.large) content = measure(ui, look, Style::button);
  if (content.width() > room) content.show_icons = content.label_width <= 0;
  return content;
}

Color surface(Canvas& canvas, Rect box, const ButtonLook& look, float radius) {
  switch (look.kind) {
    case ButtonKind::primary:
      canvas.fill(box, look.enabled ? color::kInk : color::kStage3, radius);
      return look.enabled ? color::kOnAccent : color::kInk2;
    case ButtonKind::outline:
      canvas.fill(box, color::kSurface, radius);
      canvas.stroke(box, look.enabled ? color::kControl : color::kLine, radius, 2);
      break;
    case ButtonKind::quiet:
      if (look.enabled) {
        canvas.card(box, radius, kShadowRest);
      } else {
        canvas.fill(box, with_alpha(color::kSurface, 0.18F), radius);
        canvas.stroke(box, with_alpha(color::kControl, 0.16F), radius, 1);
      }
      break;
  }
  return look.enabled ? color::kInk : color::kInk3;
}

void content(Canvas& canvas, Rect box, const ButtonLook& look, const Content& fitted, Color ink) {
  const float size = look.large ? kIconLarge : kIcon, gap = look.label.empty() ? 0 : look.large ? kGapLarge : kGap;
  const Style icon = look.large ? Style::icon_34 : Style::icon_30;
  float x = box.center().x - fitted.width() / 2;
  if (look.icon_before != nullptr && fitted.show_icons) {
    canvas.icon({x + size / 2, box.center().y}, icon, ink, look.icon_before);
    x += size + gap;
  }
  canvas.text({x, box.center().y - canvas.line_height(fitted.label) / 2}, fitted.label, ink, look.label);
  x += fitted.label_width + gap;
  if (look.icon_after != nullptr && fitted.show_icons)
    canvas.icon({x + size / 2, box.center().y}, icon, ink, look.icon_after);
}

}  // namespace

void focus_ring(Canvas& canvas, Rect box, float radius) { canvas.stroke(box.grown(8), color::kInk, radius + 8, 4); }

void badge(Canvas& canvas, Point center, const BadgeLook& look) {
  if (look.edge_width > 0) canvas.circle(center, look.diameter / 2, look.edge);
  canvas.circle(center, look.diameter / 2 - look.edge_width, look.fill);
  canvas.icon(center, look.icon_style, look.icon_color, look.icon);
}

float button_width(const UiContext& ui, const ButtonLook& look) {
  const Content natural = measure(ui, look, look.large ? Style::button_large : Style::button);
  return natural.width() + 2 * (look.large ? kPaddingLarge : kPadding);
}

bool button(UiContext& ui, std::string_view name, Rect box, const ButtonLook& look) {
  const Touch touch = ui.touch(name, box, look.enabled);
  Canvas& canvas = ui.canvas();
  const int mark = canvas.mark();
  const float radius = look.large ? corner::kBigButton : corner::kButton;
  const Color ink = surface(canvas, box, look, radius);
  content(canvas, box, look, fit(ui, look, box.w), ink);
  canvas.scale_since(mark, box.center(), touch.scale);
  if (touch.focused) focus_ring(canvas, box, radius);
  return touch.tapped;
}

float pill_width(const UiContext& ui, std::string_view label) {
  return 16 + 26 + 12 + ui.canvas().width(Style::small_medium, label) + 20;
}

bool pill(UiContext& ui, std::string_view name, Rect box, const char* icon, std::string_view label) {
  const Touch touch = ui.touch(name, box);
  Canvas& canvas = ui.canvas();
  const int mark = canvas.mark();
  canvas.icon({box.x + 16 + 13, box.center().y}, Style::icon_26, color::kInk2, icon);
  canvas.text({box.x + 16 + 26 + 10, box.center().y - 12}, Style::small_medium, color::kInk, label);
  canvas.scale_since(mark, box.center(), touch.scale);
  if (touch.focused) focus_ring(canvas, box.grown(-8), 20);
  return touch.tapped;
}

bool back_pill(UiContext& ui, std::string_view label) {
  Canvas& canvas = ui.canvas();
  const Rect box{40, 20, 24 + 36 + canvas.width(Style::button, label) + 12, 64};
  const Touch touch = ui.touch("back", box);
  const int mark = canvas.mark();
  canvas.icon({box.x + 23, box.center().y}, Style::icon_26, color::kInk, icon::kBack);
  canvas.text({box.x + 48, box.center().y - 14}, Style::button, color::kInk, label);
  canvas.scale_since(mark, box.center(), touch.scale);
  if (touch.focused) focus_ring(canvas, box.grown(-8), 20);
  return touch.tapped;
}

bool checkbox(UiContext& ui, std::string_view name, Rect box, bool checked, std::string_view sentence) {
  const Touch touch = ui.touch(name, box);
  Canvas& canvas = ui.canvas();
  const auto lines = canvas.wrap(Style::small, sentence, box.w - 66, 3);
  const float middle = box.center().y;
  const Rect square{box.x, middle - 24, 48, 48};
  const int mark = canvas.mark();
  canvas.fill(square, checked ? color::kInk : color::kSurface, corner::kCheckbox);
  if (!checked) canvas.stroke(square, color::kControl, corner::kCheckbox, 2);
  if (checked) canvas.icon(square.center(), Style::icon_34, color::kWhite, icon::kTick);
  canvas.scale_since(mark, square.center(), touch.scale);
  float y = middle - 13 * static_cast<float>(lines.size());
  for (const std::string& line : lines) {
    canvas.text({box.x + 66, y + 1}, Style::small, color::kInk, line);
    y += 26;
  }
  if (touch.focused) focus_ring(canvas, box, corner::kCheckbox);
  return touch.tapped;
}

}  // namespace maquette::ui
