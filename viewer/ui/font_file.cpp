#include "ui/font_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace maquette::ui {

MappedFile::~MappedFile() {
  if (data_ != nullptr) munmap(data_, size_);
}

bool MappedFile::open(const char* path) {
  const int file = ::open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  struct stat about {};
  if (fstat(file, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0) {
    const auto size = static_cast<std::size_t>(about.st_size);
    void* const mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (mapped != MAP_FAILED) {
      data_ = static_cast<unsigned char*>(mapped);
      size_ = size;
    }
  }
  close(file);  // the mapping stays
  return data_ != nullptr;
}

bool FontFile::open(const char* path) {
  path_ = path;
  if (!bytes_.open(path)) return false;
  const int offset = stbtt_GetFontOffsetForIndex(bytes_.data(), 0);
  if (offset < 0 || stbtt_InitFont(&info_, bytes_.data(), offset) == 0) return false;
  em_scale_ = stbtt_ScaleForMappingEmToPixels(&info_, 1.0F);
  for (char32_t c = 0; c < kLatin; ++c) {
    latin_[c] = stbtt_FindGlyphIndex(&info_, static_cast<int>(c)) == 0 ? -1.0F : look_up_advance(c);
  }
  return true;
}

bool FontFile::has(char32_t c) const {
  return c < kLatin ? latin_[c] >= 0 : stbtt_FindGlyphIndex(&info_, static_cast<int>(c)) != 0;
}

float FontFile::advance(char32_t c) const { return c < kLatin && latin_[c] >= 0 ? latin_[c] : look_up_advance(c); }

float FontFile::look_up_advance(char32_t c) const {
  int advance = 0, bearing = 0;
  stbtt_GetCodepointHMetrics(&info_, static_cast<int>(c), &advance, &bearing);
  return static_cast<float>(advance) * em_scale_;
}

float FontFile::kerning(char32_t left, char32_t right) {
  if (!kerning_) kerning_.emplace(bytes_.data(), bytes_.size());
  return (*kerning_)(left, right);
}

}  // namespace maquette::ui
