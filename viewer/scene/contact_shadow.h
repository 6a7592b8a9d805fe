// The soft shadow a product throws on the studio floor.
//
// The product is reduced to what the floor can see of it: for each cell of a grid, the lowest and the highest surface above
// it. From every floor cell a fan of directions towards the lights is marched through that grid; the share that meets the
// product is the shadow. A few million short steps, so it is made when a product is loaded, without the graphics card.
#pragma once

#include <vector>

#include "scene/product.h"

namespace maquette::scene {

/// Occlusion of the floor, 0 (open) to 255 (no light). Row 0 is at low.y (world z), column 0 at low.x (world x).
struct ContactShadow {
  int width = 0, height = 0;
  std::vector<std::uint8_t> occlusion;
  glm::vec2 low{0.0F}, high{0.0F};  ///< world x and z the texture spans, metres
};

/// `shown`: which slots throw a shadow; `bounds`: of them.
ContactShadow contact_shadow(const Figure& product, const std::vector<bool>& shown, const Bounds& bounds, int width = 160);

}  // namespace maquette::scene
