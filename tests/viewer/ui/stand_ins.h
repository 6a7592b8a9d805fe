// What panels are drawn with where there is no window: nothing that could be seen.
#pragma once

#include "ui/canvas.h"
#include "ui/letter_sheet.h"
#include "ui/pictures.h"

namespace maquette::ui::testing {

class NoPictures : public Pictures {
 public:
  Picture swatch(std::string_view, const Variant&, Choice, float, float) override { return {}; }
  Picture view(std::string_view, const Variant&, int, float, float) override { return {}; }
  Picture scene(std::string_view, const Variant&, float, float) override { return {}; }
  std::optional<Point> anchor(GroupIndex) override { return std::nullopt; }
};

class NoTextures : public SheetTextures {
 public:
  void* make(int) override { return this; }
  void fill(void*, int, int, int, int, const std::uint8_t*) override {}
  void clear() override {}
};

inline Shadows no_shadows() {
  return Shadows([](int, int, const std::vector<std::uint8_t>&) { return nullptr; });
}

}  // namespace maquette::ui::testing
