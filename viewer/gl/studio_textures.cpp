#include "gl/studio_textures.h"

#include <cmath>

namespace maquette::gl {

StudioTextures::StudioTextures(const scene::StudioLight& light)
    : reflections_(TextureHandle::create()),
      harmonics_(light.diffuse),
      floor_(light.floor),
      levels_(static_cast<int>(light.specular.levels.size())) {
  glBindTexture(GL_TEXTURE_2D, reflections_.name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  for (int level = 0; level < levels_; ++level) {
    const int size = light.specular.size >> level;
    glTexImage2D(GL_TEXTURE_2D, level, GL_RGBA16F, size, size, 0, GL_RGB, GL_FLOAT,
                 light.specular.levels[static_cast<std::size_t>(level)].data());
  }
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, levels_ - 1);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
}

void StudioTextures::apply(const Program& program, int unit, float azimuth_degrees) const {
  glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
  glBindTexture(GL_TEXTURE_2D, reflections_.name());
  program.set("u_studio", unit);
  program.set("u_studio_levels", static_cast<float>(levels_ - 1));
  program.set("u_studio_inside", 0.5F - scene::kBorder);
  program.set("u_harmonics", harmonics_.data(), static_cast<int>(harmonics_.size()));
  const float azimuth = glm::radians(azimuth_degrees);
  program.set("u_studio_turn", glm::vec2(std::cos(azimuth), std::sin(azimuth)));
}

}  // namespace maquette::gl
