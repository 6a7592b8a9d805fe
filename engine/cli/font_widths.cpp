// A letter's width is its advance: where the machine begins the next one. The sheet a text part reads adds them up letter
// by letter, so no two letters are moved together here as print would; a text that fits by this measure fits on the
// product.
//
// HarfBuzz reads the advances itself ("hb-ot"), checks every table of the font before it looks into it, knows variable and
// CFF fonts, and is here already for the studio's letters. FreeType would render what nobody looks at; stb_truetype trusts
// the font. Only the command links it: the engine reads a table of numbers, and judges alike on every machine.
#include "cli/font_widths.h"

#include <hb-ot.h>
#include <hb.h>

#include <memory>

namespace maquette::cli {
namespace {

template <auto kDestroy>
struct Destroy {
  template <class Handle>
  void operator()(Handle* handle) const {
    kDestroy(handle);
  }
};

using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using Font = std::unique_ptr<hb_font_t, Destroy<hb_font_destroy>>;

/// How tall a capital is, in the font's units: as the font says, or as its H is.
hb_position_t capital_height(hb_font_t* font) {
  hb_position_t height = 0;
  if (hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &height) != 0 && height > 0) return height;
  hb_codepoint_t glyph = 0;
  hb_glyph_extents_t extents{};
  const bool has_h = hb_font_get_nominal_glyph(font, U'H', &glyph) != 0;
  return has_h && hb_font_get_glyph_extents(font, glyph, &extents) != 0 ? extents.y_bearing : 0;
}

std::int64_t scaled_up(std::int64_t units, std::int64_t length, std::int64_t of) { return (units * length + of - 1) / of; }

}  // namespace

FontWidths measure_font(std::string_view bytes, const std::vector<char32_t>& characters, const LetterSize& size) {
  FontWidths measured;
  const Blob blob(
      hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  const Face face(hb_face_create(blob.get(), 0));
  if (hb_face_get_glyph_count(face.get()) == 0) {
    measured.problem = "this is not a TrueType or OpenType font";
    return measured;
  }
  const Font font(hb_font_create(face.get()));
  const auto units = static_cast<int>(hb_face_get_upem(face.get()));
  hb_font_set_scale(font.get(), units, units);
  const std::int64_t length = size.capitals > 0 ? size.capitals : size.em;
  const std::int64_t of = size.capitals > 0 ? capital_height(font.get()) : units;
  if (of <= 0) {
    measured.problem = "the font does not say how tall its capitals are and has no H; give its size with --em";
    return measured;
  }
  for (const char32_t character : characters) {
    hb_codepoint_t glyph = 0;
    const bool known = hb_font_get_nominal_glyph(font.get(), character, &glyph) != 0;
    const hb_position_t advance = known ? hb_font_get_glyph_h_advance(font.get(), glyph) : 0;
    if (advance > 0) {
      measured.widths[character] = scaled_up(advance, length, of) + size.gap;
    } else {
      measured.missing.push_back(character);
    }
  }
  return measured;
}

}  // namespace maquette::cli
