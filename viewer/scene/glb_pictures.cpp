#include "scene/glb_pictures.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "scene/color.h"

namespace maquette::scene {

Image to_srgb(Image linear) {
  for (std::size_t i = 0; i < linear.pixels.size(); ++i) {
    if (i % 4 == 3) {
      linear.pixels[i] = 255;
    } else {
      linear.pixels[i] =
          static_cast<std::uint8_t>(std::lround(255.0F * linear_to_srgb(static_cast<float>(linear.pixels[i]) / 255.0F)));
    }
  }
  return linear;
}

Image roughness_of(const Image& surface) {
  Image image{surface.width, surface.height, 3, {}};
  image.pixels.reserve(surface.pixels.size() / 4 * 3);
  for (std::size_t i = 3; i < surface.pixels.size(); i += 4) {
    image.pixels.insert(image.pixels.end(), {255, surface.pixels[i], 255});
  }
  return image;
}

Image without_alpha(const Image& image) {
  Image result{image.width, image.height, 3, {}};
  for (std::size_t i = 0; i < image.pixels.size(); i += 4) {
    result.pixels.insert(result.pixels.end(), {image.pixels[i], image.pixels[i + 1], image.pixels[i + 2]});
  }
  return result;
}

Image cover_of(const Image& sewn) {
  Image cover = sewn;
  for (std::size_t i = 0; i < cover.pixels.size(); i += 4) {
    const std::uint8_t light = cover.pixels[i + 2];
    std::fill_n(cover.pixels.begin() + static_cast<std::ptrdiff_t>(i), 3, light);
  }
  return cover;
}

Image relief_of(const Image& sewn) {
  Image relief = sewn;
  for (std::size_t i = 0; i < relief.pixels.size(); i += 4) {
    const float x = static_cast<float>(relief.pixels[i]) / 127.5F - 1.0F,
                y = static_cast<float>(relief.pixels[i + 1]) / 127.5F - 1.0F;
    relief.pixels[i + 2] =
        static_cast<std::uint8_t>(std::lround(127.5F + 127.5F * std::sqrt(std::max(0.0F, 1.0F - x * x - y * y))));
  }
  return without_alpha(relief);
}

}  // namespace maquette::scene
