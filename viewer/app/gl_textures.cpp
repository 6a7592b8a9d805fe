#include "app/gl_textures.h"

namespace maquette::app {

gl::Texture make_texture(int width, int height, const std::vector<std::uint8_t>& rgba) {
  scene::Image image;
  image.width = width;
  image.height = height;
  image.channels = 4;
  image.pixels = rgba;
  return gl::Texture(image, {.mipmaps = false, .anisotropic = false, .wrap = gl::Wrap::clamp});
}

}  // namespace maquette::app
