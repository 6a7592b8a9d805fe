// What of the product the stage frames: all of it, or one of a pair; from one to the other its box glides along, as it does
// from one shape to the next while a look fades.
#pragma once

#include <memory>

#include "app/stage_camera.h"
#include "gl/renderer.h"

namespace maquette::app {

class StageFraming {
 public:
  explicit StageFraming(std::shared_ptr<const scene::Product> product) : product_(std::move(product)) {}

  /// What is framed from now on; `at_once`: without gliding there.
  void look_at(Subject subject, gl::Renderer& renderer, const gl::Frame& picture, const StageFrame& frame, bool at_once);
  /// The box to frame now, in metres.
  scene::Bounds bounds(gl::Renderer& renderer, const gl::Frame& picture, const StageFrame& frame) const;
  bool moving(double now) const;

 private:
  scene::Bounds of_subject(gl::Renderer& renderer, const scene::Appearance& looks, float apart) const;

  std::shared_ptr<const scene::Product> product_;
  Subject subject_ = Subject::whole;
  scene::Bounds left_from_;  ///< what was framed before the subject changed
  double left_ = -1e9;       ///< when it did, in seconds
};

}  // namespace maquette::app
