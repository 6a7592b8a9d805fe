// Accent lines around what can be seen of some slots.
//
// The slots are drawn as flat masks, one channel for each outline, with everything else in front of them hiding them as on
// the picture. A Gaussian makes of each mask's edge a slope on which the distance to the edge can be read, so the line is
// smooth and even at any width. The blurred masks are kept: a line that fades costs one pass.
#pragma once

#include <filesystem>
#include <optional>

#include "gl/product_layer.h"
#include "gl/stage.h"

namespace maquette::gl {

class OutlinePainter {
 public:
  OutlinePainter(const std::filesystem::path& shaders, GLuint nothing);
  void draw(const ProductMeshes& meshes, const Frame& frame, EdgeSamples& samples, const ColorTarget& onto);

 private:
  void draw_mask(const ProductMeshes& meshes, const Frame& frame, const glm::vec2& shift);
  void blur(float sigma);

  Program flat_, blur_, line_;
  GLuint nothing_;
  ColorTarget masks_, between_;
  Region region_;
  std::optional<Frame> last_;
};

}  // namespace maquette::gl
