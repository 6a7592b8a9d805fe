// Pictures as glTF wants them, from pictures as the renderer has them.
#pragma once

#include "scene/image.h"

namespace maquette::scene {

/// Back to sRGB for baseColorTexture, whose colour channels glTF decodes; opaque.
Image to_srgb(Image linear);
/// Roughness from alpha into green; blue (metallic) full, so that the factor decides.
Image roughness_of(const Image& surface);
Image without_alpha(const Image& image);

/// Of sewn letters (rg normal, b light, a coverage: scene/text_texture.h): their light as grey with their coverage as
/// alpha.
Image cover_of(const Image& sewn);
/// Their normals, complete.
Image relief_of(const Image& sewn);

}  // namespace maquette::scene
