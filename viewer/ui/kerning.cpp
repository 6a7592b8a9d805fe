#include "ui/kerning.h"

#include <hb.h>

#include <array>

namespace maquette::ui {

void Kerning::Release::operator()(hb_font_t* font) const { hb_font_destroy(font); }
void Kerning::Release::operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }

Kerning::Kerning(const unsigned char* bytes, std::size_t size) : buffer_(hb_buffer_create()) {
  hb_blob_t* blob = hb_blob_create(reinterpret_cast<const char*>(bytes), static_cast<unsigned>(size),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  font_.reset(hb_font_create(face));
  unit_ = 1.0F / static_cast<float>(hb_face_get_upem(face));
  hb_face_destroy(face);
  hb_blob_destroy(blob);
}

float Kerning::operator()(char32_t left, char32_t right) {
  const std::uint64_t pair = std::uint64_t{left} << 32U | right;
  if (const auto found = known_.find(pair); found != known_.end()) return found->second;
  return known_.emplace(pair, shape(left, right)).first->second;
}

float Kerning::shape(char32_t left, char32_t right) {
  const std::array<std::uint32_t, 2> letters{left, right};
  hb_buffer_reset(buffer_.get());
  hb_buffer_add_utf32(buffer_.get(), letters.data(), 2, 0, 2);
  hb_buffer_guess_segment_properties(buffer_.get());
  // The canvas draws letter by letter, so nothing but the distance may change.
  const std::array<hb_feature_t, 3> features{
      hb_feature_t{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
      hb_feature_t{HB_TAG('c', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
      hb_feature_t{HB_TAG('c', 'c', 'm', 'p'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};
  hb_shape(font_.get(), buffer_.get(), features.data(), features.size());
  unsigned count = 0;
  const hb_glyph_position_t* at = hb_buffer_get_glyph_positions(buffer_.get(), &count);
  const hb_glyph_info_t* glyph = hb_buffer_get_glyph_infos(buffer_.get(), nullptr);
  if (count != 2) return 0.0F;
  return static_cast<float>(at[0].x_advance - hb_font_get_glyph_h_advance(font_.get(), glyph[0].codepoint)) * unit_;
}

}  // namespace maquette::ui
