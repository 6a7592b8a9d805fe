#include "gl/target.h"

#include <algorithm>
#include <stdexcept>

namespace maquette::gl {
namespace {

void check(const char* what) {
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
    throw std::runtime_error(std::string("the graphics driver refuses ") + what + ".");
  }
}

int rounded_up(int size) { return (size + 63) / 64 * 64; }

}  // namespace

ColorTarget::ColorTarget(int width, int height, GLenum format)
    : texture_(width, height, format), framebuffer_(FramebufferHandle::create()) {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.name(), 0);
  check("a colour target");
}

void ColorTarget::fit(int width, int height) {
  if (!texture_ || width != texture_.width() || height != texture_.height()) *this = ColorTarget(width, height);
}

void ColorTarget::bind() const {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
  glViewport(0, 0, width(), height());
}

void MultisampleTarget::fit(int width, int height, int samples) {
  GLint most = 1;
  glGetIntegerv(GL_MAX_SAMPLES, &most);
  samples = std::clamp(samples, 1, static_cast<int>(most));
  if (framebuffer_ && width <= width_ && height <= height_ && samples == samples_) return;
  width_ = std::max(width_, rounded_up(width));
  height_ = std::max(height_, rounded_up(height));
  samples_ = samples;
  framebuffer_ = FramebufferHandle::create();
  color_ = RenderbufferHandle::create();
  depth_ = RenderbufferHandle::create();
  const GLsizei stored = samples_ == 1 ? 0 : samples_;
  glBindRenderbuffer(GL_RENDERBUFFER, color_.name());
  glRenderbufferStorageMultisample(GL_RENDERBUFFER, stored, GL_RGBA8, width_, height_);
  glBindRenderbuffer(GL_RENDERBUFFER, depth_.name());
  glRenderbufferStorageMultisample(GL_RENDERBUFFER, stored, GL_DEPTH_COMPONENT24, width_, height_);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_.name());
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth_.name());
  check("a multisampled target");
}

void MultisampleTarget::bind() const { glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name()); }

void MultisampleTarget::resolve(const ColorTarget& into, int width, int height) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.name());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, into.framebuffer());
  glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

}  // namespace maquette::gl
