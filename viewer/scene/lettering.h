// A text in its technique, for the patch of a product that it is written on.
#pragma once

#include "scene/appearance.h"
#include "scene/product.h"
#include "scene/text_texture.h"

namespace maquette::scene {

/// The area of a text, whose texture coordinates run from 0 to 1 across it.
struct Patch {
  float width = 40.0F;  ///< millimetres
  float aspect = 3.0F;  ///< width over height
};

/// From the slot's extent along its own texture coordinates.
Patch patch_of(const Slot& slot);

/// `width`: of the picture, in pixels; as high as the patch wants, and at least 64.
TextTexture lettering(const SlotText& text, const Patch& patch, int width);

}  // namespace maquette::scene
