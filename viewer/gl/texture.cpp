#include "gl/texture.h"

#include <algorithm>
#include <string_view>

namespace maquette::gl {
namespace {

struct Format {
  GLint internal;
  GLenum external;
};

Format format_of(int channels) {
  switch (channels) {
    case 1:
      return {GL_R8, GL_RED};
    case 2:
      return {GL_RG8, GL_RG};
    case 3:
      return {GL_RGB8, GL_RGB};
    default:
      return {GL_RGBA8, GL_RGBA};
  }
}

void set_filter(const TextureOptions& options) {
  const GLint between = options.trilinear ? GL_LINEAR_MIPMAP_LINEAR : GL_LINEAR_MIPMAP_NEAREST;
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, options.mipmaps ? between : GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  const GLint wrap = options.wrap == Wrap::repeat ? GL_REPEAT : GL_CLAMP_TO_EDGE;
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, wrap);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, wrap);
}

/// Software rasterizers take every sample of an anisotropic footprint one by one: ten times the cost of a frame.
bool in_software() {
  const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  const std::string_view renderer = name == nullptr ? "" : name;
  return renderer.find("llvmpipe") != std::string_view::npos || renderer.find("softpipe") != std::string_view::npos;
}

void set_anisotropy() {
  if (GLAD_GL_EXT_texture_filter_anisotropic == 0 || in_software()) return;
  GLfloat most = 1.0F;
  glGetFloatv(GL_MAX_TEXTURE_MAX_ANISOTROPY_EXT, &most);
  glTexParameterf(GL_TEXTURE_2D, GL_TEXTURE_MAX_ANISOTROPY_EXT, std::min(most, 8.0F));
}

}  // namespace

Texture::Texture(const scene::Image& image, const TextureOptions& options)
    : handle_(TextureHandle::create()), width_(image.width), height_(image.height) {
  const Format format = format_of(image.channels);
  glBindTexture(GL_TEXTURE_2D, handle_.name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, format.internal, width_, height_, 0, format.external, GL_UNSIGNED_BYTE,
               image.pixels.data());
  set_filter(options);
  if (!options.mipmaps) return;
  glGenerateMipmap(GL_TEXTURE_2D);
  if (options.anisotropic) set_anisotropy();
}

Texture::Texture(int width, int height, GLenum internal_format)
    : handle_(TextureHandle::create()), width_(width), height_(height) {
  glBindTexture(GL_TEXTURE_2D, handle_.name());
  const GLenum type = internal_format == GL_RGBA16F || internal_format == GL_R16F ? GL_FLOAT : GL_UNSIGNED_BYTE;
  glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(internal_format), width, height, 0, GL_RGBA, type, nullptr);
  set_filter({.mipmaps = false});
}

}  // namespace maquette::gl
