// Soft shadows of cards, without a shader: a blurred rounded rectangle is painted once into a small alpha texture and
// stretched to any card by nine slices (corners as they are, edges along one axis, the middle left out: cards are opaque).
//
// The blur of a straight edge by a Gaussian is the error function, exactly; around a corner of the signed distance field it
// is close enough at these radii that no eye tells.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <tuple>
#include <vector>

#include "ui/geometry.h"
#include "ui/theme.h"

struct ImDrawList;

namespace maquette::ui {

/// Makes a texture of 4 x 8-bit straight-alpha pixels, rows from the top, and returns what ImGui knows it by.
using TextureMaker = std::function<void*(int width, int height, const std::vector<std::uint8_t>& rgba)>;

class Shadows {
 public:
  explicit Shadows(TextureMaker make) : make_(std::move(make)) {}

  /// All in screen pixels; `box` is the card itself.
  void draw(ImDrawList& list, Rect box, float radius, float sigma, Color tint);

 private:
  struct Slices {
    void* texture = nullptr;
    float corner = 0, size = 0, outset = 0;
  };
  const Slices& slices(float radius, float sigma);

  TextureMaker make_;
  std::map<std::pair<int, int>, Slices> made_;  ///< by radius and sigma in eighths of a pixel
};

}  // namespace maquette::ui
