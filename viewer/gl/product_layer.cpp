#include "gl/product_layer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "scene/color.h"
#include "scene/contact_shadow.h"
#include "scene/text_texture.h"

namespace maquette::gl {
namespace {

enum Unit : int { kSurface, kNormals, kOcclusion, kThread, kStudio };

constexpr float kShadowMargin = 0.32F;  // of the product's length: what contact_shadow spans
constexpr std::size_t kMostEmbroideries = 8;
constexpr int kThreadTexture = 1024;  // pixels across

const scene::Look kAsMesh;

const scene::Look& look_of(const scene::Appearance& appearance, const std::string& slot) {
  const auto found = appearance.looks.find(slot);
  return found == appearance.looks.end() ? kAsMesh : found->second;
}

/// Whether two frames have the same product layer: everything but the stage and the outlines.
bool same_layer(const Frame& a, const Frame& b) {
  return a.width == b.width && a.height == b.height && a.camera.view == b.camera.view &&
         a.camera.projection == b.camera.projection && a.appearance == b.appearance && a.previous == b.previous &&
         a.blend == b.blend && a.shadow_edge == b.shadow_edge && a.focus == b.focus && a.dim == b.dim &&
         a.samples == b.samples && a.resolution == b.resolution && (a.stage == Stage::dark) == (b.stage == Stage::dark);
}

void bind_texture(int unit, const Texture& texture) {
  glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
  glBindTexture(GL_TEXTURE_2D, texture.name());
}

/// Width over height of a text patch, from its extent along its own texture coordinates.
float patch_aspect(const scene::Slot& slot) {
  float along_u = 0.0F, along_v = 0.0F;
  for (std::size_t i = 0; i + 2 < slot.indices.size(); i += 3) {
    const auto* t = &slot.indices[i];
    for (int edge = 0; edge < 3; ++edge) {
      const std::uint32_t a = t[edge], b = t[(edge + 1) % 3];
      const glm::vec2 d = glm::abs(slot.uv0[a] - slot.uv0[b]);
      const float length = glm::distance(slot.positions[a], slot.positions[b]);
      if (d.x > 4.0F * d.y) along_u = std::max(along_u, length / std::max(d.x, 1.0e-4F));
      if (d.y > 4.0F * d.x) along_v = std::max(along_v, length / std::max(d.y, 1.0e-4F));
    }
  }
  return along_u > 0.0F && along_v > 0.0F ? std::clamp(along_u / along_v, 0.2F, 20.0F) : 3.0F;
}

const ShadedMaterial& surface_of(const ProductContext& context, const scene::Appearance& appearance,
                                 const scene::Slot& slot, const scene::Look& look) {
  if (!look.material.empty()) return context.materials.catalog(look.material);
  return context.materials.of_mesh(material_of(context.meshes.product(), slot, appearance.variant));
}

/// The picture's rectangle that a box of world space can touch.
Region region_of(const Frame& frame, const glm::vec3& low, const glm::vec3& high) {
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

}  // namespace

std::vector<bool> shown_slots(const scene::Product& product, const scene::Appearance& appearance) {
  std::vector<bool> shown;
  for (const scene::Slot& slot : product.slots) {
    const scene::Look& look = look_of(appearance, slot.name);
    shown.push_back(look.visible && !(look.text && look.text->text.empty()));
  }
  return shown;
}

Region reach(const scene::Bounds& bounds, const Frame& frame) {
  const glm::vec3 size = bounds.size();
  const float margin = kShadowMargin * std::max(size.x, size.z);
  const Region body = region_of(frame, bounds.low, bounds.high);
  const Region floor = region_of(frame, {bounds.low.x - margin, 0.0F, bounds.low.z - margin},
                                 {bounds.high.x + margin, 0.0F, bounds.high.z + margin});
  const int left = std::min(body.x, floor.x), low = std::min(body.y, floor.y);
  return {left, low, std::max(body.x + body.width, floor.x + floor.width) - left,
          std::max(body.y + body.height, floor.y + floor.height) - low};
}

const Texture& ProductLayer::embroidery(const scene::Slot& slot, const scene::SlotText& text) {
  const std::string key = slot.name + '\n' + text.style + '\n' + text.stitch + '\n' + text.text;
  if (const auto found = embroideries_.find(key); found != embroideries_.end()) return found->second;
  if (embroideries_.size() >= kMostEmbroideries) embroideries_.clear();
  const float aspect = patch_aspect(slot);
  const int height = std::clamp(static_cast<int>(std::lround(kThreadTexture / aspect)), 64, kThreadTexture);
  const scene::TextTexture picture =
      scene::render_text(text.text, text.style, scene::stitch_named(text.stitch), kThreadTexture, height, aspect);
  return embroideries_.emplace(key, Texture(picture.image)).first->second;
}

/// Of the shape that a fade leads to: a shadow takes longer to make than a frame has.
void ProductLayer::update_shadow(const ProductContext& context, const Frame& frame) {
  const std::vector<bool> shown = shown_slots(context.meshes.product(), frame.appearance);
  const std::shared_ptr<const scene::Figure>& figure = context.figures.at(frame.appearance.morphs);
  if (shadow_ && shadow_of_ == shown && shadow_figure_ == figure) return;
  const scene::ContactShadow made = scene::contact_shadow(*figure, shown);
  shadow_figure_ = figure;
  shadow_ = Texture(scene::Image{made.width, made.height, 1, made.occlusion});
  shadow_place_ = {made.low.x, made.low.y, made.high.x, made.high.y};
  shadow_of_ = shown;
}

void ProductLayer::draw_floor(const ProductContext& context, const Frame& frame) {
  if (frame.camera.eye.y <= 0.0F) return;  // seen from below there is no floor
  const Program& program = context.programs.floor();
  program.use();
  program.set("u_view_projection", frame.camera.projection * frame.camera.view);
  program.set("u_floor", shadow_place_);
  program.set("u_shadow", 0);
  program.set("u_color", frame.stage == Stage::dark ? glm::vec3(0.0F) : glm::vec3(0.055F, 0.062F, 0.078F));
  program.set("u_strength", frame.stage == Stage::dark ? 0.85F : 0.74F);
  std::array<GLint, 4> picture{};
  glGetIntegerv(GL_VIEWPORT, picture.data());
  program.set("u_picture", glm::vec4(picture[0], picture[1], picture[2], picture[3]));
  program.set("u_edge", frame.shadow_edge * static_cast<float>(picture[2]) / static_cast<float>(frame.width));
  bind_texture(0, shadow_);
  glDisable(GL_DEPTH_TEST);
  glBindVertexArray(context.nothing);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  glEnable(GL_DEPTH_TEST);
}

ProductLayer::Sheet ProductLayer::sheet_of(const ProductContext& context, const scene::Appearance& appearance,
                                           scene::SlotIndex index) {
  const scene::Slot& slot = context.meshes.product().slots[index];
  const scene::Look& look = look_of(appearance, slot.name);
  if (look.text) return Sheet::sewn;
  return surface_of(context, appearance, slot, look).transmission > 0.0F ? Sheet::clear : Sheet::solid;
}

/// Depth alone, so that each pixel is shaded once. Of what is seen through only the nearest surface is drawn, which needs
/// no sorting.
void ProductLayer::draw_depth(const ProductContext& context, const Frame& frame, Sheet sheet) {
  const Program& program = context.programs.depth();
  program.use();
  program.set("u_view_projection", frame.camera.projection * frame.camera.view);
  glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  const scene::Appearance& appearance = fading(frame) ? *frame.previous : frame.appearance;
  const std::vector<bool> shown = shown_slots(context.meshes.product(), appearance);
  for (scene::SlotIndex slot = 0; slot < shown.size(); ++slot) {
    if (shown[slot] && sheet_of(context, appearance, slot) == sheet) context.meshes.mesh(slot).draw();
  }
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

/// Uses the program for this kind of surface and sets what all slots share.
const Program& ProductLayer::use_program(const ProductContext& context, const Frame& frame, unsigned kind) {
  const Program& program = context.programs.slot(kind);
  program.use();
  program.set("u_view_projection", frame.camera.projection * frame.camera.view);
  program.set("u_eye", frame.camera.eye);
  for (const auto& [name, unit] :
       {std::pair{"u_surface", kSurface}, {"u_normals", kNormals}, {"u_occlusion", kOcclusion}, {"u_thread", kThread}}) {
    program.set(name, static_cast<int>(unit));
  }
  context.studio.apply(program, kStudio, frame.camera.azimuth);
  return program;
}

void ProductLayer::draw_slot(const ProductContext& context, const Frame& frame, scene::SlotIndex index,
                             const scene::Appearance& appearance, float opacity) {
  const scene::Slot& slot = context.meshes.product().slots[index];
  const scene::Look& look = look_of(appearance, slot.name);
  const ShadedMaterial& material = surface_of(context, appearance, slot, look);
  const unsigned kind = look.text ? unsigned{ProductPrograms::kEmbroidery} : kind_of(material);
  const Program& program = use_program(context, frame, kind);
  const Occlusion occlusion =
      context.materials.occlusion(slot, material_of(context.meshes.product(), slot, appearance.variant));
  const glm::vec3 color = look.color ? scene::linear(*look.color) : material.color;
  const bool focused = std::find(frame.focus.begin(), frame.focus.end(), slot.name) != frame.focus.end();
  bind_texture(kSurface, *material.surface);
  bind_texture(kNormals, *material.normals);
  bind_texture(kOcclusion, *occlusion.texture);
  if (look.text) bind_texture(kThread, embroidery(slot, *look.text));
  program.set("u_uv", material.uv);
  program.set("u_occlusion_use", glm::vec2(occlusion.strength, occlusion.uv_set));
  set_surface(program, material, look.text ? color : color * material.detail_gain);
  program.set("u_metallic_from_texture", material.metallic_from_texture);
  program.set("u_dim", focused ? 0.0F : frame.dim);
  program.set("u_opacity", opacity);
  context.meshes.mesh(index).draw();
}

void ProductLayer::draw_slots(const ProductContext& context, const Frame& frame) {
  const scene::Product& product = context.meshes.product();
  const auto differs = [&](const scene::Slot& slot) {
    const scene::Appearance &before = *frame.previous, &after = frame.appearance;
    return look_of(before, slot.name) != look_of(after, slot.name) ||
           material_of(product, slot, before.variant) != material_of(product, slot, after.variant);
  };
  const auto pass = [&](const scene::Appearance& appearance, Sheet sheet, bool only_changed, float opacity) {
    const std::vector<bool> shown = shown_slots(product, appearance);
    for (scene::SlotIndex slot = 0; slot < shown.size(); ++slot) {
      if (!shown[slot] || sheet_of(context, appearance, slot) != sheet) continue;
      const bool changed = fading(frame) && differs(product.slots[slot]);
      if (changed || !only_changed) draw_slot(context, frame, slot, appearance, changed ? opacity : 1.0F);
    }
  };
  // Fading draws the old look first and the new one over it, where it differs. Embroidery comes last: it is blended.
  for (const Sheet sheet : {Sheet::solid, Sheet::clear}) {
    draw_depth(context, frame, sheet);
    pass(fading(frame) ? *frame.previous : frame.appearance, sheet, false,
         sheet == Sheet::solid ? 1.0F : 1.0F - frame.blend);
    if (fading(frame)) pass(frame.appearance, sheet, true, frame.blend);
  }
  glDepthMask(GL_FALSE);
  if (fading(frame)) pass(*frame.previous, Sheet::sewn, true, 1.0F - frame.blend);
  pass(frame.appearance, Sheet::sewn, false, fading(frame) ? frame.blend : 1.0F);
  glDepthMask(GL_TRUE);
}

void ProductLayer::draw(const ProductContext& context, const Frame& frame, MultisampleTarget& scratch) {
  if (last_ && same_layer(*last_, frame)) return;
  scene::Bounds bounds = context.figures.at(frame.appearance.morphs)->bounds;
  bounds.add(context.meshes.figure().bounds.low);
  bounds.add(context.meshes.figure().bounds.high);
  region_ = reach(bounds, frame);
  last_ = frame;
  if (region_.width <= 0 || region_.height <= 0) return;
  update_shadow(context, frame);
  const float scale = std::clamp(frame.resolution, 0.25F, 1.0F);
  const int width = std::max(1, static_cast<int>(std::ceil(static_cast<float>(region_.width) * scale)));
  const int height = std::max(1, static_cast<int>(std::ceil(static_cast<float>(region_.height) * scale)));
  if (target_.width() < width || target_.height() < height) {
    target_ = ColorTarget(std::max(target_.width(), width), std::max(target_.height(), height));
  }
  used_ = {static_cast<float>(width) / static_cast<float>(target_.width()),
           static_cast<float>(height) / static_cast<float>(target_.height())};
  // A coarse picture is one in motion: several samples a pixel cost a software rasterizer three times the frame and are not
  // seen.
  scratch.fit(width, height, scale < 1.0F ? 1 : frame.samples);
  scratch.bind();
  // The whole picture's viewport, moved so that the region begins at 0, 0.
  const auto scaled = [scale](int pixels) { return static_cast<GLint>(std::lround(static_cast<float>(pixels) * scale)); };
  glViewport(-scaled(region_.x), -scaled(region_.y), scaled(frame.width), scaled(frame.height));
  glEnable(GL_SCISSOR_TEST);
  glScissor(0, 0, width, height);
  glClearColor(0, 0, 0, 0);
  glDepthMask(GL_TRUE);
  glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
  glDepthFunc(GL_LEQUAL);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  draw_floor(context, frame);
  glEnable(GL_DEPTH_TEST);
  draw_slots(context, frame);
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_DEPTH_TEST);
  scratch.resolve(target_, width, height);
}

}  // namespace maquette::gl
