#include "scene/material_maps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "scene/color.h"

namespace maquette::scene {
namespace {

/// Reads `relative` below `root`; nullopt when it is empty or unreadable.
std::optional<Image> read(const std::string& relative, const std::filesystem::path& root, int channels,
                          std::vector<std::string>& problems) {
  if (relative.empty()) return std::nullopt;
  ImageResult result = load_image(root / relative, channels);
  if (!result.image) problems.push_back(result.problem);
  return std::move(result.image);
}

/// Decodes the colour channels in place and returns their mean luminance.
float to_linear(Image& image) {
  std::array<std::uint8_t, 256> decoded{};
  for (int value = 0; value < 256; ++value) {
    decoded[value] = static_cast<std::uint8_t>(std::lround(255.0F * srgb_to_linear(static_cast<float>(value) / 255.0F)));
  }
  double sum = 0.0;
  const std::size_t pixels = image.pixels.size() / 4;
  for (std::size_t i = 0; i < pixels; ++i) {
    auto* p = &image.pixels[4 * i];
    for (int channel = 0; channel < 3; ++channel) p[channel] = decoded[p[channel]];
    sum += 0.2126 * p[0] + 0.7152 * p[1] + 0.0722 * p[2];
  }
  return static_cast<float>(std::max(1.0, sum / static_cast<double>(pixels)) / 255.0);
}

/// Writes `factor` (one channel, any size) into the alpha of `surface`, nearest pixel.
void put_into_alpha(const Image& factor, Image& surface) {
  for (int y = 0; y < surface.height; ++y) {
    const int from_y = y * factor.height / surface.height;
    for (int x = 0; x < surface.width; ++x) {
      const int from_x = x * factor.width / surface.width;
      surface.pixels[static_cast<std::size_t>(4 * (y * surface.width + x) + 3)] =
          factor.pixels[static_cast<std::size_t>(from_y * factor.width + from_x)];
    }
  }
}

Image white(int width, int height) {
  return {width, height, 4, std::vector<std::uint8_t>(static_cast<std::size_t>(4 * width * height), 255)};
}

}  // namespace

Image plain_surface() { return white(1, 1); }

Image flat_normals() { return {1, 1, 4, {128, 128, 255, 255}}; }

MaterialMaps load_material_maps(const Material& material, const std::filesystem::path& root) {
  MaterialMaps maps;
  std::optional<Image> base = read(material.base_texture, root, 4, maps.problems);
  const std::optional<Image> roughness = read(material.roughness_texture, root, 1, maps.problems);
  if (!base) base = roughness ? white(roughness->width, roughness->height) : plain_surface();
  maps.mean = to_linear(*base);
  if (roughness) put_into_alpha(*roughness, *base);
  maps.surface = std::move(*base);
  maps.normals = read(material.normal_texture, root, 4, maps.problems).value_or(flat_normals());
  return maps;
}

}  // namespace maquette::scene
