#include "gl/studio_textures.h"

#include <cmath>

namespace maquette::gl {

StudioTextures::StudioTextures(const scene::StudioLight& light)
    : cube_(TextureHandle::create()), harmonics_(light.diffuse) {
  const scene::PrefilteredCube& cube = light.specular;
  levels_ = static_cast<int>(cube.levels.size());
  glBindTexture(GL_TEXTURE_CUBE_MAP, cube_.name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  for (int level = 0; level < levels_; ++level) {
    const int size = std::max(1, cube.size >> level);
    for (unsigned face = 0; face < 6; ++face) {
      glTexImage2D(GL_TEXTURE_CUBE_MAP_POSITIVE_X + face, level, GL_RGBA16F, size, size, 0, GL_RGB, GL_FLOAT,
                   cube.levels[static_cast<std::size_t>(level)][face].data());
    }
  }
  glTexParameteri(GL_TEXTURE_CUBE_MAP, GL_TEXTURE_MAX_LEVEL, levels_ - 1);
  glTexParameteri(GL_TEXTURE_CUBE_MAP, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri(GL_TEXTURE_CUBE_MAP, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
}

void StudioTextures::apply(const Program& program, int unit, float azimuth_degrees) const {
  glEnable(GL_TEXTURE_CUBE_MAP_SEAMLESS);
  glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
  glBindTexture(GL_TEXTURE_CUBE_MAP, cube_.name());
  program.set("u_studio", unit);
  program.set("u_studio_levels", static_cast<float>(levels_ - 1));
  program.set("u_harmonics", harmonics_.data(), static_cast<int>(harmonics_.size()));
  const float azimuth = glm::radians(azimuth_degrees);
  program.set("u_studio_turn", glm::vec2(std::cos(azimuth), std::sin(azimuth)));
}

}  // namespace maquette::gl
