// The soft shadow a product throws on the studio floor.
//
// The product is reduced to what the floor can see of it: for each cell of a grid, the lowest and the highest surface above
// it. From every floor cell a fan of directions is marched through that grid; the share of the room's light that comes down
// those that meet the product is the shadow. It lies under the product and away from the lamps, and is kept for every angle
// at which the product can be turned to them (scene/floor_light.h). A few million short steps, so it is made when a product
// is loaded, without the graphics card.
#pragma once

#include <vector>

#include "scene/floor_light.h"
#include "scene/product.h"

namespace maquette::scene {

/// The share of its light that each cell of the floor does not get. Row 0 is at low.y (world z), column 0 at low.x (world
/// x).
struct ContactShadow {
  int width = 0, height = 0;
  std::vector<Turning> blocked;
  glm::vec2 low{0.0F}, high{0.0F};  ///< world x and z the texture spans, metres
};

/// `shown`: which slots throw a shadow; `bounds`: of them.
ContactShadow contact_shadow(const Figure& product, const std::vector<bool>& shown, const Bounds& bounds,
                             const FloorLight& light, int width = 160);

/// 0 (open) to 255 (no light) for each cell, seen from this azimuth.
std::vector<std::uint8_t> shadow_from(const ContactShadow& shadow, float azimuth_degrees);

}  // namespace maquette::scene
