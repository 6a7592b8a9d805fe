// The studio's light on the graphics card.
#pragma once

#include "gl/handle.h"
#include "gl/program.h"
#include "scene/studio_light.h"

namespace maquette::gl {

class StudioTextures {
 public:
  explicit StudioTextures(const scene::StudioLight& light);
  /// Sets the uniforms of light.glsl in the program in use; the reflections go to texture unit `unit`.
  void apply(const Program& program, int unit, float azimuth_degrees) const;
  const scene::FloorLight& floor() const { return floor_; }

 private:
  TextureHandle reflections_;
  scene::Harmonics harmonics_{};
  scene::FloorLight floor_{};
  int levels_ = 0;
};

}  // namespace maquette::gl
