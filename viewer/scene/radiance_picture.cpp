#include "scene/radiance_picture.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace maquette::scene {
namespace {

constexpr float kBrightest = 65504.0F;           // what a half float holds
constexpr std::size_t kMostPixelsAByte = 16;     // two bytes stand for 127 pixels of one plane
constexpr int kLeastRun = 8, kMostRun = 0x7FFF;  // widths that may be kept as runs
using Pixel = std::array<std::uint8_t, 4>;

/// The bytes that are left.
class Source {
 public:
  explicit Source(std::string_view bytes) : left_(bytes) {}

  std::optional<std::string_view> take(std::size_t count) {
    if (left_.size() < count) return std::nullopt;
    const std::string_view taken = left_.substr(0, count);
    left_.remove_prefix(count);
    return taken;
  }
  std::optional<Pixel> pixel() {
    const auto bytes = take(4);
    if (!bytes) return std::nullopt;
    Pixel pixel{};
    std::copy(bytes->begin(), bytes->end(), pixel.begin());
    return pixel;
  }
  /// Up to the end of the line, which is taken too.
  std::optional<std::string_view> line() {
    const std::size_t end = left_.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = left_.substr(0, end);
    left_.remove_prefix(end + 1);
    return line;
  }

 private:
  std::string_view left_;
};

/// A number in [1, 2^31) that `text` begins with, taken off it; 0: none.
int take_number(std::string_view& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || number < 1) return 0;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

/// The lines up to the size; a sentence when they are not understood.
std::string read_header(Source& source, int* width, int* height) {
  auto line = source.line();
  if (!line || (*line != "#?RADIANCE" && *line != "#?RGBE")) return "not a Radiance picture (.hdr).";
  bool known = false;
  for (line = source.line(); line && !line->empty(); line = source.line()) known |= *line == "FORMAT=32-bit_rle_rgbe";
  if (!line) return "the picture's header has no end.";
  if (!known) return "the picture is not in the format 32-bit_rle_rgbe.";
  std::string_view size = source.line().value_or("");
  const bool understood =
      take(size, "-Y ") && (*height = take_number(size)) > 0 && take(size, " +X ") && (*width = take_number(size)) > 0;
  return understood && size.empty() ? "" : "the picture's size is not understood; it should read \"-Y HEIGHT +X WIDTH\".";
}

/// What one step of a mantissa is worth under each exponent; 0 stands for black.
using Units = std::array<float, 256>;

Units make_units() {
  Units units{};
  for (std::size_t exponent = 1; exponent < units.size(); ++exponent) {
    units[exponent] = std::ldexp(1.0F, static_cast<int>(exponent) - (128 + 8));
  }
  return units;
}

glm::vec3 light_of(const Pixel& pixel, const Units& units) {
  return glm::min(glm::vec3(pixel[0], pixel[1], pixel[2]) * units[pixel[3]], kBrightest);
}

/// One of a row's four byte planes, from its runs.
bool read_plane(Source& source, std::vector<Pixel>& row, std::size_t plane) {
  for (std::size_t x = 0; x < row.size();) {
    const auto head = source.take(1);
    const std::size_t code = head ? static_cast<std::uint8_t>(head->front()) : 0;
    const bool run = code > 128;
    const std::size_t count = run ? code - 128 : code;
    const auto values = source.take(run ? 1 : count);
    if (count == 0 || count > row.size() - x || !values) return false;
    for (std::size_t i = 0; i < count; ++i) row[x++][plane] = static_cast<std::uint8_t>((*values)[run ? 0 : i]);
  }
  return true;
}

bool read_row(Source& source, std::vector<Pixel>& row) {
  const auto first = source.pixel();
  if (!first) return false;
  const int width = static_cast<int>(row.size());
  const bool runs = (*first)[0] == 2 && (*first)[1] == 2 && (*first)[2] < 128 && width >= kLeastRun && width <= kMostRun;
  if (runs) {
    if (((*first)[2] << 8 | (*first)[3]) != width) return false;
    for (std::size_t plane = 0; plane < 4; ++plane) {
      if (!read_plane(source, row, plane)) return false;
    }
    return true;
  }
  row[0] = *first;
  for (std::size_t x = 1; x < row.size(); ++x) {
    const auto next = source.pixel();
    if (!next) return false;
    row[x] = *next;
  }
  return true;
}

}  // namespace

RadianceResult read_radiance(std::string_view bytes, int max_edge) {
  Source source(bytes);
  RadiancePicture picture;
  if (std::string problem = read_header(source, &picture.width, &picture.height); !problem.empty()) {
    return {std::nullopt, std::move(problem)};
  }
  if (picture.width > max_edge || picture.height > max_edge) {
    return {std::nullopt, "the picture is larger than any that is read."};
  }
  const auto pixels = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  picture.texels.reserve(std::min(pixels, kMostPixelsAByte * bytes.size()));
  const Units units = make_units();
  std::vector<Pixel> row(static_cast<std::size_t>(picture.width));
  for (int y = 0; y < picture.height; ++y) {
    if (!read_row(source, row)) return {std::nullopt, "the picture is broken in row " + std::to_string(y + 1) + "."};
    for (const Pixel& pixel : row) picture.texels.push_back(light_of(pixel, units));
  }
  return {std::move(picture), {}};
}

}  // namespace maquette::scene
