// The sheets of letters on the graphics card.
#pragma once

#include <vector>

#include "gl/texture.h"
#include "ui/letter_sheet.h"

namespace maquette::app {

/// One byte a pixel, sampled as white of that alpha. Needs a current context for all its life.
class LetterTextures : public ui::SheetTextures {
 public:
  void* make(int edge) override;
  void fill(void* texture, int x, int y, int width, int height, const std::uint8_t* coverage) override;
  void clear() override { textures_.clear(); }

 private:
  std::vector<gl::Texture> textures_;
};

}  // namespace maquette::app
