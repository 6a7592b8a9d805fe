// Words as embroidery: a text becomes a picture of satin stitches for the patch it is sewn on.
//
// stb_truetype gives the outlines; an exact distance transform (Felzenszwalb and Huttenlocher, "Distance transforms of
// sampled functions", 2012) gives how deep each point lies in its stroke. Threads run across the stroke as an embroidery
// machine lays them: along the gradient of that distance, raised in the middle of the stroke, each thread a small cylinder.
//
// Pure; safe from any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "scene/image.h"

namespace maquette::scene {

/// RGBA: R, G the tangent-space normal (x right, y up, 128 = 0), B the light that reaches the thread (255 = all), A
/// coverage.
struct TextTexture {
  Image image;
  bool complete = true;  ///< false: some characters are not in the font and were left out
};

/// Thread widths an embroidery machine offers.
enum class Stitch : std::uint8_t { fine, regular, bold };

/// `width` x `height`: pixels of the texture. `aspect`: width over height of the patch in the world; the text is centred,
/// as large as fits. `style`: "block", "classic", "script", "typed"; anything else is "block".
TextTexture render_text(std::string_view text, std::string_view style, Stitch stitch, int width, int height, float aspect);

/// "fine", "bold", "wide"; anything else is regular.
Stitch stitch_named(std::string_view id);

}  // namespace maquette::scene
