#include <algorithm>

#include "scene/glb_document.h"

namespace maquette::scene {
namespace {

constexpr float kMostScale = 1.0e4F;

/// The image a texture reference names, with its coordinates' transform.
GlbTexture read_texture(const GlbDocument& document, const Json& owner, const char* key, const std::string& what) {
  GlbTexture result;
  const auto found = owner.find(key);
  if (found == owner.end()) return result;
  if (!found->is_object()) throw Refusal(what + ": \"" + key + "\" is not an object.");
  const std::string name = what + " " + key;
  const Json& texture = element(document, "textures", required_number(*found, "index", name), name);
  const std::uint64_t image = whole_number(texture, "source", name, kNone);
  if (image != kNone) element(document, "images", image, name);
  result.image = static_cast<std::uint32_t>(image);
  result.uv_set = static_cast<int>(std::min<std::uint64_t>(whole_number(*found, "texCoord", name, 0), 8));
  result.strength =
      real_number(*found, "scale", name, real_number(*found, "strength", name, 1.0F, 0.0F, 1.0F), -16.0F, 16.0F);
  const Json& transform = object_or_empty(object_or_empty(*found, "extensions", name), "KHR_texture_transform", name);
  const auto offset = reals(transform, "offset", name, {0.0F, 0.0F});
  const auto scale = reals(transform, "scale", name, {1.0F, 1.0F});
  result.offset = {offset[0], offset[1]};
  result.scale = {scale[0], scale[1]};
  result.rotation = real_number(transform, "rotation", name, 0.0F, -kMostScale, kMostScale);
  result.uv_set = static_cast<int>(std::min<std::uint64_t>(whole_number(transform, "texCoord", name, result.uv_set), 8));
  if (result.uv_set > 1) throw Refusal(name + " uses texture coordinates beyond TEXCOORD_1.");
  return result;
}

void read_base(const GlbDocument& document, const Json& json, const std::string& what, GlbMaterial& material) {
  const Json& pbr = object_or_empty(json, "pbrMetallicRoughness", what);
  const auto color = reals(pbr, "baseColorFactor", what, {1.0F, 1.0F, 1.0F, 1.0F});
  material.base_color = {color[0], color[1], color[2], color[3]};
  material.metallic = real_number(pbr, "metallicFactor", what, 1.0F, 0.0F, 1.0F);
  material.roughness = real_number(pbr, "roughnessFactor", what, 1.0F, 0.0F, 1.0F);
  material.base_texture = read_texture(document, pbr, "baseColorTexture", what);
  material.metallic_roughness_texture = read_texture(document, pbr, "metallicRoughnessTexture", what);
  material.normal_texture = read_texture(document, json, "normalTexture", what);
  material.occlusion_texture = read_texture(document, json, "occlusionTexture", what);
  const auto emissive = reals(json, "emissiveFactor", what, {0.0F, 0.0F, 0.0F});
  material.emissive = {emissive[0], emissive[1], emissive[2]};
}

void read_extensions(const Json& json, const std::string& what, GlbMaterial& material) {
  const Json& extensions = object_or_empty(json, "extensions", what);
  const Json& coat = object_or_empty(extensions, "KHR_materials_clearcoat", what);
  material.clearcoat = real_number(coat, "clearcoatFactor", what, 0.0F, 0.0F, 1.0F);
  material.clearcoat_roughness = real_number(coat, "clearcoatRoughnessFactor", what, 0.0F, 0.0F, 1.0F);
  const Json& sheen = object_or_empty(extensions, "KHR_materials_sheen", what);
  const auto color = reals(sheen, "sheenColorFactor", what, {0.0F, 0.0F, 0.0F});
  material.sheen_color = {color[0], color[1], color[2]};
  material.sheen_roughness = real_number(sheen, "sheenRoughnessFactor", what, 0.0F, 0.0F, 1.0F);
  const Json& anisotropy = object_or_empty(extensions, "KHR_materials_anisotropy", what);
  material.anisotropy = real_number(anisotropy, "anisotropyStrength", what, 0.0F, 0.0F, 1.0F);
  material.anisotropy_rotation = real_number(anisotropy, "anisotropyRotation", what, 0.0F, -kMostScale, kMostScale);
  const Json& transmission = object_or_empty(extensions, "KHR_materials_transmission", what);
  material.transmission = real_number(transmission, "transmissionFactor", what, 0.0F, 0.0F, 1.0F);
  material.ior = std::clamp(
      real_number(object_or_empty(extensions, "KHR_materials_ior", what), "ior", what, 1.5F, 0.0F, kMostScale), 1.0F, 3.0F);
}

}  // namespace

GlbMaterial read_material(const GlbDocument& document, std::uint64_t index) {
  const std::string what = "material " + std::to_string(index);
  const Json& json = element(document, "materials", index, what);
  GlbMaterial material;
  material.name = short_text(json, "name", what);
  read_base(document, json, what, material);
  read_extensions(json, what, material);
  if (const auto found = json.find("doubleSided"); found != json.end()) {
    material.double_sided = found->is_boolean() && found->get<bool>();
  }
  return material;
}

}  // namespace maquette::scene
