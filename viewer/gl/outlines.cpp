#include "gl/outlines.h"

#include <algorithm>
#include <array>
#include <glm/gtc/matrix_transform.hpp>

#include "scene/shown.h"

namespace maquette::gl {
namespace {

constexpr std::size_t kMost = 4;  // channels of a mask
// Metres an outlined part comes forward, so that the stitches on it do not cut its outline into dots.
constexpr float kStitchHeight = 0.0007F;

float sigma_of(const Frame& frame) {
  float widest = 1.0F;
  for (const Outline& outline : frame.outlines) widest = std::max(widest, outline.width);
  return std::max(1.2F, 0.5F * widest);
}

/// Whether the blurred masks of two frames are the same.
bool same_masks(const Frame& a, const Frame& b) {
  const auto same_slots = [](const Outline& x, const Outline& y) { return x.slots == y.slots && x.width == y.width; };
  return a.width == b.width && a.height == b.height && a.camera.view == b.camera.view &&
         a.camera.projection == b.camera.projection && a.appearance == b.appearance && weights_of(a) == weights_of(b) &&
         a.apart == b.apart &&
         std::equal(a.outlines.begin(), a.outlines.end(), b.outlines.begin(), b.outlines.end(), same_slots);
}

glm::vec4 channel_of(const Frame& frame, const std::string& slot) {
  for (std::size_t i = 0; i < std::min(frame.outlines.size(), kMost); ++i) {
    const auto& slots = frame.outlines[i].slots;
    if (std::find(slots.begin(), slots.end(), slot) == slots.end()) continue;
    glm::vec4 channel(0.0F);
    channel[static_cast<int>(i)] = 1.0F;
    return channel;
  }
  return glm::vec4(0.0F);
}

}  // namespace

OutlinePainter::OutlinePainter(const std::filesystem::path& shaders, GLuint nothing)
    : flat_(shaders, "flat.vert", "flat.frag"),
      blur_(shaders, "screen.vert", "blur.frag"),
      line_(shaders, "screen.vert", "outline.frag"),
      nothing_(nothing) {}

void OutlinePainter::draw_mask(const ProductMeshes& meshes, const Frame& frame, const glm::vec2& shift) {
  glViewport(-region_.x, -region_.y, frame.width, frame.height);
  glDisable(GL_BLEND);
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  flat_.use();
  const glm::vec2 moved = 2.0F * shift / glm::vec2(frame.width, frame.height);
  const glm::mat4 projection = glm::translate(glm::mat4(1.0F), {moved, 0.0F}) * frame.camera.projection;
  const glm::mat4 plain = projection * frame.camera.view;
  const glm::mat4 nearer = projection * glm::translate(glm::mat4(1.0F), {0.0F, 0.0F, kStitchHeight}) * frame.camera.view;
  const std::vector<bool> shown = scene::shown_slots(meshes.product(), frame.appearance);
  for (scene::SlotIndex slot = 0; slot < shown.size(); ++slot) {
    const scene::Slot& geometry = meshes.product().slots[slot];
    const bool text = scene::look_of(frame.appearance, geometry.name).text.has_value();
    const glm::vec4 channel = channel_of(frame, geometry.name);
    // A text's patch is invisible but for its letters: it hides nothing. It may be outlined itself, empty or not.
    if (channel == glm::vec4(0.0F) && (!shown[slot] || text)) continue;
    if (!shown[slot] && (!text || geometry.image)) continue;
    flat_.set("u_channel", channel);
    flat_.set("u_view_projection", channel == glm::vec4(0.0F) ? plain : nearer);
    flat_.set("u_offset", frame.apart * meshes.way(slot));
    meshes.mesh(slot).draw(false, opened(frame));
  }
}

void OutlinePainter::blur(float sigma) {
  blur_.use();
  blur_.set("u_mask", 0);
  blur_.set("u_used", glm::vec2(1.0F));
  blur_.set("u_sigma", sigma);
  glActiveTexture(GL_TEXTURE0);
  const glm::vec2 texel{1.0F / static_cast<float>(masks_.width()), 1.0F / static_cast<float>(masks_.height())};
  const auto pass = [&](const ColorTarget& from, const ColorTarget& into, const glm::vec2& step) {
    into.bind();
    glBindTexture(GL_TEXTURE_2D, from.texture().name());
    blur_.set("u_step", step);
    draw_rectangle(blur_, {0, 0, 1, 1}, 1, 1, nothing_);
  };
  pass(masks_, between_, {texel.x, 0.0F});
  pass(between_, masks_, {0.0F, texel.y});
}

void OutlinePainter::draw(const ProductMeshes& meshes, const Frame& frame, EdgeSamples& samples, const ColorTarget& onto) {
  if (frame.outlines.empty()) return;
  const float sigma = sigma_of(frame);
  if (!last_ || !same_masks(*last_, frame)) {
    scene::Bounds bounds = scene::shown_bounds(meshes.figure(), frame.appearance);
    const scene::Bounds apart = meshes.bounds(frame.apart);
    bounds.add(apart.low);
    bounds.add(apart.high);
    region_ = reach(bounds, frame);
    if (region_.width <= 0 || region_.height <= 0) return;
    masks_.fit(region_.width, region_.height);
    between_.fit(region_.width, region_.height);
    samples.draw(region_.width, region_.height, EdgeSamples::kMost, {0, 0, region_.width, region_.height},
                 [&](const EdgeSamples::Sample& sample) { draw_mask(meshes, frame, sample.shift); });
    samples.resolve(masks_, region_.width, region_.height);
    blur(sigma);
    last_ = frame;
  }
  std::array<glm::vec3, kMost> colors{};
  glm::vec4 opacity(0.0F), half_width(0.0F);
  for (std::size_t i = 0; i < std::min(frame.outlines.size(), kMost); ++i) {
    const Outline& outline = frame.outlines[i];
    colors[i] = glm::vec3(outline.color.r, outline.color.g, outline.color.b) / 255.0F;
    opacity[static_cast<int>(i)] = outline.opacity;
    half_width[static_cast<int>(i)] = 0.5F * outline.width;
  }
  onto.bind();
  line_.use();
  line_.set("u_mask", 0);
  line_.set("u_used", glm::vec2(1.0F));
  line_.set("u_sigma", sigma);
  line_.set("u_colors", colors.data(), static_cast<int>(kMost));
  line_.set("u_opacity", opacity);
  line_.set("u_half_width", half_width);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, masks_.texture().name());
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  draw_rectangle(line_, region_, frame.width, frame.height, nothing_);
  glDisable(GL_BLEND);
}

}  // namespace maquette::gl
