// Text on the canvas: one glyph after another with kerning, tracking and digit cells, the baseline on a whole pixel.
#include <imgui.h>

#include <cmath>

#include "state/utf8.h"
#include "ui/canvas.h"
#include "ui/text.h"

namespace maquette::ui {

namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

void draw_glyph(ImDrawList& list, const ImFont& font, float x, float top, Color color, char32_t c) {
  const ImFontGlyph* glyph = font.FindGlyph(static_cast<ImWchar>(c > 0xFFFF ? 0xFFFD : c));
  if (glyph == nullptr || !glyph->Visible) return;
  list.PrimReserve(6, 4);
  list.PrimRectUV({x + glyph->X0, top + glyph->Y0}, {x + glyph->X1, top + glyph->Y1}, {glyph->U0, glyph->V0},
                  {glyph->U1, glyph->V1}, color);
}

}  // namespace

float Canvas::glyphs(Point at, const Font& font, Color color, std::string_view text, bool digit_cells) {
  list_->PushTextureID(font.font->ContainerAtlas->TexID);
  const float top = std::round(at.y) - std::round(font.font->Ascent);
  float x = at.x;
  char32_t before = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = viewer::next_code_point(text, &i);
    if (c == 0xAD) continue;
    const bool cell = digit_cells && is_digit(c);
    const float advance = font.advance(c);
    if (before != 0 && !cell && !(digit_cells && is_digit(before))) x += font.kerning(before, c);
    draw_glyph(*list_, *font.font, cell ? x + (font.digit_cell - advance) / 2 : x, top, color, c);
    x += (cell ? font.digit_cell : advance) + font.tracking;
    before = c;
  }
  list_->PopTextureID();
  return x - at.x;
}

float Canvas::draw_text(Point at, Style style, Color color, std::string_view text, Align align, bool digit_cells) {
  const Font& font = (*fonts_)[style];
  const float width = width_on_screen(font, text, digit_cells);
  const float line = std::max(px(spec(style).line), font.ascent + font.descent - px(8));
  const float baseline = px(at.y) + (line - font.ascent - font.descent) / 2 + font.ascent;
  float x = px(at.x);
  if (align == Align::center) x -= width / 2;
  if (align == Align::right) x -= width;
  glyphs({x, baseline}, font, color, text, digit_cells);
  return width / scale_;
}

float Canvas::text(Point at, Style style, Color color, std::string_view text, Align align) {
  return draw_text(at, style, color, text, align, false);
}

float Canvas::number(Point at, Style style, Color color, std::string_view text, Align align) {
  return draw_text(at, style, color, text, align, true);
}

float Canvas::paragraph(Rect box, Style style, Color color, std::string_view words, std::size_t most_lines) {
  const float line = line_height(style);
  float y = box.y;
  for (const std::string& row : wrap(style, words, box.w, most_lines)) {
    text({box.x, y}, style, color, row);
    y += line;
  }
  return y - box.y;
}

void Canvas::icon(Point center, Style style, Color color, const char* icon) {
  const Font& font = (*fonts_)[style];
  const float size = font.em;
  const float top = std::round(px(center.y) - size / 2);
  glyphs({std::round(px(center.x) - size / 2), top + font.ascent}, font, color, icon, false);
}

float Canvas::width(Style style, std::string_view text) const { return width_on_screen((*fonts_)[style], text) / scale_; }

float Canvas::number_width(Style style, std::string_view text) const {
  return width_on_screen((*fonts_)[style], text, true) / scale_;
}

std::vector<std::string> Canvas::wrap(Style style, std::string_view text, float width, std::size_t most_lines) const {
  return wrap_on_screen((*fonts_)[style], text, px(width), most_lines);
}

std::string Canvas::shorten(Style style, std::string_view text, float width) const {
  return shorten_on_screen((*fonts_)[style], text, px(width));
}

float Canvas::line_height(Style style) const { return spec(style).line; }

}  // namespace maquette::ui
