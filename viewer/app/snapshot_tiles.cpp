#include "app/snapshot_tiles.h"

#include <algorithm>

namespace maquette::app {
namespace {

/// Multiplied by coverage, as the renderer blends, to colour beside coverage, as PNG keeps it.
void divide_by_alpha(std::uint8_t* pixel) {
  const unsigned alpha = pixel[3];
  if (alpha == 0 || alpha == 255) return;
  for (int c = 0; c < 3; ++c) pixel[c] = static_cast<std::uint8_t>(std::min(255U, (pixel[c] * 255U + alpha / 2) / alpha));
}

/// With the pixels around it that are part of the picture: what is drawn once more depends on what lies beside it
/// (gl/edge_samples.h).
Tile with_margin(const Tile& tile, const gl::Frame& whole) {
  const int left = std::max(tile.x - 1, 0), top = std::max(tile.y - 1, 0);
  return {left, top, std::min(tile.x + tile.width + 1, whole.width) - left,
          std::min(tile.y + tile.height + 1, whole.height) - top};
}

/// Copies `tile` of `drawn`, which has 4 channels and shows `around`, to the rows of `band` that begin at the tile's top.
void place(scene::Image& band, const Tile& tile, const scene::Image& drawn, const Tile& around) {
  const auto channels = static_cast<std::size_t>(band.channels);
  for (int y = 0; y < tile.height; ++y) {
    const auto first = (tile.y - around.y + y) * drawn.width + tile.x - around.x;
    const std::uint8_t* from = drawn.pixels.data() + static_cast<std::size_t>(first) * 4;
    std::uint8_t* to = band.pixels.data() + static_cast<std::size_t>(y * band.width + tile.x) * channels;
    for (int x = 0; x < tile.width; ++x, from += 4, to += channels) {
      std::copy_n(from, channels, to);
      if (channels == 4) divide_by_alpha(to);
    }
  }
}

}  // namespace

gl::Frame part_of(const gl::Frame& whole, const Tile& tile) {
  gl::Frame part = whole;
  part.width = tile.width;
  part.height = tile.height;
  part.camera.viewport = {tile.width, tile.height};
  const glm::vec2 size{whole.width, whole.height}, extent{tile.width, tile.height}, corner{tile.x, tile.y};
  const glm::vec2 stretch = size / extent;
  // The window's middle in the whole picture's clip space, y up.
  const glm::vec2 middle = ((corner + 0.5F * extent) / size * 2.0F - 1.0F) * glm::vec2(1.0F, -1.0F);
  glm::mat4 window(1.0F);
  window[0][0] = stretch.x;
  window[1][1] = stretch.y;
  window[3] = glm::vec4(-middle * stretch, 0.0F, 1.0F);
  part.camera.projection = window * whole.camera.projection;
  const scene::ScreenBox box = whole.stage_box.value_or(scene::ScreenBox{0.0F, 0.0F, size.x, size.y});
  part.stage_box = scene::ScreenBox{box.x - corner.x, box.y - corner.y, box.width, box.height};
  return part;
}

scene::Image draw_band(gl::Renderer& renderer, const gl::Frame& whole, int top, int height, int tile_edge) {
  const int channels = whole.stage == gl::Stage::none ? 4 : 3;
  scene::Image band{whole.width, height, channels, {}};
  band.pixels.resize(static_cast<std::size_t>(whole.width) * static_cast<std::size_t>(height) *
                     static_cast<std::size_t>(channels));
  for (int left = 0; left < whole.width; left += tile_edge) {
    const Tile tile{left, top, std::min(tile_edge, whole.width - left), height};
    const Tile around = with_margin(tile, whole);
    place(band, tile, renderer.read(part_of(whole, around)), around);
  }
  return band;
}

std::future<bool> draw_picture(gl::Renderer& renderer, const gl::Frame& whole, std::shared_ptr<scene::PngWriter> png,
                               const TileLimits& limits) {
  const int rows = std::clamp(limits.pixels / std::min(whole.width, limits.edge), 1, limits.edge);
  std::future<bool> written;
  for (int top = 0; top < whole.height; top += rows) {
    scene::Image band = draw_band(renderer, whole, top, std::min(rows, whole.height - top), limits.edge);
    // No more than one band waits.
    if (written.valid() && !written.get()) return std::async(std::launch::deferred, [] { return false; });
    written = std::async(std::launch::async, [png, band = std::move(band)] { return png->write(band.pixels); });
  }
  return written;
}

}  // namespace maquette::app
