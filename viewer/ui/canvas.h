// Drawing in design pixels: every panel draws here, and nothing else touches Dear ImGui's draw lists.
//
// Lengths are multiplied by the scale and rounded to whole screen pixels, so edges stay sharp at any window size. What has
// been drawn since a `mark` can be scaled, moved or faded afterwards: that is how buttons give way under the finger.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/fonts.h"
#include "ui/geometry.h"
#include "ui/shadow.h"
#include "ui/theme.h"

struct ImDrawList;
struct ImDrawCmd;

namespace maquette::ui {

/// A texture with the part of it to show. `blend` prepares the renderer for a picture that is not straight alpha.
struct Picture {
  void* texture = nullptr;
  Point uv0{0, 0}, uv1{1, 1};
  void (*blend)(const ImDrawList*, const ImDrawCmd*) = nullptr;
  explicit operator bool() const { return texture != nullptr; }
};

enum class Align : std::uint8_t { left, center, right };

/// A line of text as it was drawn, for tests of the layout. Design pixels; as high as its letters, not as its line.
struct DrawnText {
  std::string text;
  Rect box, clip;
};

class Canvas {
 public:
  Canvas(ImDrawList& list, const Fonts& fonts, Shadows& shadows, float scale)
      : list_(&list), fonts_(&fonts), shadows_(&shadows), scale_(scale) {}

  float scale() const { return scale_; }
  ImDrawList& list() { return *list_; }

  // Shapes. Radii, thicknesses and dashes in design pixels.
  void fill(Rect box, Color color, float radius = 0);
  void fill_top_corners(Rect box, Color color, float radius);
  void stroke(Rect box, Color color, float radius, float thickness);  ///< inside the edge of `box`
  void dashed(Rect box, Color color, float radius, float thickness, float on, float off);
  void circle(Point center, float radius, Color color);
  void ring(Point center, float radius, float thickness, Color color);
  void arc(Point center, float radius, float thickness, float from_turn, float to_turn, Color color);
  void line(Point from, Point to, Color color, float thickness);
  void path(const std::vector<Point>& points, Color color, float thickness);
  void shadow(Rect box, float radius, const Shadow& shadow);
  void shadow(Rect box, float radius, const ShadowLayer& layer);
  void card(Rect box, float radius, const Shadow& shadow, Color surface = color::kSurface);
  void picture(const Picture& picture, Rect box, float radius = 0);
  void gradient_right(Rect box, Color from, Color to);

  // Text. `at.y` is the top of the line box.
  float text(Point at, Style style, Color color, std::string_view text, Align align = Align::left);
  float number(Point at, Style style, Color color, std::string_view text, Align align = Align::left);
  /// Several lines; returns the height used.
  float paragraph(Rect box, Style style, Color color, std::string_view text, std::size_t most_lines);
  void icon(Point center, Style style, Color color, const char* icon);
  float width(Style style, std::string_view text) const;
  float number_width(Style style, std::string_view text) const;
  std::vector<std::string> wrap(Style style, std::string_view text, float width, std::size_t most_lines) const;
  std::string shorten(Style style, std::string_view text, float width) const;
  float line_height(Style style) const;

  /// Every line that is drawn from now on is written down there, too.
  void log_texts(std::vector<DrawnText>* log) { log_ = log; }

  // Clipping, in design pixels, intersected with what is clipped already.
  void push_clip(Rect box);
  void pop_clip();

  // Afterwards: everything drawn since the mark.
  int mark() const;
  void scale_since(int mark, Point center, float factor);
  void fade_since(int mark, float alpha);
  void move_since(int mark, Point by);

 private:
  float px(float length) const { return length * scale_; }
  float snap(float length) const;
  Rect on_screen(Rect box) const;
  float glyphs(Point at, const Font& font, Color color, std::string_view text, bool digit_cells);
  float draw_text(Point at, Style style, Color color, std::string_view text, Align align, bool digit_cells);

  ImDrawList* list_;
  const Fonts* fonts_;
  Shadows* shadows_;
  float scale_;
  std::vector<DrawnText>* log_ = nullptr;
};

}  // namespace maquette::ui
