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

/// Colour and depth with `samples` a pixel, to be resolved into a ColorTarget. Grows, never shrinks: a part of it may be
/// used.
class MultisampleTarget {
 public:
  void fit(int width, int height, int samples);
  void bind() const;
  /// Copies the lower left `width` x `height` pixels, averaging the samples.
  void resolve(const ColorTarget& into, int width, int height) const;

 private:
  FramebufferHandle framebuffer_;
  RenderbufferHandle color_, depth_;
  int width_ = 0, height_ = 0, samples_ = 0;
};

}  // namespace maquette::gl
