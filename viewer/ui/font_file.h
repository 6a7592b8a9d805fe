// A face as a file: mapped into memory, so that of a Japanese one with its 65,000 letters only the pages that are looked at
// are ever read. Metrics and outlines come from stb_truetype, kerning from HarfBuzz.
#pragma once

#include <stb/stb_truetype.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "ui/kerning.h"

namespace maquette::ui {

/// A file's bytes, read-only, for as long as this lives.
class MappedFile {
 public:
  MappedFile() = default;
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  bool open(const char* path);
  const unsigned char* data() const { return data_; }
  std::size_t size() const { return size_; }

 private:
  unsigned char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Used from one thread at a time: kerning keeps its answers.
class FontFile {
 public:
  /// False when the file is missing or no font. Of a collection the first face is taken.
  bool open(const char* path);

  const std::string& path() const { return path_; }
  const MappedFile& bytes() const { return bytes_; }
  const stbtt_fontinfo& info() const { return info_; }

  /// Whether the face can draw `c`.
  bool has(char32_t c) const;
  float em_scale() const { return em_scale_; }   ///< em a font unit
  float advance(char32_t c) const;               ///< em
  float kerning(char32_t left, char32_t right);  ///< em

 private:
  float look_up_advance(char32_t c) const;

  static constexpr char32_t kLatin = 0x250;
  std::string path_;
  MappedFile bytes_;
  stbtt_fontinfo info_{};
  std::array<float, kLatin> latin_{};  ///< advances of the letters that are asked for most; below 0: none
  float em_scale_ = 0.0F;
  std::optional<Kerning> kerning_;  ///< once it is asked for
};

}  // namespace maquette::ui
