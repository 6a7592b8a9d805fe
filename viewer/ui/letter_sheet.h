// Letters that are drawn when they are first seen: those of Japanese, which are too many to bake, and whatever else a
// customer types that the baked atlas lacks.
//
// Dear ImGui's atlas is made once, of ranges that are known beforehand. A sheet is the other way round: an empty texture
// into which each letter is rasterized (stb_truetype, like the atlas) the first time a panel asks for it, in the size it is
// asked for. A Japanese screen shows some 150 different letters; baking its 2,500 most frequent ones in every style would
// take seconds and 200 MB. Letters stand on shelves of one height each, which wastes little, because a style's letters are
// all about as high (Lodi, Martello, Monaci: Two-dimensional packing problems, 2002, call it next-fit by levels).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <tuple>
#include <vector>

#include "ui/font_file.h"

namespace maquette::ui {

/// Textures of 8-bit coverage, drawn as white of that alpha.
class SheetTextures {
 public:
  virtual ~SheetTextures() = default;
  /// An empty square of `edge` pixels; what Dear ImGui knows it by.
  virtual void* make(int edge) = 0;
  virtual void fill(void* texture, int x, int y, int width, int height, const std::uint8_t* coverage) = 0;
  /// Forgets all of them.
  virtual void clear() = 0;
};

/// A letter on a sheet. The corners are whole screen pixels from the pen on the baseline, y downwards.
struct SheetLetter {
  void* texture = nullptr;  ///< null: nothing to draw, a space
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

class LetterSheet {
 public:
  explicit LetterSheet(std::unique_ptr<SheetTextures> textures) : textures_(std::move(textures)) {}

  /// `c` of `file` at `em` screen pixels. The answer holds until `clear`.
  const SheetLetter& letter(const FontFile& file, float em, char32_t c);
  void clear();

  std::size_t letters() const { return letters_.size(); }
  std::size_t pages() const { return pages_.size(); }
  /// No room is left: letters are missing until `clear`.
  bool full() const { return full_; }

 private:
  struct Page {
    void* texture = nullptr;
    int used = 0;  ///< rows that shelves stand on
  };
  struct Shelf {
    std::size_t page = 0;
    int x = 0, y = 0;
  };
  struct Spot {
    std::size_t page = 0;
    int x = 0, y = 0;
  };
  SheetLetter draw(const FontFile& file, float em, char32_t c);
  bool find_room(int width, int height, Spot* spot);

  std::unique_ptr<SheetTextures> textures_;
  std::map<std::tuple<const FontFile*, int, char32_t>, SheetLetter> letters_;  ///< the em in 1/64 pixels
  std::vector<Page> pages_;
  std::map<int, Shelf> shelves_;  ///< by height: the one that is being filled
  bool full_ = false;
};

}  // namespace maquette::ui
