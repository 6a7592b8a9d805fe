// Setting type on paper: HarfBuzz shapes, Cairo draws and keeps which letters each glyph stands for, so that text in a PDF
// can be searched and copied.
#pragma once

#include <cairo.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace maquette::sheet {

enum class Style : std::uint8_t { small, label, body, head, title, value, total, code };
enum class Align : std::uint8_t { left, right };

/// Design pixels: the em and the distance of two lines.
struct StyleSpec {
  const char* file;
  double size, line;
  double tracking;  ///< em
};
const StyleSpec& spec(Style style);

class Face;

/// Fonts are opened when first used. Not for two threads at once.
class Type {
 public:
  Type();
  ~Type();
  Type(const Type&) = delete;
  Type& operator=(const Type&) = delete;

  double width(Style style, std::string_view text);
  /// The text's first line stands where a line of the style's height that begins at `y` has its baseline. Returns its
  /// width.
  double show(cairo_t* to, Style style, double x, double y, std::string_view text, Align align = Align::left);
  /// A Material icon around a point, as a shape: it is no letter of any text.
  void icon(cairo_t* to, char32_t letter, double x, double y, double size);
  /// Lines no wider than `room`: broken after spaces and after the commas and full stops of Japanese and Chinese, and
  /// inside a word only where one alone is wider, never before a letter that must not begin a line.
  std::vector<std::string> wrap(Style style, std::string_view text, double room);

  /// Names the font files that could not be opened; empty: none.
  const std::string& problem() const { return problem_; }

 private:
  struct Run;
  Face* face(const char* file);
  std::vector<Run> shape(Style style, std::string_view text);

  struct Library;
  std::shared_ptr<Library> library_;
  std::map<std::string, std::unique_ptr<Face>, std::less<>> faces_;
  std::string problem_;
};

}  // namespace maquette::sheet
