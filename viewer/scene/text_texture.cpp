#include "scene/text_texture.h"

#include <algorithm>
#include <cmath>
#include <glm/glm.hpp>
#include <glm/gtc/constants.hpp>

#include "scene/distance_field.h"
#include "scene/relief.h"
#include "scene/text_mask.h"

namespace maquette::scene {
namespace {

/// Sizes in pixels of a texture 1024 wide, scaled to the texture's own width.
struct Thread {
  float pitch;  ///< from thread to thread
  float rise;   ///< how high the satin stands over the patch
};

Thread thread_of(Stitch stitch, int width) {
  const float scale = static_cast<float>(width) / 1024.0F;
  switch (stitch) {
    case Stitch::fine:
      return {6.0F * scale, 7.0F * scale};
    case Stitch::bold:
      return {11.0F * scale, 12.0F * scale};
    default:
      return {8.0F * scale, 9.0F * scale};
  }
}

/// The direction across the stroke for each pixel, as an angle in [0, pi): the gradient of the depth, averaged over a
/// stroke's width as a doubled angle, because a direction and its opposite are the same thread.
Field thread_angles(const Field& depth, int width, int height, int radius) {
  Field cosine(depth.size()), sine(depth.size());
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto i = static_cast<std::size_t>(y * width + x);
      if (depth[i] <= 0.0F) continue;
      const glm::vec2 slope = slope_at(depth, width, height, x, y);
      cosine[i] = slope.x * slope.x - slope.y * slope.y;
      sine[i] = 2.0F * slope.x * slope.y;
    }
  }
  box_blur(cosine, width, height, radius);
  box_blur(sine, width, height, radius);
  // Threads lie in a few directions only, as a digitiser lays out sectors; within one they are parallel.
  constexpr float kSector = glm::pi<float>() / 8.0F;
  Field angles(depth.size());
  for (std::size_t i = 0; i < angles.size(); ++i) {
    const float angle = 0.5F * std::atan2(sine[i], cosine[i]);
    angles[i] = std::round(angle / kSector) * kSector;
  }
  return angles;
}

/// How high the surface of a thread stands, 0 between threads and 1 on their backs.
float thread_profile(float angle, float x, float y, float pitch) {
  const float along_stroke = -x * std::sin(angle) + y * std::cos(angle);
  const float phase = along_stroke / pitch - std::floor(along_stroke / pitch);
  const float off = 2.0F * phase - 1.0F;
  return std::sqrt(std::max(0.0F, 1.0F - off * off));
}

struct Relief {
  Field height;   ///< pixels
  Field profile;  ///< of the thread, 0 to 1
};

Relief make_relief(const Field& depth, const Field& angles, int width, int height, const Thread& thread) {
  Relief relief{Field(depth.size()), Field(depth.size())};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto i = static_cast<std::size_t>(y * width + x);
      relief.profile[i] = thread_profile(angles[i], static_cast<float>(x), static_cast<float>(y), thread.pitch);
      if (depth[i] <= 0.0F) continue;
      const float off = std::max(0.0F, 1.0F - depth[i] / (1.6F * thread.rise));
      relief.height[i] = thread.rise * std::sqrt(1.0F - off * off) + 0.24F * thread.pitch * relief.profile[i];
    }
  }
  return relief;
}

}  // namespace

Stitch stitch_named(std::string_view id) {
  if (id == "fine") return Stitch::fine;
  return id == "bold" || id == "wide" ? Stitch::bold : Stitch::regular;
}

TextTexture render_text(std::string_view text, std::string_view style, Stitch stitch, int width, int height, float aspect) {
  const float stretch = aspect * static_cast<float>(height) / static_cast<float>(width);
  const TextMask mask = text_mask(text, style, width, height, stretch);
  const auto pixels = mask.coverage.pixels.size();
  std::vector<bool> inside(pixels);
  for (std::size_t i = 0; i < pixels; ++i) inside[i] = mask.coverage.pixels[i] >= 128;
  const Field depth = distance_to_outside(inside, width, height);
  const Thread thread = thread_of(stitch, width);
  const Field angles = thread_angles(depth, width, height, std::max(2, static_cast<int>(1.2F * thread.pitch)));
  const Relief relief = make_relief(depth, angles, width, height, thread);

  TextTexture result{{width, height, 4, std::vector<std::uint8_t>(4 * pixels)}, mask.complete};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto i = static_cast<std::size_t>(y * width + x);
      const float edge = std::clamp(depth[i] / (1.2F * thread.pitch), 0.0F, 1.0F);
      auto* out = &result.image.pixels[4 * i];
      write_normal(slope_at(relief.height, width, height, x, y), out);
      out[2] = byte((0.55F + 0.45F * edge) * (0.62F + 0.38F * relief.profile[i]));
      out[3] = mask.coverage.pixels[i];
    }
  }
  return result;
}

}  // namespace maquette::scene
