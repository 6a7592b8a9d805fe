#include "gl/slot_painter.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "scene/color.h"
#include "scene/shown.h"

namespace maquette::gl {
namespace {

enum Unit : int { kSurface, kNormals, kOcclusion, kLetters, kStudio };

constexpr std::size_t kMostTexts = 8;
constexpr int kTextTexture = 1024;      // pixels across
constexpr float kOpened = 0.8F;         // of the baked occlusion is gone when the product is apart
constexpr float kShortestWay = 0.004F;  // metres: what goes less far when taken apart does not drop in either

const ShadedMaterial& surface_of(const ProductContext& context, const scene::Appearance& appearance,
                                 const scene::Slot& slot, const scene::Look& look) {
  if (!look.material.empty()) return context.materials.catalog(look.material);
  return context.materials.of_mesh(material_of(context.meshes.product(), slot, appearance.variant));
}

/// A tile's texture coordinates on a patch, whose own run from 0 to 1.
glm::mat3 over_patch(const glm::mat3& tile, const scene::Patch& patch) {
  constexpr float unit = 100.0F;  // millimetres
  const float width = patch.width / unit;
  return tile * glm::mat3(width, 0, 0, 0, width / patch.aspect, 0, 0, 0, 1);
}

const scene::Appearance& old_look(const Frame& frame) { return fading(frame) ? *frame.previous : frame.appearance; }

bool differs(const scene::Product& product, const Frame& frame, const scene::Slot& slot) {
  const scene::Appearance &before = *frame.previous, &after = frame.appearance;
  return scene::look_of(before, slot.name) != scene::look_of(after, slot.name) ||
         material_of(product, slot, before.variant) != material_of(product, slot, after.variant);
}

/// Uses the program for this kind of surface and sets what all slots share.
const Program& use_program(const ProductContext& context, const Frame& frame, unsigned kind) {
  const Program& program = context.programs.slot(kind);
  program.use();
  program.set("u_view_projection", frame.camera.projection * frame.camera.view);
  program.set("u_eye", frame.camera.eye);
  for (const auto& [name, unit] :
       {std::pair{"u_surface", kSurface}, {"u_normals", kNormals}, {"u_occlusion", kOcclusion}, {"u_letters", kLetters}}) {
    program.set(name, static_cast<int>(unit));
  }
  context.studio.apply(program, kStudio, frame.camera.azimuth);
  return program;
}

}  // namespace

void bind_texture(int unit, const Texture& texture) {
  glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
  glBindTexture(GL_TEXTURE_2D, texture.name());
}

const Texture& SlotPainter::letters(const scene::Slot& slot, const scene::SlotText& text, const scene::Patch& patch) {
  const std::string key = slot.name + '\n' + text.style + '\n' + text.stitch + '\n' + text.text + '\n' +
                          std::to_string(static_cast<int>(text.technique)) + (text.bare ? "bare" : "");
  if (const auto found = letters_.find(key); found != letters_.end()) return found->second;
  if (letters_.size() >= kMostTexts) letters_.clear();
  return letters_.emplace(key, Texture(scene::lettering(text, patch, kTextTexture).image)).first->second;
}

std::vector<SlotPainter::Role> SlotPainter::roles_of(const ProductContext& context, const Frame& frame) {
  const std::vector<bool> after = scene::shown_slots(context.meshes.product(), frame.appearance);
  const std::vector<bool> before = fading(frame) ? scene::shown_slots(context.meshes.product(), *frame.previous) : after;
  std::vector<Role> roles(after.size(), Role::absent);
  for (std::size_t slot = 0; slot < roles.size(); ++slot) {
    if (before[slot] && after[slot]) roles[slot] = Role::stays;
    if (before[slot] && !after[slot]) roles[slot] = Role::leaves;
    if (!before[slot] && after[slot]) roles[slot] = Role::arrives;
  }
  return roles;
}

SlotPainter::Sheet SlotPainter::sheet_of(const ProductContext& context, const scene::Appearance& appearance,
                                         scene::SlotIndex index) {
  const scene::Slot& slot = context.meshes.product().slots[index];
  const scene::Look& look = scene::look_of(appearance, slot.name);
  if (look.text) return Sheet::sewn;
  return surface_of(context, appearance, slot, look).transmission > 0.0F ? Sheet::clear : Sheet::solid;
}

/// How far from where it lies a slot is drawn. Letters that come and go while their patch stays do so in their place.
glm::vec3 SlotPainter::place_of(const Pass& pass, scene::SlotIndex slot) {
  const Frame& frame = pass.frame;
  const glm::vec3 way = pass.context.meshes.way(slot), place = frame.apart * way;
  const Role role = pass.roles[slot];
  if (role == Role::stays || glm::length(way) < kShortestWay) return place;
  const std::string& name = pass.context.meshes.product().slots[slot].name;
  if (scene::look_of(old_look(frame), name).visible == scene::look_of(frame.appearance, name).visible) return place;
  const float gone = role == Role::leaves ? frame.blend : 1.0F - frame.blend;
  return place + frame.drop * gone * glm::normalize(way);
}

/// Depth alone, so that each pixel is shaded once. Of what is seen through only the nearest surface is drawn, which needs
/// no sorting.
void SlotPainter::draw_depth(const Pass& pass, Sheet sheet, Role role) {
  const ProductContext& context = pass.context;
  const Program& program = context.programs.depth();
  program.use();
  program.set("u_view_projection", pass.frame.camera.projection * pass.frame.camera.view);
  glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  const scene::Appearance& look = role == Role::arrives ? pass.frame.appearance : old_look(pass.frame);
  for (scene::SlotIndex slot = 0; slot < pass.roles.size(); ++slot) {
    if (pass.roles[slot] != role || sheet_of(context, look, slot) != sheet) continue;
    program.set("u_offset", place_of(pass, slot));
    context.meshes.mesh(slot).draw(pass.frame.light, opened(pass.frame));
  }
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

void SlotPainter::draw_slot(const Pass& pass, scene::SlotIndex index, const scene::Appearance& appearance, float opacity) {
  const ProductContext& context = pass.context;
  const Frame& frame = pass.frame;
  const scene::Slot& slot = context.meshes.product().slots[index];
  const scene::Look& look = scene::look_of(appearance, slot.name);
  const ShadedMaterial& surface = surface_of(context, appearance, slot, look);
  const ShadedMaterial material = look.text ? worked(surface, *look.text) : surface;
  const Occlusion occlusion =
      context.materials.occlusion(slot, material_of(context.meshes.product(), slot, appearance.variant));
  const glm::vec3 color = look.color ? scene::linear(*look.color) : material.color;
  const bool focused = std::find(frame.focus.begin(), frame.focus.end(), slot.name) != frame.focus.end();
  const bool sewn = look.text && look.text->technique == Technique::embroidery;
  const scene::Patch patch = look.text ? scene::patch_of(slot) : scene::Patch{};
  // What is made when it is first asked for is made before anything is bound.
  const Texture* const written = look.text ? &letters(slot, *look.text, patch) : nullptr;
  const Program& program = use_program(context, frame, look.text ? kind_of(material, *look.text) : kind_of(material));
  if (written != nullptr) bind_texture(kLetters, *written);
  bind_texture(kSurface, *material.surface);
  bind_texture(kNormals, *material.normals);
  bind_texture(kOcclusion, *occlusion.texture);
  program.set("u_uv", look.text ? over_patch(material.uv, patch) : material.uv);
  // What is baked in is the dark between parts as they lie.
  program.set("u_occlusion_use", glm::vec2(occlusion.strength * (1.0F - kOpened * frame.apart), occlusion.uv_set));
  set_surface(program, material, sewn ? color : color * material.detail_gain);
  program.set("u_metallic_from_texture", material.metallic_from_texture);
  program.set("u_dim", focused ? 0.0F : frame.dim);
  program.set("u_opacity", opacity);
  program.set("u_offset", place_of(pass, index));
  // Blending with nothing costs a software rasterizer a read of every sample.
  const bool covers = !look.text && opacity >= 1.0F && material.transmission <= 0.0F;
  if (covers) glDisable(GL_BLEND);
  context.meshes.mesh(index).draw(frame.light, opened(frame));
  if (covers) glEnable(GL_BLEND);
}

/// Slots of one role, in the look they have in it. Two that change places hide what is behind them all the while: one is
/// still there when the other is nearly whole.
void SlotPainter::paint(const Pass& pass, Sheet sheet, Role role) {
  const Frame& frame = pass.frame;
  const bool arrives = role == Role::arrives;
  const scene::Appearance& look = arrives ? frame.appearance : old_look(frame);
  const float gone = 1.0F - glm::smoothstep(0.3F, 1.0F, frame.blend), come = glm::smoothstep(0.0F, 0.7F, frame.blend);
  const scene::Product& product = pass.context.meshes.product();
  for (scene::SlotIndex slot = 0; slot < pass.roles.size(); ++slot) {
    if (pass.roles[slot] != role || sheet_of(pass.context, look, slot) != sheet) continue;
    const bool blended = sheet != Sheet::solid && fading(frame) && differs(product, frame, product.slots[slot]);
    const float staying = blended ? 1.0F - frame.blend : 1.0F;
    draw_slot(pass, slot, look, role == Role::stays ? staying : arrives ? come : gone);
  }
}

/// The new look of what stays, over the old one.
void SlotPainter::paint_changes(const Pass& pass, Sheet sheet) {
  const Frame& frame = pass.frame;
  const scene::Product& product = pass.context.meshes.product();
  for (scene::SlotIndex slot = 0; slot < pass.roles.size(); ++slot) {
    if (pass.roles[slot] != Role::stays || sheet_of(pass.context, frame.appearance, slot) != sheet) continue;
    if (differs(product, frame, product.slots[slot])) draw_slot(pass, slot, frame.appearance, frame.blend);
  }
}

/// What leaves, then what arrives, each with depth of its own.
void SlotPainter::hand_over(const Pass& pass, Sheet sheet) {
  const auto any = [&](Role role) { return std::find(pass.roles.begin(), pass.roles.end(), role) != pass.roles.end(); };
  if (any(Role::leaves)) {
    draw_depth(pass, sheet, Role::leaves);
    paint(pass, sheet, Role::leaves);
    if (sheet == Sheet::solid) {  // forget the depth of what leaves
      glClear(GL_DEPTH_BUFFER_BIT);
      draw_depth(pass, sheet, Role::stays);
    }
  }
  if (!any(Role::arrives)) return;
  draw_depth(pass, sheet, Role::arrives);
  paint(pass, sheet, Role::arrives);
}

void SlotPainter::draw(const ProductContext& context, const Frame& frame, bool sparse) {
  const std::vector<Role> roles = roles_of(context, frame);
  const Pass pass{context, frame, roles};
  for (const Sheet sheet : {Sheet::solid, Sheet::clear}) {
    if (sheet == Sheet::clear || fading(frame) || !sparse) draw_depth(pass, sheet, Role::stays);
    paint(pass, sheet, Role::stays);
    if (!fading(frame)) continue;
    paint_changes(pass, sheet);
    hand_over(pass, sheet);
  }
  glDepthMask(GL_FALSE);  // letters come last: they are blended
  for (const Role role : {Role::stays, Role::leaves, Role::arrives}) paint(pass, Sheet::sewn, role);
  if (fading(frame)) paint_changes(pass, Sheet::sewn);
  glDepthMask(GL_TRUE);
}

}  // namespace maquette::gl
