// Letters that are not sewn: pressed into a surface, stamped on it with metal leaf, or printed.
//
// A brass type leaves a floor and a wall around it. How deep a point lies follows from its distance to the outline alone
// (the exact distance transform of scene/distance_field.h, inside and outside), so the normals come from the distance, and
// the letters are as sharp as the distance is. Near the wall the floor sees less of the room: that is the light. Ink has no
// depth; leaf a little, because it is stamped hot; a blind pressing shows nothing else, and gives the leather around it a
// shoulder.
//
// Pure; safe from any thread.
#pragma once

#include <string_view>

#include "scene/text_texture.h"

namespace maquette::scene {

/// Of the type that is pressed in, in millimetres on the product.
struct Pressing {
  float depth = 0.0F;     ///< of the floor below the surface; 0: printed
  float wall = 0.4F;      ///< from the outline to where the floor begins
  float shoulder = 0.0F;  ///< how far around the letters the surface bends down to them
};

/// Channels as in TextTexture. With a shoulder the coverage reaches that far around the letters. `millimetres`: width of
/// the patch.
TextTexture render_pressed(std::string_view text, std::string_view style, const Pressing& pressing, int width, int height,
                           float aspect, float millimetres);

}  // namespace maquette::scene
