#include "app/stage_framing.h"

#include "scene/fit.h"
#include "scene/morph.h"
#include "scene/shown.h"
#include "ui/motion.h"

namespace maquette::app {

void StageFraming::look_at(Subject subject, gl::Renderer& renderer, const gl::Frame& picture, const StageFrame& frame,
                           bool at_once) {
  if (subject == subject_) return;
  left_from_ = bounds(renderer, picture, frame);
  left_ = at_once || frame.reduced_motion ? -1e9 : frame.now;
  subject_ = subject;
}

scene::Bounds StageFraming::bounds(gl::Renderer& renderer, const gl::Frame& picture, const StageFrame& frame) const {
  scene::Bounds goal = of_subject(renderer, picture.appearance, picture.apart);
  if (picture.previous && picture.blend < 1.0F)
    goal = scene::mixed(of_subject(renderer, *picture.previous, picture.apart), goal, picture.blend);
  const float turned = ui::progress(frame.now, left_, ui::motion::kRail);
  return turned < 1.0F ? scene::mixed(left_from_, goal, ui::ease_in_out(turned)) : goal;
}

bool StageFraming::moving(double now) const { return now - left_ < ui::motion::kRail; }

scene::Bounds StageFraming::of_subject(gl::Renderer& renderer, const scene::Appearance& looks, float apart) const {
  if (subject_ == Subject::whole || !looks.images) return renderer.bounds(looks, apart);
  scene::SlotMask shown = scene::shown_slots(*product_, looks);
  for (scene::SlotIndex slot = 0; slot < shown.size(); ++slot) {
    shown[slot] = shown[slot] && product_->slots[slot].image == (subject_ == Subject::image);
  }
  return scene::bounds_of(*product_, shown);
}

}  // namespace maquette::app
