// Pictures in memory: decoding with limits, writing PNG.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maquette::scene {

/// 8 bits a channel, rows from the top, tightly packed.
struct Image {
  int width = 0, height = 0;
  int channels = 4;  ///< 1 to 4
  std::vector<std::uint8_t> pixels;
  bool operator==(const Image&) const = default;
};

struct ImageResult {
  std::optional<Image> image;
  std::string problem;  ///< one sentence when there is none
};

inline constexpr int kMaxImageEdge = 8'192;

/// Decodes a PNG or JPEG from outside to `channels` (1, 3 or 4). The size is read from the header and refused above
/// `max_edge` before anything is allocated.
ImageResult decode_image(std::string_view bytes, int channels, int max_edge = kMaxImageEdge);

/// Reads one of our own files.
ImageResult load_image(const std::filesystem::path& path, int channels);

/// PNG bytes; the same picture gives the same bytes.
std::string encode_png(const Image& image);

}  // namespace maquette::scene
