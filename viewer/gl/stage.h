// The studio's backdrop behind the product, and laying pictures over it.
#pragma once

#include <filesystem>

#include "gl/program.h"
#include "gl/region.h"
#include "gl/renderer.h"
#include "gl/target.h"

namespace maquette::gl {

class StagePainter {
 public:
  StagePainter(const std::filesystem::path& shaders, GLuint nothing);

  /// Fills `target` with the backdrop; drawn once for a size and theme, then copied. Its light falls into `box` (pixels
  /// from the top left); none: the whole target.
  void paint(const ColorTarget& target, Stage stage, const std::optional<scene::ScreenBox>& box);

  /// Lays the premultiplied `picture`, of which the share `used` counts, over `region` of `target`.
  void lay(const ColorTarget& target, const Texture& picture, glm::vec2 used, const Region& region) const;

 private:
  void draw_backdrop(Stage stage, const glm::vec4& box) const;

  Program backdrop_, layer_;
  GLuint nothing_;
  ColorTarget kept_;
  Stage kept_stage_ = Stage::none;
  std::optional<scene::ScreenBox> kept_box_;
};

/// Sets `u_rect` of the program in use to `region` of a `width` x `height` target and draws it.
void draw_rectangle(const Program& program, const Region& region, int width, int height, GLuint nothing);

}  // namespace maquette::gl
