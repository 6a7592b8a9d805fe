#include "gl/target.h"

#include <stdexcept>
#include <string>

namespace maquette::gl {

void require_complete(const char* what) {
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
    throw std::runtime_error(std::string("the graphics driver refuses ") + what + ".");
  }
}

ColorTarget::ColorTarget(int width, int height, GLenum format)
    : texture_(width, height, format), framebuffer_(FramebufferHandle::create()) {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.name(), 0);
  require_complete("a colour target");
}

void ColorTarget::fit(int width, int height) {
  if (!texture_ || width != texture_.width() || height != texture_.height()) *this = ColorTarget(width, height);
}

void ColorTarget::bind() const {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
  glViewport(0, 0, width(), height());
}

}  // namespace maquette::gl
