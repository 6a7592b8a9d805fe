// The sheet as a file: the same drawing on Cairo's PDF and image surfaces.
#include <cairo-pdf.h>

#include <cmath>
#include <cstring>
#include <memory>

#include "sheet/draw.h"

namespace maquette::sheet {
namespace {

constexpr double kPerInch = 300, kPointsPerInch = 72;

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

/// A context whose unit is a design pixel, its letters where the design has them, not on the grid of some screen.
Context context_on(cairo_surface_t* surface, double scale) {
  Context context(cairo_create(surface), &cairo_destroy);
  cairo_scale(context.get(), scale, scale);
  const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(cairo_font_options_create(),
                                                                                             &cairo_font_options_destroy);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options(context.get(), options.get());
  return context;
}

Layout layout_of(const Sheet& sheet, const Paper& paper, Type& type) {
  return lay_out(paper, sheet.views.size(), row_heights(sheet, paper, type));
}

cairo_status_t pour(void* sink, const unsigned char* bytes, unsigned size) {
  const bool kept = (*static_cast<const scene::ByteSink*>(sink))({reinterpret_cast<const char*>(bytes), size});
  return kept ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

bool write_rows(cairo_surface_t* surface, const scene::ByteSink& sink) {
  cairo_surface_flush(surface);
  const int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
  const unsigned char* rows = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  scene::PngWriter png({width, height, 3, kPerInch}, sink);
  std::vector<std::uint8_t> row(3 * static_cast<std::size_t>(width));
  for (int y = 0; rows != nullptr && y < height; ++y) {
    for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, rows + static_cast<std::size_t>(y) * stride + 4 * x, 4);
      for (unsigned c = 0; c < 3; ++c) row[3 * x + c] = static_cast<std::uint8_t>(pixel >> (16U - 8U * c) & 0xFFU);
    }
    if (!png.write(row)) return false;
  }
  return png.done();
}

}  // namespace

PixelSize view_size(const Sheet& sheet, const Paper& paper, bool large) {
  Type type;
  const Layout layout = lay_out(paper, 4, row_heights(sheet, paper, type));
  const Box box = large ? layout.large : layout.small.front();
  const double scale = kPointsPerPixel * kPerInch / kPointsPerInch;
  return {static_cast<int>(std::lround(box.w * scale)), static_cast<int>(std::lround(box.h * scale))};
}

std::string write_pdf(const Sheet& sheet, const Paper& paper, const scene::ByteSink& sink) {
  Type type;
  const Layout layout = layout_of(sheet, paper, type);
  scene::ByteSink kept = sink;
  const Surface surface(cairo_pdf_surface_create_for_stream(pour, &kept, paper.width, paper.height),
                        &cairo_surface_destroy);
  const std::string when = sheet.day + "T00:00:00Z";
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, (sheet.product + " " + sheet.code.value).c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Maquette");
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, when.c_str());
  const Context context = context_on(surface.get(), kPointsPerPixel);
  for (std::size_t page = 0; page < layout.pages.size(); ++page) {
    draw_page(context.get(), sheet, layout, page, type);
    cairo_show_page(context.get());
  }
  cairo_surface_finish(surface.get());
  if (!type.problem().empty()) return type.problem();
  const cairo_status_t status = cairo_status(context.get()) != CAIRO_STATUS_SUCCESS ? cairo_status(context.get())
                                                                                    : cairo_surface_status(surface.get());
  return status == CAIRO_STATUS_SUCCESS
             ? ""
             : std::string("The sheet could not be written: ") + cairo_status_to_string(status) + ".";
}

std::string write_png(const Sheet& sheet, const Paper& paper, const std::function<scene::ByteSink(int page)>& open) {
  Type type;
  const Layout layout = layout_of(sheet, paper, type);
  const double scale = kPointsPerPixel * kPerInch / kPointsPerInch;
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(layout.width * scale)),
                                                   static_cast<int>(std::lround(layout.height * scale))),
                        &cairo_surface_destroy);
  const Context context = context_on(surface.get(), scale);
  for (std::size_t page = 0; page < layout.pages.size(); ++page) {
    draw_page(context.get(), sheet, layout, page, type);
    if (!type.problem().empty()) return type.problem();
    if (!write_rows(surface.get(), open(static_cast<int>(page) + 1))) return "The sheet could not be written.";
  }
  return {};
}

}  // namespace maquette::sheet
