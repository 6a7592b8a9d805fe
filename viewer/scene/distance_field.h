// How far is each pixel from the outside? Exact Euclidean distances in linear time.
//
// Felzenszwalb and Huttenlocher, "Distance transforms of sampled functions" (Theory of Computing, 2012): the lower envelope
// of parabolas, once along the rows and once along the columns.
#pragma once

#include <vector>

namespace maquette::scene {

/// For each of `width` x `height` pixels the distance in pixels to the nearest with `inside` false; 0 for those.
std::vector<float> distance_to_outside(const std::vector<bool>& inside, int width, int height);

}  // namespace maquette::scene
