// Text on the canvas: one glyph after another with kerning, tracking and digit cells, the baseline on a whole pixel.
#include <imgui.h>

#include <cmath>

#include "state/utf8.h"
#include "ui/canvas.h"
#include "ui/letter_sheet.h"
#include "ui/text.h"

namespace maquette::ui {

namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Glyphs of one text, from the atlas and from the sheet: the texture changes only where it has to.
class Pen {
 public:
  Pen(ImDrawList& list, const Font& font, Color color, float baseline)
      : list_(list), font_(font), color_(color), baseline_(std::round(baseline)) {}
  ~Pen() {
    if (texture_ != nullptr) list_.PopTextureID();
  }
  Pen(const Pen&) = delete;
  Pen& operator=(const Pen&) = delete;

  void draw(float x, char32_t c) {
    const ImFontGlyph* const baked = c > 0xFFFF ? nullptr : font_.font->FindGlyphNoFallback(static_cast<ImWchar>(c));
    const FontFile* const face = baked != nullptr || font_.sheet == nullptr ? nullptr : font_.face(c);
    if (face != nullptr) return draw_letter(std::round(x), font_.sheet->letter(*face, font_.em, c));
    draw_glyph(x, baked != nullptr ? *baked : *font_.font->FindGlyph(0xFFFD));
  }

 private:
  void use(ImTextureID texture) {
    if (texture_ == texture) return;
    if (texture_ != nullptr) list_.PopTextureID();
    list_.PushTextureID(texture);
    texture_ = texture;
  }
  void draw_glyph(float x, const ImFontGlyph& glyph) {
    if (!glyph.Visible) return;
    use(font_.font->ContainerAtlas->TexID);
    const float top = baseline_ - std::round(font_.font->Ascent);
    list_.PrimReserve(6, 4);
    list_.PrimRectUV({x + glyph.X0, top + glyph.Y0}, {x + glyph.X1, top + glyph.Y1}, {glyph.U0, glyph.V0},
                     {glyph.U1, glyph.V1}, color_);
  }
  void draw_letter(float x, const SheetLetter& letter) {
    if (letter.texture == nullptr) return;
    use(letter.texture);
    list_.PrimReserve(6, 4);
    list_.PrimRectUV({x + letter.x0, baseline_ + letter.y0}, {x + letter.x1, baseline_ + letter.y1}, {letter.u0, letter.v0},
                     {letter.u1, letter.v1}, color_);
  }

  ImDrawList& list_;
  const Font& font_;
  Color color_;
  float baseline_;
  ImTextureID texture_ = nullptr;
};

}  // namespace

float Canvas::glyphs(Point at, const Font& font, Color color, std::string_view text, bool digit_cells) {
  Pen pen(*list_, font, color, at.y);
  float x = at.x;
  char32_t before = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = viewer::next_code_point(text, &i);
    if (c == 0xAD) continue;
    const bool cell = digit_cells && is_digit(c);
    const float advance = font.advance(c);
    if (before != 0 && !cell && !(digit_cells && is_digit(before))) x += font.kerning(before, c);
    pen.draw(cell ? x + (font.digit_cell - advance) / 2 : x, c);
    x += (cell ? font.digit_cell : advance) + font.tracking;
    before = c;
  }
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
  if (log_ != nullptr && !text.empty()) {
    const ImVec2 low = list_->GetClipRectMin(), high = list_->GetClipRectMax();
    const Rect letters{x / scale_, (baseline - 0.75F * font.em) / scale_, width / scale_, 0.75F * font.em / scale_};
    const Rect seen{low.x / scale_, low.y / scale_, (high.x - low.x) / scale_, (high.y - low.y) / scale_};
    log_->push_back({std::string(text), letters, seen});
  }
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
