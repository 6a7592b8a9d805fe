#include "scene/text_mask.h"

#include <stb/stb_truetype.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

namespace maquette::scene {
namespace {

constexpr float kWidthShare = 0.90F;   // of the patch, at most
constexpr float kHeightShare = 0.66F;  // capital letters' height
constexpr std::uintmax_t kMostFontBytes = 32U << 20U;

/// Fonts of a style, best first: Debian's fonts-inter, fonts-ebgaramond, fonts-jetbrains-mono, fonts-dejavu-core.
std::span<const char* const> fonts_of(std::string_view style) {
  static constexpr std::array block{"/usr/share/fonts/opentype/inter/Inter-Bold.otf",
                                    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"};
  static constexpr std::array classic{"/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Bold.otf",
                                      "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Regular.otf",
                                      "/usr/share/fonts/truetype/dejavu/DejaVuSerif-Bold.ttf"};
  static constexpr std::array script{"/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Italic.otf",
                                     "/usr/share/fonts/opentype/inter/Inter-BoldItalic.otf",
                                     "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"};
  static constexpr std::array typed{"/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-SemiBold.ttf",
                                    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf"};
  if (style == "classic" || style == "serif") return classic;
  if (style == "script" || style == "italic") return script;
  if (style == "typed" || style == "mono") return typed;
  return block;
}

std::vector<unsigned char> read_first(std::span<const char* const> paths) {
  for (const char* path : paths) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error || size > kMostFontBytes) continue;
    std::ifstream file(path, std::ios::binary);
    std::vector<unsigned char> bytes{std::istreambuf_iterator<char>(file), {}};
    if (bytes.size() == size && size > 0) return bytes;
  }
  return {};
}

/// Code points; a broken sequence becomes U+FFFD.
std::vector<int> code_points(std::string_view utf8) {
  std::vector<int> result;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const int extra = lead < 0x80 ? 0 : (lead >> 5U) == 6 ? 1 : (lead >> 4U) == 14 ? 2 : (lead >> 3U) == 30 ? 3 : -1;
    if (extra < 0 || i + static_cast<std::size_t>(extra) >= utf8.size()) {
      result.push_back(0xFFFD);
      ++i;
      continue;
    }
    int code = extra == 0 ? lead : lead & (0x3F >> extra);
    for (int k = 1; k <= extra; ++k)
      code = (code << 6) | (static_cast<unsigned char>(utf8[i + static_cast<std::size_t>(k)]) & 0x3F);
    result.push_back(code);
    i += static_cast<std::size_t>(extra) + 1;
  }
  return result;
}

struct Glyph {
  int index = 0;
  float x = 0.0F;  ///< font units
};

struct Line {
  std::vector<Glyph> glyphs;
  float left = 0.0F, right = 0.0F, low = 0.0F, high = 0.0F;  ///< ink, font units, y up
  bool complete = true;
};

Line lay_out(const stbtt_fontinfo& font, std::string_view utf8) {
  Line line;
  float pen = 0.0F;
  int previous = 0;
  bool first = true;
  for (const int code : code_points(utf8)) {
    const int index = stbtt_FindGlyphIndex(&font, code);
    line.complete = line.complete && index != 0;
    if (index == 0) continue;
    if (previous != 0) pen += static_cast<float>(stbtt_GetGlyphKernAdvance(&font, previous, index));
    int advance = 0, bearing = 0, x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    stbtt_GetGlyphHMetrics(&font, index, &advance, &bearing);
    if (stbtt_GetGlyphBox(&font, index, &x0, &y0, &x1, &y1) != 0 && x1 > x0) {
      line.glyphs.push_back({index, pen});
      line.left = first ? pen + static_cast<float>(x0) : std::min(line.left, pen + static_cast<float>(x0));
      line.right = first ? pen + static_cast<float>(x1) : std::max(line.right, pen + static_cast<float>(x1));
      line.low = first ? static_cast<float>(y0) : std::min(line.low, static_cast<float>(y0));
      line.high = first ? static_cast<float>(y1) : std::max(line.high, static_cast<float>(y1));
      first = false;
    }
    // Threads need air between letters.
    pen += static_cast<float>(advance) * 1.06F;
    previous = index;
  }
  return line;
}

/// Where font units land in the mask: x = left + scale.x * units, y = baseline - scale.y * units.
struct Placement {
  float scale_x = 0.0F, scale_y = 0.0F, left = 0.0F, baseline = 0.0F;
};

Placement place(const stbtt_fontinfo& font, const Line& line, const Image& canvas, float stretch) {
  // Capitals decide the height, so that "Ann" and "ANN" are sewn at one size; accents and tails may use the margin.
  int x0 = 0, y0 = 0, x1 = 0, capital = 0;
  if (stbtt_GetCodepointBox(&font, 'H', &x0, &y0, &x1, &capital) == 0) capital = 700;
  const auto width = static_cast<float>(canvas.width), height = static_cast<float>(canvas.height);
  Placement result;
  result.scale_y =
      std::min({kHeightShare * height / static_cast<float>(capital), 0.96F * height / std::max(line.high - line.low, 1.0F),
                kWidthShare * width * stretch / std::max(line.right - line.left, 1.0F)});
  result.scale_x = result.scale_y / stretch;
  result.left = 0.5F * width - 0.5F * (line.left + line.right) * result.scale_x;
  const float top = std::max(line.high, static_cast<float>(capital));
  const float low = std::min(line.low, 0.0F);
  // Centred on the capitals as long as accents and tails stay inside.
  const float centered = 0.5F * height + 0.5F * static_cast<float>(capital) * result.scale_y;
  result.baseline = std::clamp(centered, 0.02F * height + top * result.scale_y, 0.98F * height + low * result.scale_y);
  return result;
}

void draw_glyph(const stbtt_fontinfo& font, const Glyph& glyph, const Placement& at, Image& canvas) {
  const float x = at.left + glyph.x * at.scale_x;
  const float shift_x = x - std::floor(x), shift_y = at.baseline - std::floor(at.baseline);
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  stbtt_GetGlyphBitmapBoxSubpixel(&font, glyph.index, at.scale_x, at.scale_y, shift_x, shift_y, &x0, &y0, &x1, &y1);
  const int width = x1 - x0, height = y1 - y0;
  if (width <= 0 || height <= 0) return;
  std::vector<unsigned char> bitmap(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  stbtt_MakeGlyphBitmapSubpixel(&font, bitmap.data(), width, height, width, at.scale_x, at.scale_y, shift_x, shift_y,
                                glyph.index);
  const int left = static_cast<int>(std::floor(x)) + x0, top = static_cast<int>(std::floor(at.baseline)) + y0;
  for (int row = std::max(0, -top); row < std::min(height, canvas.height - top); ++row) {
    for (int column = std::max(0, -left); column < std::min(width, canvas.width - left); ++column) {
      auto& pixel = canvas.pixels[static_cast<std::size_t>((top + row) * canvas.width + left + column)];
      pixel = std::max(pixel, bitmap[static_cast<std::size_t>(row * width + column)]);
    }
  }
}

}  // namespace

TextMask text_mask(std::string_view utf8, std::string_view style, int width, int height, float stretch) {
  TextMask mask;
  mask.coverage = {width, height, 1,
                   std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
  const std::vector<unsigned char> bytes = read_first(fonts_of(style));
  stbtt_fontinfo font{};
  if (bytes.empty() || stbtt_InitFont(&font, bytes.data(), stbtt_GetFontOffsetForIndex(bytes.data(), 0)) == 0) {
    mask.complete = utf8.empty();
    return mask;
  }
  const Line line = lay_out(font, utf8);
  mask.complete = line.complete;
  if (line.glyphs.empty()) return mask;
  const Placement placement = place(font, line, mask.coverage, stretch);
  for (const Glyph& glyph : line.glyphs) draw_glyph(font, glyph, placement, mask.coverage);
  return mask;
}

}  // namespace maquette::scene
