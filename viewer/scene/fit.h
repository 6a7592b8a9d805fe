// A view that shows all of the product, as large as the picture allows.
//
// `frame` knows a product by the box around it, which suits a camera that turns: nothing grows or shrinks under the finger.
// A view with a name (side, front, ...) is a picture to be looked at, and a box is not enough for it: a pump on a high heel
// is taller than it is deep, its strap stands above it, and the corners of the box around a round board lie far outside the
// board. So every vertex that is drawn is projected once, in the shape it is drawn in, and the lens is set by the farthest.
// The lens alone changes, so the projection is linear in its strength and one pass is exact.
#pragma once

#include <vector>

#include "scene/camera.h"

namespace maquette::scene {

/// The box around the slots that are shown; around all of them where none is.
Bounds bounds_of(const Figure& figure, const std::vector<bool>& shown);

/// `orbit` at the distance from which everything shown lies inside `box` of a picture of `width` x `height` pixels. The
/// orbit's own distance says how large a product is that sweeps all of its box when it turns: one that sweeps less comes
/// nearer by as much, one that would leave the box stands back.
Orbit fitted(const Figure& figure, const std::vector<bool>& shown, const Orbit& orbit, const ScreenBox& box, int width,
             int height);

}  // namespace maquette::scene
