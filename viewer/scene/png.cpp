// PNG by stb_image_write, deflated by zlib: stb's own deflate makes files twice as large in twice the time, and an entry
// carries thirty pictures.
#include <zlib.h>

#include <cstdlib>
#include <limits>

#include "scene/image.h"

namespace {

constexpr int kLevel = 6;  // 8 takes four times as long on a dithered picture, for a seventh of its size

/// As stb_image_write wants it: the result is freed with `free`; null when it could not be made.
unsigned char* deflated(unsigned char* data, int size, int* written, int /*quality*/) {
  uLongf length = compressBound(static_cast<uLong>(size));
  auto* bytes = static_cast<unsigned char*>(std::malloc(length));
  if (bytes == nullptr) return nullptr;
  if (compress2(bytes, &length, data, static_cast<uLong>(size), kLevel) != Z_OK ||
      length > std::numeric_limits<int>::max()) {
    std::free(bytes);
    return nullptr;
  }
  *written = static_cast<int>(length);
  return bytes;
}

}  // namespace

#define STBIW_ZLIB_COMPRESS deflated
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>

namespace maquette::scene {

std::string encode_png(const Image& image) {
  std::string bytes;
  const auto append = [](void* context, void* data, int size) {
    static_cast<std::string*>(context)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
  };
  stbi_write_png_to_func(append, &bytes, image.width, image.height, image.channels, image.pixels.data(),
                         image.width * image.channels);
  return bytes;
}

}  // namespace maquette::scene
