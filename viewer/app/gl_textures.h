// Textures for the panels.
#pragma once

#include <cstdint>
#include <vector>

#include "gl/texture.h"

namespace maquette::app {

/// 4 x 8-bit straight alpha, rows from the top.
gl::Texture make_texture(int width, int height, const std::vector<std::uint8_t>& rgba);

}  // namespace maquette::app
