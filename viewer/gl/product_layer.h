// The product and its contact shadow as a premultiplied picture with nothing behind it.
//
// Only the part of the screen that the product and its shadow can reach is drawn: that is most of the cost. A frame that
// differs from the last one only in its stage or outlines costs nothing here.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "gl/edge_samples.h"
#include "gl/region.h"
#include "gl/renderer.h"
#include "gl/slot_painter.h"
#include "gl/target.h"
#include "scene/contact_shadow.h"

namespace maquette::gl {

/// The part of the frame's picture that the product can touch, clipped to it.
Region silhouette(const scene::Bounds& bounds, const Frame& frame);
/// Likewise the product and its shadow.
Region reach(const scene::Bounds& bounds, const Frame& frame);

class ProductLayer {
 public:
  /// Draws unless the last picture is the same. `samples` is shared by layers of all sizes.
  void draw(const ProductContext& context, const Frame& frame, EdgeSamples& samples);

  const ColorTarget& target() const { return target_; }
  const Region& region() const { return region_; }  ///< where it belongs in the frame's picture
  glm::vec2 used() const { return used_; }          ///< share of the target that holds it
  void forget() { last_.reset(); }

 private:
  void draw_sample(const ProductContext& context, const Frame& frame, const EdgeSamples::Sample& sample);
  void draw_floor(const ProductContext& context, const Frame& frame);
  void update_shadow(const ProductContext& context, const Frame& frame);

  ColorTarget target_;
  Region region_;
  glm::vec2 used_{1.0F};
  std::optional<Frame> last_;
  scene::ContactShadow cast_;
  std::vector<bool> shadow_of_;
  std::shared_ptr<const scene::Figure> shadow_figure_;
  scene::FloorLight shadow_light_{};
  float shadow_azimuth_ = 0.0F;
  Texture shadow_;
  glm::vec4 shadow_place_{0.0F};
  SlotPainter slots_;
};

}  // namespace maquette::gl
