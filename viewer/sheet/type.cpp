#include "sheet/type.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <string_view>
#include FT_FREETYPE_H

#include "state/utf8.h"

namespace maquette::sheet {
namespace {

#define INTER "/usr/share/fonts/opentype/inter/"
constexpr const char* kRegular = INTER "Inter-Regular.otf";
constexpr const char* kSemiBold = INTER "Inter-SemiBold.otf";
constexpr const char* kDisplay = INTER "InterDisplay-Medium.otf";
#undef INTER
constexpr const char* kCode = "/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-SemiBold.ttf";
constexpr const char* kIcons = "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";
// Letters Inter lacks: Japanese (the collections' first face). A name that is bold in Latin letters is bold in these too.
#define NOTO "/usr/share/fonts/opentype/noto/"
constexpr const char* kFallback = NOTO "NotoSansCJK-Regular.ttc";
constexpr const char* kBoldFallback = NOTO "NotoSansCJK-Bold.ttc";
#undef NOTO

constexpr std::array kSpecs{
    StyleSpec{kRegular, 20, 26, 0},       // small
    StyleSpec{kSemiBold, 20, 26, 0},      // label
    StyleSpec{kRegular, 22, 30, 0},       // body
    StyleSpec{kSemiBold, 22, 28, 0},      // head
    StyleSpec{kDisplay, 56, 64, -0.022},  // title
    StyleSpec{kDisplay, 28, 36, 0},       // value
    StyleSpec{kDisplay, 60, 64, -0.016},  // total
    StyleSpec{kCode, 34, 44, 0.01},       // code
};

template <auto Free>
struct Deleter {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};

/// A line ends after a space, or after a comma or full stop of a script that writes none: a sheet says lists, and a
/// Japanese word of a list is torn apart only where it is wider than its column.
bool ends_piece(char32_t letter) { return letter == U' ' || letter == U'、' || letter == U'。' || letter == U'，'; }

/// Kinsoku: what never begins a line, not even where a word has to be torn apart (JIS X 4051).
bool may_begin_line(char32_t letter) {
  constexpr std::u32string_view kNever =
      U"、。，．・：；？！ー々」』）】〕｝〉》’”ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ),.:;?!]}%’”";
  return kNever.find(letter) == std::u32string_view::npos;
}

}  // namespace

struct Type::Library {
  FT_Library library = nullptr;
  Library() { FT_Init_FreeType(&library); }
  ~Library() { FT_Done_FreeType(library); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
};

/// A font file for shaping and for drawing.
class Face {
 public:
  template <class Library>
  static std::unique_ptr<Face> open(const std::shared_ptr<Library>& library, const char* file) {
    FT_Face face = nullptr;
    if (FT_New_Face(library->library, file, 0, &face) != 0) return nullptr;
    // Cairo keeps faces in a cache of its own, longer than we do: what it draws with lives as long.
    struct Kept {
      std::shared_ptr<Library> library;
      FT_Face face;
      ~Kept() { FT_Done_Face(face); }
    };
    static constexpr cairo_user_data_key_t kKept{};
    auto kept = std::make_unique<Kept>(library, face);
    auto result = std::make_unique<Face>();
    result->drawing_.reset(cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING));
    const auto drop = [](void* object) { delete static_cast<Kept*>(object); };  // NOLINT: C takes no smart pointer
    if (cairo_font_face_set_user_data(result->drawing_.get(), &kKept, kept.get(), drop) != CAIRO_STATUS_SUCCESS)
      return nullptr;
    result->ft_ = kept.release()->face;
    const std::unique_ptr<hb_blob_t, Deleter<hb_blob_destroy>> blob(hb_blob_create_from_file(file));
    const std::unique_ptr<hb_face_t, Deleter<hb_face_destroy>> shaped(hb_face_create(blob.get(), 0));
    result->shaping_.reset(hb_font_create(shaped.get()));
    return result;
  }
  bool has(char32_t letter) const { return FT_Get_Char_Index(ft_, letter) != 0; }
  double units() const { return static_cast<double>(ft_->units_per_EM); }
  double ascent() const { return static_cast<double>(ft_->ascender) / units(); }
  double descent() const { return -static_cast<double>(ft_->descender) / units(); }
  hb_font_t* shaping() const { return shaping_.get(); }  ///< in font units
  cairo_font_face_t* drawing() const { return drawing_.get(); }

