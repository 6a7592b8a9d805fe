// Pictures larger than a graphics card's targets, drawn piece by piece.
//
// A tile is the whole picture's frame seen through a window: the camera's clip space is stretched until the window fills
// it, so every pixel of a tile has the ray it has in the whole, and levels of detail, being differences of neighbouring
// pixels, stay the same too. (Blender and offline renderers call it border rendering; OpenGL's old gluPickMatrix is the
// same matrix.) The stage's box moves along, so its gradient runs on from tile to tile. Rows leave for the PNG writer band
// by band, compressed on another thread while the next band is drawn: memory is two bands, whatever the picture's size.
#pragma once

#include <future>
#include <memory>

#include "gl/renderer.h"
#include "scene/image.h"
#include "scene/png.h"

namespace maquette::app {

/// Pixels from the picture's top left.
struct Tile {
  int x = 0, y = 0, width = 0, height = 0;
};

/// The largest tile: 2 million pixels keep what is drawn into below 40 MB.
struct TileLimits {
  int edge = 2048;
  int pixels = 1 << 21;
};

/// The frame that draws `tile` of `whole`'s picture.
gl::Frame part_of(const gl::Frame& whole, const Tile& tile);

/// Rows `top` to `top + height` of the picture, as they are kept: sRGB where the stage is opaque, else with straight alpha.
scene::Image draw_band(gl::Renderer& renderer, const gl::Frame& whole, int top, int height, int tile_edge);

/// Draws the picture into `png` (3 channels, 4 without a stage). The last band may still be compressing when it returns:
/// the future says whether everything was written.
std::future<bool> draw_picture(gl::Renderer& renderer, const gl::Frame& whole, std::shared_ptr<scene::PngWriter> png,
                               const TileLimits& limits = {});

}  // namespace maquette::app
