#include "gl/product_layer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>

#include "scene/shown.h"

namespace maquette::gl {
namespace {

constexpr float kShadowMargin = 0.32F;  // of the product's length: what contact_shadow spans
constexpr float kLiftedShadow = 0.35F;  // of the shadow's strength is lost when the product is apart

/// Whether two frames have the same product layer: everything but the stage and the outlines.
bool same_layer(const Frame& a, const Frame& b) {
  return a.width == b.width && a.height == b.height && a.camera.view == b.camera.view &&
         a.camera.projection == b.camera.projection && a.appearance == b.appearance && a.previous == b.previous &&
         a.blend == b.blend && a.apart == b.apart && a.drop == b.drop && a.light == b.light &&
         a.shadow_edge == b.shadow_edge && a.focus == b.focus && a.dim == b.dim && a.samples == b.samples &&
         a.resolution == b.resolution && a.in_room == b.in_room && (a.stage == Stage::dark) == (b.stage == Stage::dark);
}

/// How far a part may be from its place while it arrives or leaves, in metres.
float dropping(const Frame& frame) { return fading(frame) ? frame.drop : 0.0F; }

float scale_of(const Frame& frame) { return std::clamp(frame.resolution, 0.25F, 1.0F); }

/// The picture's rectangle that a box of world space can touch.
Region touched(const Frame& frame, const glm::vec3& low, const glm::vec3& high) {
  glm::vec2 least(1.0e9F), most(-1.0e9F);
  for (int corner = 0; corner < 8; ++corner) {
    const glm::vec3 p{(corner & 1) != 0 ? high.x : low.x, (corner & 2) != 0 ? high.y : low.y,
                      (corner & 4) != 0 ? high.z : low.z};
    const std::optional<glm::vec2> screen = scene::project(frame.camera, p);
    if (!screen) return {0, 0, frame.width, frame.height};
    least = glm::min(least, *screen);
    most = glm::max(most, *screen);
  }
  const int left = std::clamp(static_cast<int>(least.x) - 2, 0, frame.width);
  const int right = std::clamp(static_cast<int>(most.x) + 3, 0, frame.width);
  const int top = std::clamp(static_cast<int>(least.y) - 2, 0, frame.height);
  const int bottom = std::clamp(static_cast<int>(most.y) + 3, 0, frame.height);
  return {left, frame.height - bottom, right - left, bottom - top};
}

/// What anything can lie in between the frame's looks.
scene::Bounds bounds_of(const ProductContext& context, const Frame& frame) {
  scene::Bounds bounds = scene::shown_bounds(*context.figures.at(frame.appearance.morphs), frame.appearance);
  const scene::Bounds before =
      scene::shown_bounds(context.meshes.figure(), fading(frame) ? *frame.previous : frame.appearance);
  const scene::Bounds now = context.meshes.bounds(frame.apart);
  bounds.add(glm::min(before.low, now.low) - glm::vec3(dropping(frame)));
  bounds.add(glm::max(before.high, now.high) + glm::vec3(dropping(frame)));
  return bounds;
}

/// A part of the frame's picture as a part of what is drawn of `region` at `scale`, with a pixel to spare.
Region inside(const Region& part, const Region& region, float scale) {
  const auto scaled = [scale](int pixels) { return static_cast<int>(std::floor(static_cast<float>(pixels) * scale)); };
  const int x = std::max(scaled(part.x - region.x) - 1, 0), y = std::max(scaled(part.y - region.y) - 1, 0);
  return {x, y, scaled(part.x + part.width - region.x) + 2 - x, scaled(part.y + part.height - region.y) + 2 - y};
}

}  // namespace

Region silhouette(const scene::Bounds& bounds, const Frame& frame) { return touched(frame, bounds.low, bounds.high); }

Region reach(const scene::Bounds& bounds, const Frame& frame) {
  const glm::vec3 size = bounds.size();
  const float margin = kShadowMargin * std::max(size.x, size.z);
  const Region body = silhouette(bounds, frame);
  const Region floor = touched(frame, {bounds.low.x - margin, 0.0F, bounds.low.z - margin},
                               {bounds.high.x + margin, 0.0F, bounds.high.z + margin});
  const int left = std::min(body.x, floor.x), low = std::min(body.y, floor.y);
  return {left, low, std::max(body.x + body.width, floor.x + floor.width) - left,
          std::max(body.y + body.height, floor.y + floor.height) - low};
}

/// Of the shape that a fade leads to: a shadow takes longer to make than a frame has. Turning it does not.
void ProductLayer::update_shadow(const ProductContext& context, const Frame& frame) {
  const std::vector<bool> shown = scene::shown_slots(context.meshes.product(), frame.appearance);
  const std::shared_ptr<const scene::Figure>& figure = context.figures.at(frame.appearance.morphs);
  const scene::FloorLight& light = context.studio.floor();
  const bool same = shadow_ && shadow_of_ == shown && shadow_figure_ == figure && shadow_light_ == light;
  if (same && shadow_azimuth_ == frame.camera.azimuth) return;
  if (!same) {
    cast_ = scene::contact_shadow(*figure, shown, scene::shown_bounds(*figure, frame.appearance), light);
    shadow_of_ = shown;
    shadow_figure_ = figure;
    shadow_light_ = light;
    shadow_place_ = {cast_.low.x, cast_.low.y, cast_.high.x, cast_.high.y};
  }
  shadow_azimuth_ = frame.camera.azimuth;
  shadow_ =
      Texture(scene::Image{cast_.width, cast_.height, 1, scene::shadow_from(cast_, shadow_azimuth_)}, {.mipmaps = false});
}

void ProductLayer::draw_floor(const ProductContext& context, const Frame& frame) {
  if (frame.camera.eye.y <= 0.0F) return;  // seen from below there is no floor
  const Program& program = context.programs.floor();
  program.use();
  program.set("u_view_projection", frame.camera.projection * frame.camera.view);
  program.set("u_floor", shadow_place_);
  program.set("u_shadow", 0);
  program.set("u_color", frame.stage == Stage::dark ? glm::vec3(0.0F) : glm::vec3(0.055F, 0.062F, 0.078F));
  const float lifted = 1.0F - kLiftedShadow * frame.apart;
  program.set("u_strength", lifted * (frame.stage == Stage::dark ? 0.85F : 0.74F));
  std::array<GLint, 4> picture{};
  glGetIntegerv(GL_VIEWPORT, picture.data());
  program.set("u_picture", glm::vec4(picture[0], picture[1], picture[2], picture[3]));
  program.set("u_edge", frame.shadow_edge * static_cast<float>(picture[2]) / static_cast<float>(frame.width));
  bind_texture(0, shadow_);
  glBindVertexArray(context.nothing);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

void ProductLayer::draw_sample(const ProductContext& context, const Frame& frame, const EdgeSamples::Sample& sample) {
  const float scale = scale_of(frame);
  const auto scaled = [scale](int pixels) { return static_cast<GLint>(std::lround(static_cast<float>(pixels) * scale)); };
  // The whole picture's viewport, moved so that the region begins at 0, 0.
  glViewport(-scaled(region_.x), -scaled(region_.y), scaled(frame.width), scaled(frame.height));
  glDepthFunc(GL_LEQUAL);
  // In pixels of the whole picture, so that a coarse one lies where the fine one will.
  const glm::vec2 shift = 2.0F * sample.shift / glm::vec2(frame.width, frame.height);
  Frame shifted = frame;
  shifted.camera.projection = glm::translate(glm::mat4(1.0F), {shift, 0.0F}) * frame.camera.projection;
  glDisable(GL_BLEND);  // the floor is the first on it
  glDisable(GL_DEPTH_TEST);
  draw_floor(context, shifted);
  glEnable(GL_DEPTH_TEST);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  slots_.draw(context, shifted, sample.again);
}

void ProductLayer::draw(const ProductContext& context, const Frame& frame, EdgeSamples& samples) {
  if (last_ && same_layer(*last_, frame)) return;
  const scene::Bounds bounds = bounds_of(context, frame);
  region_ = reach(bounds, frame);
  last_ = frame;
  if (region_.width <= 0 || region_.height <= 0) return;
  update_shadow(context, frame);
  const float scale = scale_of(frame);
  const int width = std::max(1, static_cast<int>(std::ceil(static_cast<float>(region_.width) * scale)));
  const int height = std::max(1, static_cast<int>(std::ceil(static_cast<float>(region_.height) * scale)));
  if (target_.width() < width || target_.height() < height) {
    target_ = ColorTarget(std::max(target_.width(), width), std::max(target_.height(), height));
  }
  used_ = {static_cast<float>(width) / static_cast<float>(target_.width()),
           static_cast<float>(height) / static_cast<float>(target_.height())};
  // A coarse picture is one in motion, in which steps are not seen. The shadow has no edges.
  samples.draw(width, height, scale < 1.0F ? 1 : frame.samples, inside(silhouette(bounds, frame), region_, scale),
               [&](const EdgeSamples::Sample& sample) { draw_sample(context, frame, sample); });
  samples.resolve(target_, width, height);
}

}  // namespace maquette::gl
