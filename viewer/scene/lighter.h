// The same product with fewer triangles, for machines that cannot draw them all while something moves.
//
// Edges are collapsed where that changes the surface least (Garland and Heckbert, "Surface simplification using quadric
// error metrics", 1997, as meshoptimizer has it), and only onto vertices that exist: the lighter level is another list of
// indices into the same vertices, so it morphs, is picked and is dressed like the whole one.
#pragma once

#include <cstdint>
#include <vector>

#include "scene/product.h"

namespace maquette::scene {

/// For each slot the indices of its lighter level: a third of its triangles, or as few as keep every surface within
/// 0.4 percent of the slot's size. Borders stay, so that panels meet.
std::vector<std::vector<std::uint32_t>> lighter_indices(const Figure& figure);

}  // namespace maquette::scene
