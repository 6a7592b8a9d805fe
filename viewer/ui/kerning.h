// How much closer or further apart two letters of a face stand: asked of HarfBuzz, which reads every form that fonts keep
// it in (GPOS pairs, classes and extensions as well as the old `kern` table; stb_truetype reads some of them).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>

struct hb_font_t;
struct hb_buffer_t;

namespace maquette::ui {

/// Of one face. Used from one thread: answers are kept.
class Kerning {
 public:
  /// `bytes` are the font's file and must outlive this.
  Kerning(const unsigned char* bytes, std::size_t size);

  /// Change of the advance of `left` before `right`, in em; negative: closer.
  float operator()(char32_t left, char32_t right);

 private:
  struct Release {
    void operator()(hb_font_t* font) const;
    void operator()(hb_buffer_t* buffer) const;
  };
  float shape(char32_t left, char32_t right);

  std::unique_ptr<hb_font_t, Release> font_;
  std::unique_ptr<hb_buffer_t, Release> buffer_;
  float unit_ = 0.0F;  ///< em a font unit
  std::unordered_map<std::uint64_t, float> known_;
};

}  // namespace maquette::ui
