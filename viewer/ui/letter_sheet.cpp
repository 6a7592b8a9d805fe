#include "ui/letter_sheet.h"

#include <cmath>

namespace maquette::ui {

namespace {

constexpr int kEdge = 1024, kGap = 1;
constexpr std::size_t kMostPages = 8;

int shelf_height(int height) { return (height + 7) / 8 * 8; }

}  // namespace

const SheetLetter& LetterSheet::letter(const FontFile& file, float em, char32_t c) {
  const std::tuple key{&file, static_cast<int>(std::lround(em * 64)), c};
  if (const auto known = letters_.find(key); known != letters_.end()) return known->second;
  return letters_.emplace(key, draw(file, em, c)).first->second;
}

void LetterSheet::clear() {
  letters_.clear();
  pages_.clear();
  shelves_.clear();
  textures_->clear();
  full_ = false;
}

SheetLetter LetterSheet::draw(const FontFile& file, float em, char32_t c) {
  const float scale = file.em_scale() * em;
  const int glyph = stbtt_FindGlyphIndex(&file.info(), static_cast<int>(c));
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  stbtt_GetGlyphBitmapBox(&file.info(), glyph, scale, scale, &x0, &y0, &x1, &y1);
  const int width = x1 - x0, height = y1 - y0;
  Spot spot;
  if (width <= 0 || height <= 0 || !find_room(width, height, &spot)) return {};
  std::vector<std::uint8_t> coverage(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  stbtt_MakeGlyphBitmap(&file.info(), coverage.data(), width, height, width, scale, scale, glyph);
  void* const texture = pages_[spot.page].texture;
  textures_->fill(texture, spot.x, spot.y, width, height, coverage.data());
  const auto part = [](int at) { return static_cast<float>(at) / kEdge; };
  return {texture,      static_cast<float>(x0), static_cast<float>(y0), static_cast<float>(x1), static_cast<float>(y1),
          part(spot.x), part(spot.y),           part(spot.x + width),   part(spot.y + height)};
}

bool LetterSheet::find_room(int width, int height, Spot* spot) {
  const int shelf_high = shelf_height(height + kGap);
  if (width + kGap > kEdge || shelf_high > kEdge) return false;
  auto shelf = shelves_.find(shelf_high);
  if (shelf == shelves_.end() || shelf->second.x + width + kGap > kEdge) {
    if (pages_.empty() || pages_.back().used + shelf_high > kEdge) {
      full_ = pages_.size() >= kMostPages;
      if (full_) return false;
      pages_.push_back({textures_->make(kEdge), 0});
    }
    shelf = shelves_.insert_or_assign(shelf_high, Shelf{pages_.size() - 1, 0, pages_.back().used}).first;
    pages_.back().used += shelf_high;
  }
  *spot = {shelf->second.page, shelf->second.x, shelf->second.y};
  shelf->second.x += width + kGap;
  return true;
}

}  // namespace maquette::ui
