// Places to draw into.
#pragma once

#include "gl/handle.h"
#include "gl/texture.h"

namespace maquette::gl {

/// A texture with a framebuffer around it, no depth.
class ColorTarget {
 public:
  ColorTarget() = default;
  ColorTarget(int width, int height, GLenum format = GL_RGBA8);
  /// Makes it anew only when the size differs.
  void fit(int width, int height);
  void bind() const;
  const Texture& texture() const { return texture_; }
  Texture take() { return std::move(texture_); }
  GLuint framebuffer() const { return framebuffer_.name(); }
  int width() const { return texture_.width(); }
  int height() const { return texture_.height(); }

 private:
  Texture texture_;
  FramebufferHandle framebuffer_;
};

/// Throws std::runtime_error when the driver cannot draw into what is bound, which is `what`.
void require_complete(const char* what);

}  // namespace maquette::gl
