// A product of simple bodies made in code, so that golden pictures change only when the renderer does.
#pragma once

#include <memory>

#include "gl/renderer.h"
#include "maquette/model.h"
#include "scene/product.h"

namespace maquette::testing {

/// A ball with tangents, and texture coordinates from 0 to 1 around it and from pole to pole.
scene::Slot ball(const char* name, const glm::vec3& center, float radius);

/// Four balls in a row ("matte", "coat", "metal", "cloth") on a plate ("plate"), and an upright patch in front ("words").
std::shared_ptr<const scene::Product> still_life();

/// Plain materials of the same names, without textures.
std::shared_ptr<const Model> still_life_model();

/// The balls in their materials and colours, no words.
scene::Appearance still_life_looks();

/// The room that lights every picture unless another is asked for, read once.
const scene::StudioLight& showroom();
/// The same from everywhere: for measuring colours.
const scene::StudioLight& even_light();
/// `around`, and a lamp with soft edges: `half_size` as a tangent of the angle, `softness` the width of its edge.
struct Lamp {
  glm::vec3 toward;
  float half_size = 0.3F, softness = 0.1F, radiance = 10.0F;
};
scene::StudioLight lamp_light(float around, const Lamp& lamp);

/// Seen from the front at `width` x `height`.
gl::Frame still_life_frame(int width, int height);

}  // namespace maquette::testing
