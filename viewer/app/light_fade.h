// From one light to the next: for a moment the picture in the old light shows through the one in the new.
//
// A mean of two pictures is what a slow dimmer would do (light adds up), but for the tone curve between, which nobody sees
// in a quarter of a second; so no frame is drawn in both lights.
#pragma once

#include "app/stage.h"
#include "gl/texture.h"

namespace maquette::app {

class LightFade {
 public:
  /// `before`: the last picture in the old light.
  void begin(gl::Texture before);
  /// Nothing shows through any more: the product is no longer where it was.
  void stop() { before_ = gl::Texture(); }
  /// Fills the frame with `picture`. True while the old one still shows through.
  bool draw(const gl::Texture& picture, const StageFrame& frame, ImDrawList& list);

 private:
  gl::Texture before_;
  bool begun_ = false;
  double since_ = 0;
};

}  // namespace maquette::app
