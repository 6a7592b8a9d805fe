// The light the product is looked at in: one button that says which it is, and goes on to the next.
//
// A list would cover the product at the moment one wants to compare; with so few to choose from a tap each is as quick. Its
// words keep their place from one light to the next, so that only what changes moves.
#include <algorithm>

#include "ui/controls.h"
#include "ui/panels.h"

namespace maquette::ui {

using viewer::Light;
using viewer::Word;

namespace {

struct LightLook {
  const char* icon;
  Word name;
};

LightLook look_of(Light light) {
  switch (light) {
    case Light::showroom:
      return {icon::kLamp, Word::light_showroom};
    case Light::daylight:
      return {icon::kSun, Word::light_daylight};
    case Light::evening:
      return {icon::kMoon, Word::light_evening};
    case Light::own:
      break;
  }
  return {icon::kStore, Word::light_own};
}

/// Of the longest of all that it may say.
float words_width(const viewer::ViewerState& state, const UiContext& ui) {
  float width = ui.canvas().width(Style::small, ui.words()[Word::light]);
  for (const Light light : state.lights)
    width = std::max(width, ui.canvas().width(Style::label, ui.words()[look_of(light).name]));
  return width;
}

}  // namespace

MaybeAction draw_light(const viewer::ViewerState& state, UiContext& ui, Rect box) {
  constexpr float kIcon = 30, kGap = 16, kFirst = 11, kSecond = 36;
  Canvas& canvas = ui.canvas();
  const Touch touch = ui.touch("light", box);
  const LightLook look = look_of(state.light);
  const int mark = canvas.mark();
  canvas.card(box, corner::kButton, kShadowRest);
  const float x = box.center().x - (kIcon + kGap + words_width(state, ui)) / 2;
  canvas.icon({x + kIcon / 2, box.center().y}, Style::icon_30, color::kInk, look.icon);
  canvas.text({x + kIcon + kGap, box.y + kFirst}, Style::small, color::kInk2, ui.words()[Word::light]);
  canvas.text({x + kIcon + kGap, box.y + kSecond}, Style::label, color::kInk, ui.words()[look.name]);
  canvas.scale_since(mark, box.center(), touch.scale);
  if (touch.focused) focus_ring(canvas, box, corner::kButton);
  if (!touch.tapped) return {};
  return viewer::ChooseLight{viewer::light_after(state.lights, state.light)};
}

}  // namespace maquette::ui
