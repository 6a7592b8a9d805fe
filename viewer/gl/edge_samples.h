// Several samples a pixel where a picture needs them: where neighbours differ.
//
// What is drawn is drawn once, with one sample. Where pixels look like their neighbours that is all they need; a stencil
// keeps them as they are. In what is left, edges and fine detail, it is drawn again from three more places within the
// pixel, and each picture joins the mean of those before it (Haeberli and Akeley, "The accumulation buffer", 1990; the
// places lie on a rotated grid, which smooths edges near the horizontal and the vertical best).
//
// Multisampling does the same in hardware, for silhouettes alone. llvmpipe shades the covered pixels of every triangle
// under it, hidden ones included, because its early depth test ends nothing early there: five times the cost of one sample,
// where this is little more than twice. It smooths what lies within a surface, too: stitches, and the glint on a bump.
#pragma once

#include <filesystem>
#include <functional>

#include "gl/program.h"
#include "gl/region.h"
#include "gl/target.h"

namespace maquette::gl {

/// A place to draw into, with depth. Grows, never shrinks: a part of it may be used.
class EdgeSamples {
 public:
  /// One drawing of the picture. `shift`: by how much it is to lie off its place, in pixels; `again`: for the second time
  /// or later, when few pixels are open.
  struct Sample {
    glm::vec2 shift;
    bool again = false;
  };
  static constexpr int kMost = 4;

  EdgeSamples(const std::filesystem::path& shaders, GLuint nothing);

  /// Calls `draw` for each of `samples` (1 to kMost) into a transparent picture; the lower left `width` x `height` pixels
  /// are its to fill. It sets its own viewport, leaves stencil and scissor alone and may clear depth. Edges are looked for
  /// in `within` alone.
  void draw(int width, int height, int samples, const Region& within, const std::function<void(const Sample&)>& draw);

  /// Copies what was drawn last.
  void resolve(const ColorTarget& into, int width, int height) const;

 private:
  /// A colour texture on the depth and stencil that both share.
  struct Layer {
    Texture color;
    FramebufferHandle framebuffer;
  };
  void fit(int width, int height, bool several);
  Layer make_layer() const;
  void keep_what_is_alike(int width, int height) const;
  void join(int width, int height, int count) const;

  Program alike_, picture_;
  GLuint nothing_;
  RenderbufferHandle depth_;
  Layer mean_, next_;  ///< `next_` once there are several samples
  int width_ = 0, height_ = 0;
};

}  // namespace maquette::gl
