#include "sheet/draw.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <numbers>
#include <qrcodegen/QrCode.hpp>
#include <stdexcept>

#define STB_IMAGE_WRITE_STATIC
#define STBI_WRITE_NO_STDIO
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>

namespace maquette::sheet {
namespace {

constexpr unsigned kInk = 0x14161B, kInk2 = 0x4A4F59, kInk3 = 0x5F6570, kLine = 0xDCDFE4, kSurface2 = 0xF3F4F6;
constexpr double kCard = 20, kPicture = 12;              // corners
constexpr double kChip = 44, kBeside = 60, kRowPad = 9;  // a row's swatch, where its text begins, above and below
constexpr int kQuality = 93;                             // of JPEG: no chroma is left out above 90

constexpr char32_t kPencil = U'\uE3C9', kCube = U'\uE9FE';

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

void color(cairo_t* to, unsigned hex, double alpha = 1) {
  cairo_set_source_rgba(to, (hex >> 16U & 0xFFU) / 255.0, (hex >> 8U & 0xFFU) / 255.0, (hex & 0xFFU) / 255.0, alpha);
}

void fill(cairo_t* to, const Box& box, unsigned hex) {
  color(to, hex);
  cairo_rectangle(to, box.x, box.y, box.w, box.h);
  cairo_fill(to);
}

void rounded(cairo_t* to, const Box& box, double radius) {
  constexpr double kQuarter = std::numbers::pi / 2;
  cairo_new_sub_path(to);
  cairo_arc(to, box.right() - radius, box.y + radius, radius, -kQuarter, 0);
  cairo_arc(to, box.right() - radius, box.bottom() - radius, radius, 0, kQuarter);
  cairo_arc(to, box.x + radius, box.bottom() - radius, radius, kQuarter, 2 * kQuarter);
  cairo_arc(to, box.x + radius, box.y + radius, radius, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(to);
}

/// Large pictures go into a PDF as JPEG: the same page takes a tenth of the bytes.
void attach_jpeg(cairo_surface_t* surface, const scene::Image& image) {
  auto bytes = std::make_unique<std::string>();
  const auto append = [](void* into, void* data, int size) {
    static_cast<std::string*>(into)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
  };
  if (stbi_write_jpg_to_func(append, bytes.get(), image.width, image.height, image.channels, image.pixels.data(),
                             kQuality) == 0)
    return;
  const auto drop = [](void* object) { delete static_cast<std::string*>(object); };  // NOLINT: C takes no smart pointer
  const auto* data = reinterpret_cast<const unsigned char*>(bytes->data());
  if (cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, data, bytes->size(), drop, bytes.get()) ==
      CAIRO_STATUS_SUCCESS) {
    static_cast<void>(bytes.release());
  }
}

Surface surface_of(const scene::Image& image) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width, image.height), &cairo_surface_destroy);
  cairo_surface_flush(surface.get());
  unsigned char* rows = cairo_image_surface_get_data(surface.get());
  if (rows == nullptr) return surface;
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  const auto channels = static_cast<std::size_t>(image.channels), width = static_cast<std::size_t>(image.width);
  for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const std::uint8_t* p = &image.pixels[(y * width + x) * channels];
      const std::uint32_t pixel = std::uint32_t{p[0]} << 16U | std::uint32_t{p[1]} << 8U | p[2];
      std::memcpy(rows + y * stride + 4 * x, &pixel, 4);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  if (width > 200 && channels == 3) attach_jpeg(surface.get(), image);
  return surface;
}

/// The picture fills the box, what is too much of it falls away on both sides.
void picture(cairo_t* to, const scene::Image& image, const Box& box, double radius) {
  const Surface surface = surface_of(image);
  const double scale = std::max(box.w / image.width, box.h / image.height);
  cairo_save(to);
  rounded(to, box, radius);
  cairo_clip(to);
  cairo_translate(to, box.x + (box.w - scale * image.width) / 2, box.y + (box.h - scale * image.height) / 2);
  cairo_scale(to, scale, scale);
  cairo_set_source_surface(to, surface.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(to), CAIRO_FILTER_GOOD);
  cairo_paint(to);
  cairo_restore(to);
}

std::vector<std::string> value_lines(const Line& line, double width, Type& type) {
  return line.value.empty() ? std::vector<std::string>{} : type.wrap(Style::small, line.value, width - kBeside);
}

void draw_row(cairo_t* to, const Line& line, const Box& box, Type& type) {
  const Box chip{box.x, box.y + kRowPad + 2, kChip, kChip};
  if (line.swatch) {
    picture(to, *line.swatch, chip, kPicture);
    color(to, 0, 0.14);
    rounded(to, {chip.x + 0.5, chip.y + 0.5, chip.w - 1, chip.h - 1}, kPicture);
    cairo_set_line_width(to, 1);
    cairo_stroke(to);
  } else {
    color(to, kSurface2);
    rounded(to, chip, kPicture);
    cairo_fill(to);
    color(to, kInk2);
    type.icon(to, line.text ? kPencil : kCube, chip.x + kChip / 2, chip.y + kChip / 2, 24);
  }
  double y = box.y + kRowPad;
  color(to, kInk);
  type.show(to, Style::label, box.x + kBeside, y, line.name);
  color(to, line.included ? kInk2 : kInk);
  type.show(to, line.included ? Style::small : Style::label, box.right(), y, line.amount, Align::right);
  color(to, kInk2);
  for (const std::string& text : value_lines(line, box.w, type)) {
    type.show(to, Style::small, box.x + kBeside, y += spec(Style::small).line, text);
  }
  fill(to, {box.x, box.bottom() - 1, box.w, 1}, kLine);
}

