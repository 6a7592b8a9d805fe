// What of a mesh an appearance shows, and how each slot of it looks.
//
// A product that comes in twos is modelled once. The other one hangs in the mesh below a node that mirrors it: "left:vamp"
// for the slot "vamp". Such an *image* looks as its original does but for what the catalog says of it, and is seen when one
// of them differs, or when a picture shows the pair. Reading the mesh bakes the mirror in (scene/product.cpp), so winding,
// normals and tangents are right and nothing behind this file knows of mirrors.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scene/appearance.h"
#include "scene/product.h"

namespace maquette::scene {

/// The look of the slot of this name: its own, or its original's, or as the mesh came.
const Look& look_of(const Appearance& appearance, std::string_view slot);

/// Slots that are seen, in the figure's order: what picking, shadow and drawing need. A text that says nothing is not.
std::vector<bool> shown_slots(const Figure& figure, const Appearance& appearance);

/// The product's box, with that of its images where any of them is shown: what a camera frames.
Bounds shown_bounds(const Figure& figure, const Appearance& appearance);
/// The box of the images alone; as `shown_bounds` where the mesh has none.
Bounds image_bounds(const Figure& figure);

/// Whether the mesh brings images: whether there is a pair to show.
bool has_images(const Figure& figure);

/// `slots`, each with its image where the image has no look of its own: what a choice for both of a pair changes.
std::vector<std::string> on_both(const Figure& figure, const Appearance& appearance, std::vector<std::string> slots);

}  // namespace maquette::scene
