// A PNG's structure without decoding it (PNG third edition, chapters 5 and 11): signature, then chunks of length, type,
// data and CRC-32.
//
// Decoders are where pictures bite: 48 kB can claim a size that takes 1.9 GB. The header tells the size before anything is
// decoded, and the list of allowed chunks keeps out what a picture does not need: texts and dates (where a camera or a
// person leaves traces), animations, private chunks, and anything hidden after the end.
#include <algorithm>
#include <array>
#include <cstdint>

#include "entry/crc32.h"
#include "entry/media.h"

namespace maquette::entry {
namespace {

constexpr std::string_view kSignature("\x89PNG\r\n\x1a\n", 8);
constexpr std::uint32_t kLargestSide = 8192;
constexpr std::array<std::string_view, 11> kAllowed{"IHDR", "PLTE", "IDAT", "IEND", "sRGB", "gAMA",
                                                    "cHRM", "iCCP", "sBIT", "pHYs", "tRNS"};

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t byte = 0; byte < 4; ++byte) value = value << 8U | static_cast<unsigned char>(bytes[at + byte]);
  return value;
}

struct Chunk {
  std::string_view type, data;
};

/// The chunk at `at`, which moves behind it; none when it is cut short or its checksum is wrong.
std::optional<Chunk> next_chunk(std::string_view png, std::size_t& at) {
  if (png.size() - at < 12) return std::nullopt;
  const std::size_t length = big_endian(png, at);
  if (length > png.size() - at - 12) return std::nullopt;
  const Chunk chunk{png.substr(at + 4, 4), png.substr(at + 8, length)};
  if (crc32(png.substr(at + 4, 4 + length)) != big_endian(png, at + 8 + length)) return std::nullopt;
  at += 12 + length;
  return chunk;
}

bool is_known_format(unsigned char depth, unsigned char color) {
  switch (color) {
    case 0:  // grey
      return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
    case 3:  // palette
      return depth == 1 || depth == 2 || depth == 4 || depth == 8;
    case 2:  // RGB
    case 4:  // grey and alpha
    case 6:  // RGB and alpha
      return depth == 8 || depth == 16;
    default:
      return false;
  }
}

std::optional<std::string> refuse_header(std::string_view header) {
  if (header.size() != 13) return "its header has the wrong length";
  const std::uint32_t width = big_endian(header, 0), height = big_endian(header, 4);
  if (width == 0 || height == 0 || width > kLargestSide || height > kLargestSide) {
    return std::to_string(width) + " x " + std::to_string(height) + " pixels, allowed are 1 to " +
           std::to_string(kLargestSide);
  }
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(header[at]); };
  if (!is_known_format(byte(8), byte(9)) || byte(10) != 0 || byte(11) != 0 || byte(12) > 1)
    return "a pixel format PNG does not have";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> refuse_png(std::string_view png) {
  if (!png.starts_with(kSignature)) return "not a PNG";
  std::size_t at = kSignature.size();
  bool first = true, pixels = false;
  while (true) {
    const auto chunk = next_chunk(png, at);
    if (!chunk) return "a damaged PNG: chunk cut short or wrong checksum before byte " + std::to_string(at + 12);
    if (std::find(kAllowed.begin(), kAllowed.end(), chunk->type) == kAllowed.end()) return "a PNG chunk no render needs";
    if (first != (chunk->type == "IHDR")) return "a PNG whose header is not its first chunk";
    if (first) {
      if (auto problem = refuse_header(chunk->data)) return problem;
    }
    first = false;
    pixels = pixels || chunk->type == "IDAT";
    if (chunk->type != "IEND") continue;
    if (!pixels || !chunk->data.empty()) return "a PNG without pixels";
    if (at != png.size()) return "bytes after the end of the PNG";
    return std::nullopt;
  }
}

}  // namespace maquette::entry