 private:
  FT_Face ft_ = nullptr;  ///< lives with `drawing_`
  std::unique_ptr<cairo_font_face_t, Deleter<cairo_font_face_destroy>> drawing_;
  std::unique_ptr<hb_font_t, Deleter<hb_font_destroy>> shaping_;
};

/// Letters of one face, shaped. Positions are design pixels from the run's start.
struct Type::Run {
  const Face* face = nullptr;
  std::string text;
  std::vector<cairo_glyph_t> glyphs;
  std::vector<cairo_text_cluster_t> clusters;
  double width = 0;
};

const StyleSpec& spec(Style style) { return kSpecs[static_cast<std::size_t>(style)]; }

Type::Type() : library_(std::make_shared<Library>()) {}
Type::~Type() = default;

Face* Type::face(const char* file) {
  const auto [known, fresh] = faces_.try_emplace(file);
  if (fresh) known->second = Face::open(library_, file);
  if (fresh && !known->second && file != kFallback && file != kBoldFallback)
    problem_ = "The font " + std::string(file) + " could not be opened.";
  return known->second.get();
}

namespace {

using Buffer = std::unique_ptr<hb_buffer_t, Deleter<hb_buffer_destroy>>;

/// HarfBuzz's clusters are byte offsets, never falling: each ends where the next begins.
void fill_clusters(std::vector<cairo_text_cluster_t>& clusters, const hb_glyph_info_t* infos, unsigned count,
                   std::size_t bytes) {
  for (unsigned i = 0; i < count;) {
    unsigned end = i + 1;
    while (end < count && infos[end].cluster == infos[i].cluster) ++end;
    const std::size_t next = end < count ? infos[end].cluster : bytes;
    clusters.push_back({static_cast<int>(next - infos[i].cluster), static_cast<int>(end - i)});
    i = end;
  }
}

}  // namespace

std::vector<Type::Run> Type::shape(Style style, std::string_view text) {
  const StyleSpec& type = spec(style);
  Face* own = face(type.file);
  if (own == nullptr) return {};
  Face* const bold = std::string_view(type.file) == kSemiBold ? face(kBoldFallback) : nullptr;
  Face* const other = bold != nullptr ? bold : face(kFallback);
  std::vector<Run> runs;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    const char32_t letter = viewer::next_code_point(text, &next);
    const Face* with = own->has(letter) || other == nullptr || !other->has(letter) ? own : other;
    if (runs.empty() || runs.back().face != with) runs.push_back({with, {}, {}, {}, 0});
    runs.back().text += text.substr(at, next - at);
    at = next;
  }
  // Digits of one width stand in columns.
  constexpr std::array<hb_feature_t, 1> kFeatures{
      hb_feature_t{HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};
  for (Run& run : runs) {
    const Buffer buffer(hb_buffer_create());
    const int bytes = static_cast<int>(run.text.size());
    hb_buffer_add_utf8(buffer.get(), run.text.data(), bytes, 0, bytes);
    hb_buffer_guess_segment_properties(buffer.get());
    hb_shape(run.face->shaping(), buffer.get(), kFeatures.data(), kFeatures.size());
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const double scale = type.size / run.face->units();
    for (unsigned i = 0; i < count; ++i) {
      run.glyphs.push_back({infos[i].codepoint, run.width + scale * places[i].x_offset, -scale * places[i].y_offset});
      run.width += scale * places[i].x_advance + type.tracking * type.size;
    }
    fill_clusters(run.clusters, infos, count, run.text.size());
  }
  return runs;
}

double Type::width(Style style, std::string_view text) {
  double width = 0;
  for (const Run& run : shape(style, text)) width += run.width;
  return width;
}

double Type::show(cairo_t* to, Style style, double x, double y, std::string_view text, Align align) {
  std::vector<Run> runs = shape(style, text);
  const StyleSpec& type = spec(style);
  double width = 0;
  for (const Run& run : runs) width += run.width;
  if (align == Align::right) x -= width;
  const Face* own = face(type.file);
  if (own == nullptr) return 0;
  const double baseline = y + 0.5 * (type.line - (own->ascent() + own->descent()) * type.size) + own->ascent() * type.size;
  for (Run& run : runs) {
    for (cairo_glyph_t& glyph : run.glyphs) {
      glyph.x += x;
      glyph.y += baseline;
    }
    cairo_set_font_face(to, run.face->drawing());
    cairo_set_font_size(to, type.size);
    cairo_show_text_glyphs(to, run.text.data(), static_cast<int>(run.text.size()), run.glyphs.data(),
                           static_cast<int>(run.glyphs.size()), run.clusters.data(), static_cast<int>(run.clusters.size()),
                           {});
    x += run.width;
  }
  return width;
}

void Type::icon(cairo_t* to, char32_t letter, double x, double y, double size) {
  const Face* icons = face(kIcons);
  if (icons == nullptr) return;
  std::string text;
  viewer::append_utf8(&text, letter);
  cairo_set_font_face(to, icons->drawing());
  cairo_set_font_size(to, size);
  cairo_move_to(to, x - size / 2, y + size / 2);
  cairo_text_path(to, text.c_str());
  cairo_fill(to);
}

std::vector<std::string> Type::wrap(Style style, std::string_view text, double room) {
  std::vector<std::string> lines{{}};
  std::string piece;
  const auto fits = [&](const std::string& line) {  // the space after it stands on no line
    return width(style, std::string_view(line).substr(0, line.find_last_not_of(' ') + 1)) <= room;
  };
  const auto place = [&] {
    std::string& line = lines.back();
    if (line.empty() || fits(line + piece)) {
      line += piece;
    } else {
      line.erase(line.find_last_not_of(' ') + 1);
      lines.emplace_back(piece);
    }
    piece.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    const char32_t letter = viewer::next_code_point(text, &next);
    const std::string_view bytes = text.substr(at, next - at);
    const bool too_wide = !piece.empty() && width(style, piece + std::string(bytes)) > room;
    if (too_wide && may_begin_line(letter)) place();
    piece += bytes;
    if (ends_piece(letter)) place();
    at = next;
  }
  place();
  return lines;
}

}  // namespace maquette::sheet
