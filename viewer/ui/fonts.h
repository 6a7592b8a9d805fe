// The type of the studio: which face, how large, and how the letters stand. Latin letters are baked once for a scale; Dear
// ImGui has no dynamic fonts. What the atlas lacks, Japanese above all, comes from a face of its own, letter by letter as
// it is seen (letter_sheet.h). Metrics come from the font files themselves, because ImGui keeps none.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct ImFont;
struct ImFontAtlas;

namespace maquette::ui {

enum class Style : std::uint8_t {
  small,
  small_medium,
  label,
  body,
  reason,
  button,
  button_large,
  head,
  title_tray,
  title_s,
  title_why,
  title_m,
  title_xl,
  sub_large,
  value,
  change,
  price,
  total,
  code,
  key,
  key_word,
  field,
  draft,
  logo,
  lettering_block,
  lettering_classic,
  lettering_typed,
  icon_18,
  icon_24,
  icon_26,
  icon_30,
  icon_34,
  // The author's workshop alone; not baked for a kiosk.
  author_text,
  author_small,
  author_strong,
  author_code,
  author_keyword,
  author_figure,
  author_icon,
  count_
};
inline constexpr Style kFirstAuthorStyle = Style::author_text;

/// Which letters a style needs: what people type may be of any Latin script; a title is one of our own; an
/// author's files have arrows and small digits, too.
enum class Letters : std::uint8_t { numbers, western, latin, author };

/// A style as designed, in CSS pixels.
struct StyleSpec {
  const char* file;
  float size;      ///< em
  float line;      ///< line height
  float tracking;  ///< em, added after every letter
  Letters letters = Letters::western;
};
const StyleSpec& spec(Style style);

class FontFile;
class LetterSheet;
class LineBreaks;
class SheetTextures;

/// One style, baked.
struct Font {
  ImFont* font = nullptr;
  FontFile* file = nullptr;
  FontFile* japanese = nullptr;  ///< draws what `file` lacks
  LineBreaks* breaks = nullptr;
  LetterSheet* sheet = nullptr;  ///< null: only baked letters can be drawn
  float em = 0;                  ///< screen pixels
  float ascent = 0;              ///< of the face at this size, screen pixels
  float descent = 0;             ///< positive downwards
  float tracking = 0;            ///< screen pixels
  float digit_cell = 0;          ///< widest digit, screen pixels

  /// The face that draws `c`; null when none can.
  const FontFile* face(char32_t c) const;
  float advance(char32_t c) const;
  float kerning(char32_t left, char32_t right) const;
};

class Fonts {
 public:
  /// Opens all faces. `problem` names the Debian package of one that is missing.
  static std::unique_ptr<Fonts> open(std::string* problem);
  ~Fonts();

  /// Bakes every style into `atlas` for `scale` screen pixels a design pixel. `floor` is the least em in screen pixels;
  /// `author`: the workshop's styles, too.
  void bake(ImFontAtlas& atlas, float scale, float floor = 0.0F, bool author = false);
  /// Where letters that are not baked are kept from now on.
  void keep_letters_in(std::unique_ptr<SheetTextures> textures);
  /// Between two frames: makes room where there is none left.
  void tidy();
  const LetterSheet* sheet() const { return sheet_.get(); }
  const Font& operator[](Style style) const { return fonts_[static_cast<std::size_t>(style)]; }
  float scale() const { return scale_; }

 private:
  Fonts();
  FontFile* opened(const char* path, std::string* problem);

  std::vector<std::unique_ptr<FontFile>> files_;
  std::unique_ptr<LineBreaks> breaks_;
  std::unique_ptr<LetterSheet> sheet_;
  std::array<Font, static_cast<std::size_t>(Style::count_)> fonts_{};
  float scale_ = 0.0F;
};

}  // namespace maquette::ui
