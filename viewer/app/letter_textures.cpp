#include "app/letter_textures.h"

#include <glad/gl.h>

#include <algorithm>

namespace maquette::app {

void* LetterTextures::make(int edge) {
  const gl::Texture& texture = textures_.emplace_back(edge, edge, GL_R8);
  glBindTexture(GL_TEXTURE_2D, texture.name());
  const GLint white[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, white);
  const std::vector<std::uint8_t> nothing(static_cast<std::size_t>(edge) * static_cast<std::size_t>(edge));
  fill(texture.id(), 0, 0, edge, edge, nothing.data());
  return texture.id();
}

void LetterTextures::fill(void* texture, int x, int y, int width, int height, const std::uint8_t* coverage) {
  const auto wanted = [texture](const gl::Texture& one) { return one.id() == texture; };
  const auto found = std::find_if(textures_.begin(), textures_.end(), wanted);
  if (found == textures_.end()) return;
  glBindTexture(GL_TEXTURE_2D, found->name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, GL_RED, GL_UNSIGNED_BYTE, coverage);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

}  // namespace maquette::app
