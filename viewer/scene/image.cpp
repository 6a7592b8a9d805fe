#include "scene/image.h"

#include <spng.h>
#include <stb/stb_image.h>

#include <fstream>
#include <memory>

namespace maquette::scene {
namespace {

constexpr std::string_view kPngSignature{"\x89PNG\r\n\x1a\n", 8};

/// libspng gives 1, 3 and 4 channels through its own formats, never more than the header's size allows.
ImageResult decode_png(std::string_view bytes, int channels, int max_edge) {
  const std::unique_ptr<spng_ctx, decltype(&spng_ctx_free)> context(spng_ctx_new(0), &spng_ctx_free);
  const auto edge = static_cast<std::uint32_t>(max_edge);
  if (!context || spng_set_image_limits(context.get(), edge, edge) != 0 ||
      spng_set_chunk_limits(context.get(), 1U << 20U, 8U << 20U) != 0 ||
      spng_set_png_buffer(context.get(), bytes.data(), bytes.size()) != 0) {
    return {std::nullopt, "the PNG reader could not be set up."};
  }
  spng_ihdr header{};
  if (const int code = spng_get_ihdr(context.get(), &header); code != 0) {
    return {std::nullopt, std::string("the PNG is refused: ") + spng_strerror(code) + "."};
  }
  const int format = channels == 1 ? SPNG_FMT_G8 : channels == 3 ? SPNG_FMT_RGB8 : SPNG_FMT_RGBA8;
  // G8 exists only for grey pictures of up to 8 bits; other pictures are read in colour and averaged.
  const bool average = channels == 1 && (header.color_type != SPNG_COLOR_TYPE_GRAYSCALE || header.bit_depth > 8);
  const int read_format = average ? SPNG_FMT_RGB8 : format;
  std::size_t size = 0;
  if (spng_decoded_image_size(context.get(), read_format, &size) != 0) return {std::nullopt, "the PNG has no usable size."};
  Image image{static_cast<int>(header.width), static_cast<int>(header.height), channels, std::vector<std::uint8_t>(size)};
  if (const int code = spng_decode_image(context.get(), image.pixels.data(), size, read_format, SPNG_DECODE_TRNS);
      code != 0) {
    return {std::nullopt, std::string("the PNG is broken: ") + spng_strerror(code) + "."};
  }
  if (average) {
    for (std::size_t i = 0; i < size / 3; ++i) {
      const auto* p = &image.pixels[3 * i];
      image.pixels[i] = static_cast<std::uint8_t>((p[0] + p[1] + p[2]) / 3);
    }
    image.pixels.resize(size / 3);
  }
  return {std::move(image), {}};
}

ImageResult decode_jpeg(std::string_view bytes, int channels, int max_edge) {
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const int length = static_cast<int>(bytes.size());
  int width = 0, height = 0, found = 0;
  if (stbi_info_from_memory(data, length, &width, &height, &found) == 0) return {std::nullopt, "neither a PNG nor a JPEG."};
  if (width > max_edge || height > max_edge) return {std::nullopt, "the JPEG is larger than any picture that is read."};
  const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
      stbi_load_from_memory(data, length, &width, &height, &found, channels), &stbi_image_free);
  if (!pixels) return {std::nullopt, "the JPEG is broken."};
  const std::size_t size =
      static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * static_cast<std::size_t>(channels);
  return {Image{width, height, channels, {pixels.get(), pixels.get() + size}}, {}};
}

}  // namespace

ImageResult decode_image(std::string_view bytes, int channels, int max_edge) {
  if (bytes.size() > (std::size_t{256} << 20U)) return {std::nullopt, "the picture's file is larger than 256 MiB."};
  if (bytes.starts_with(kPngSignature)) return decode_png(bytes, channels, max_edge);
  if (bytes.starts_with("\xFF\xD8\xFF")) return decode_jpeg(bytes, channels, max_edge);
  return {std::nullopt, "neither a PNG nor a JPEG."};
}

ImageResult load_image(const std::filesystem::path& path, int channels) {
  int width = 0, height = 0, found = 0;
  const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
      stbi_load(path.c_str(), &width, &height, &found, channels), &stbi_image_free);
  if (!pixels) return {std::nullopt, path.string() + ": could not be read as a picture."};
  const std::size_t size =
      static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * static_cast<std::size_t>(channels);
  return {Image{width, height, channels, {pixels.get(), pixels.get() + size}}, {}};
}

}  // namespace maquette::scene