void draw_head(cairo_t* to, const Sheet& sheet, const Layout& layout, std::size_t index, Type& type) {
  color(to, kInk2);
  type.show(to, Style::head, layout.margin, 72, sheet.product);
  std::string right = sheet.day;
  if (layout.pages.size() > 1) right += "  ·  " + std::to_string(index + 1) + "/" + std::to_string(layout.pages.size());
  color(to, kInk3);
  type.show(to, Style::small, layout.width - layout.margin, 72, right, Align::right);
  color(to, kInk);
  type.show(to, Style::title, layout.margin - 2, 106, sheet.title);
}

void draw_views(cairo_t* to, const Sheet& sheet, const Layout& layout, Type& type) {
  if (sheet.views.empty()) return;
  picture(to, sheet.views[0].image, layout.large, kCard);
  for (std::size_t i = 0; i < layout.small.size(); ++i) {
    const Box& box = layout.small[i];
    picture(to, sheet.views[i + 1].image, box, kCard);
    color(to, kInk2);
    type.show(to, Style::small, box.x, box.bottom() + 8, sheet.views[i + 1].caption);
  }
}

void draw_code(cairo_t* to, const std::string& address, const Box& box) {
  const qrcodegen::QrCode code = qrcodegen::QrCode::encodeText(address.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  const double module = box.w / code.getSize();
  for (int y = 0; y < code.getSize(); ++y) {
    for (int x = 0; x < code.getSize(); ++x) {
      if (code.getModule(x, y)) cairo_rectangle(to, box.x + module * x, box.y + module * y, module, module);
    }
  }
  // One shape without seams between the modules.
  color(to, kInk);
  cairo_set_antialias(to, CAIRO_ANTIALIAS_NONE);
  cairo_fill(to);
  cairo_set_antialias(to, CAIRO_ANTIALIAS_DEFAULT);
}

void draw_sums(cairo_t* to, const Sheet& sheet, const Layout& layout, Type& type) {
  const double left = layout.margin, right = layout.width - layout.margin, top = layout.sums_top;
  constexpr double kSquare = 164;
  fill(to, {left, top, right - left, 2}, kInk);
  color(to, kInk);
  type.show(to, Style::label, left, top + 26, sheet.total.label);
  const double amount = type.show(to, Style::total, left - 2, top + 60, sheet.total.value);
  color(to, kInk2);
  type.show(to, Style::small, left, top + 134, sheet.tax);
  const double beside = left + std::max(amount, 250.0) + 64;
  double x = beside;
  for (const Fact& fact : sheet.facts) {
    color(to, kInk2);
    const double label = type.show(to, Style::small, x, top + 26, fact.label);
    color(to, kInk);
    x += std::max(label, type.show(to, Style::value, x, top + 54, fact.value)) + 48;
  }
  color(to, kInk2);
  type.show(to, Style::small, beside, top + 104, sheet.code.label);
  color(to, kInk);
  type.show(to, Style::code, beside, top + 130, sheet.code.value);
  if (!sheet.address.empty()) draw_code(to, sheet.address, {right - kSquare, top + 32, kSquare, kSquare});
}

}  // namespace

std::vector<double> row_heights(const Sheet& sheet, const Paper& paper, Type& type) {
  std::vector<double> heights;
  for (const Line& line : sheet.lines) {
    const std::size_t lines = value_lines(line, column_width(paper), type).size();
    const double text = spec(Style::label).line + spec(Style::small).line * static_cast<double>(lines);
    heights.push_back(2 * kRowPad + std::max(text, kChip + 4) + 1);
  }
  return heights;
}

void draw_page(cairo_t* to, const Sheet& sheet, const Layout& layout, std::size_t index, Type& type) {
  const PageLayout& page = layout.pages[index];
  fill(to, {0, 0, layout.width, layout.height}, 0xFFFFFF);
  draw_head(to, sheet, layout, index, type);
  if (page.views) draw_views(to, sheet, layout, type);
  const std::vector<double> heights = row_heights(sheet, {layout.width * kPointsPerPixel, 0}, type);
  for (const Column& column : page.columns) {
    double y = page.list_top;
    for (std::size_t row = column.begin; row < column.end; ++row) {
      draw_row(to, sheet.lines[row], {column.x, y, column.width, heights[row]}, type);
      y += heights[row];
    }
  }
  if (page.sums) draw_sums(to, sheet, layout, type);
}

}  // namespace maquette::sheet
