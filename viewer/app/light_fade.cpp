#include "app/light_fade.h"

#include <imgui.h>

#include <cmath>
#include <utility>

#include "ui/motion.h"
#include "ui/theme.h"

namespace maquette::app {

namespace {

void fill(const gl::Texture& picture, const StageFrame& frame, float opacity, ImDrawList& list) {
  const ImVec2 end{static_cast<float>(frame.width), static_cast<float>(frame.height)};
  const auto alpha = static_cast<int>(std::lround(255.0F * opacity));
  list.AddImage(picture.id(), {0, 0}, end, {0, 1}, {1, 0}, IM_COL32(255, 255, 255, alpha));
}

}  // namespace

void LightFade::begin(gl::Texture before) {
  before_ = std::move(before);
  begun_ = false;
}

bool LightFade::draw(const gl::Texture& picture, const StageFrame& frame, ImDrawList& list) {
  if (!std::exchange(begun_, true)) since_ = frame.now;
  const double seconds = frame.reduced_motion ? ui::motion::kReducedFade : ui::motion::kFade;
  const float passed = ui::progress(frame.now, since_, seconds);
  if (passed >= 1) stop();
  if (before_) fill(before_, frame, 1.0F, list);
  fill(picture, frame, before_ ? ui::ease_in_out(passed) : 1.0F, list);
  return static_cast<bool>(before_);
}

}  // namespace maquette::app
