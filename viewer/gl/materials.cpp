#include "gl/materials.h"

#include <algorithm>
#include <cmath>

#include "scene/color.h"

namespace maquette::gl {
namespace {

constexpr float kUvUnit = 100.0F;  // millimetres
const TextureOptions kTile{.mipmaps = true, .anisotropic = true, .wrap = Wrap::repeat};
const TextureOptions kAtlas{.mipmaps = true, .anisotropic = false, .wrap = Wrap::repeat};
const TextureOptions kBaked{.mipmaps = true, .trilinear = false, .anisotropic = false, .wrap = Wrap::repeat};

glm::mat3 tile_transform(float tile_mm) {
  const float repeat = kUvUnit / std::max(tile_mm, 0.1F);
  return {repeat, 0, 0, 0, repeat, 0, 0, 0, 1};
}

/// KHR_texture_transform as a matrix: offset * rotation * scale.
glm::mat3 transform_of(const scene::GlbTexture& t) {
  const float c = std::cos(t.rotation), s = std::sin(t.rotation);
  return glm::mat3(c * t.scale.x, -s * t.scale.x, 0, s * t.scale.y, c * t.scale.y, 0, t.offset.x, t.offset.y, 1);
}

}  // namespace

Materials::Materials(std::shared_ptr<scene::Assets> assets)
    : assets_(std::move(assets)), product_(assets_->product().product) {
  keep("white", scene::plain_surface(), kTile);
  keep("flat", scene::flat_normals(), kTile);
}

const Texture* Materials::keep(const std::string& key, const scene::Image& image, const TextureOptions& options) {
  return &textures_.insert_or_assign(key, Texture(image, options)).first->second;
}

const ShadedMaterial& Materials::add(const std::string& id, const Material& material, scene::MaterialMaps maps) {
  ShadedMaterial shaded;
  warnings_.insert(warnings_.end(), maps.problems.begin(), maps.problems.end());
  // Materials may share pictures: the key is the pictures' names.
  const std::string surface_key = material.base_texture + '|' + material.roughness_texture;
  const auto surface = textures_.find(surface_key), normals = textures_.find(material.normal_texture);
  shaded.surface = surface != textures_.end() ? &surface->second : keep(surface_key, maps.surface, kTile);
  shaded.normals = normals != textures_.end() ? &normals->second : keep(material.normal_texture, maps.normals, kTile);
  shaded.uv = tile_transform(material.tile_mm);
  shaded.detail_gain = 1.0F / maps.mean;
  shaded.color = scene::linear(material.color);
  shaded.metallic = material.metallic;
  shaded.roughness = material.roughness;
  shaded.normal_scale = material.normal_scale;
  shaded.clearcoat = material.clearcoat;
  shaded.clearcoat_roughness = material.clearcoat_roughness;
  shaded.sheen = material.sheen;
  shaded.anisotropy = material.anisotropy;
  shaded.anisotropy_rotation = glm::radians(material.anisotropy_rotation);
  shaded.transmission = material.transmission;
  shaded.ior = material.ior;
  return catalog_.insert_or_assign(id, shaded).first->second;
}

const ShadedMaterial& Materials::catalog(const std::string& id) {
  if (const auto found = catalog_.find(id); found != catalog_.end()) return found->second;
  if (const Material* material = find_material(*assets_->model(), id)) {
    return add(id, *material, assets_->take_maps(*material));
  }
  warnings_.push_back("The catalog has no material \"" + id + "\".");
  return add(id, Material{}, scene::load_material_maps(Material{}, {}));
}

std::optional<scene::Image> Materials::decode(std::uint32_t image, int channels) {
  if (image >= product_->images.size()) return std::nullopt;
  scene::ImageResult result = assets_->take_picture(image, channels);
  if (!result.image) warnings_.push_back("Picture " + std::to_string(image) + " of the mesh: " + result.problem);
  return std::move(result.image);
}

const Texture* Materials::mesh_picture(std::uint32_t index, int channels, const TextureOptions& options) {
  if (index == scene::kNone) return nullptr;
  const std::string key = "mesh " + std::to_string(index) + ' ' + std::to_string(channels);
  if (const auto found = textures_.find(key); found != textures_.end()) return &found->second;
  const std::optional<scene::Image> image = decode(index, channels);
  if (!image) return nullptr;
  return keep(key, *image, options);
}

/// Base colour with the roughness of the metallic-roughness picture in alpha.
const Texture* Materials::mesh_surface(const scene::GlbMaterial& material) {
  const std::uint32_t base = material.base_texture.image, rough = material.metallic_roughness_texture.image;
  const std::string key = "mesh surface " + std::to_string(base) + ' ' + std::to_string(rough);
  if (const auto found = textures_.find(key); found != textures_.end()) return &found->second;
  const std::optional<scene::Image> roughness = rough == scene::kNone ? std::nullopt : decode(rough, 3);
  std::optional<scene::Image> surface = base == scene::kNone ? std::nullopt : decode(base, 4);
  if (!surface && !roughness) return &textures_.at("white");
  if (!surface) {
    surface = scene::Image{roughness->width, roughness->height, 4, {}};
    surface->pixels.assign(static_cast<std::size_t>(4 * surface->width * surface->height), 255);
  }
  for (int y = 0; y < surface->height; ++y) {
    for (int x = 0; x < surface->width; ++x) {
      std::uint8_t& alpha = surface->pixels[static_cast<std::size_t>(4 * (y * surface->width + x) + 3)];
      alpha = 255;
      if (!roughness) continue;
      const int row = y * roughness->height / surface->height, column = x * roughness->width / surface->width;
      alpha = roughness->pixels[static_cast<std::size_t>(3 * (row * roughness->width + column) + 1)];
    }
  }
  return keep(key, *surface, kTile);
}

ShadedMaterial Materials::make(const scene::GlbMaterial& material) {
  ShadedMaterial shaded;
  shaded.surface = mesh_surface(material);
  shaded.encoded = material.base_texture.image != scene::kNone;
  shaded.normals = mesh_picture(material.normal_texture.image, 4, kAtlas);
  if (shaded.normals == nullptr) shaded.normals = &textures_.at("flat");
  shaded.uv = transform_of(material.base_texture.image != scene::kNone ? material.base_texture : material.normal_texture);
  shaded.color = glm::vec3(material.base_color);
  shaded.metallic = material.metallic;
  shaded.roughness = material.roughness;
  shaded.normal_scale = material.normal_texture.strength;
  shaded.clearcoat = material.clearcoat;
  shaded.clearcoat_roughness = material.clearcoat_roughness;
  shaded.sheen = std::max({material.sheen_color.r, material.sheen_color.g, material.sheen_color.b});
  shaded.anisotropy = material.anisotropy;
  shaded.anisotropy_rotation = material.anisotropy_rotation;
  shaded.transmission = material.transmission;
  shaded.ior = material.ior;
  const bool shared = material.metallic_roughness_texture.image != scene::kNone &&
                      material.metallic_roughness_texture.image == material.occlusion_texture.image;
  shaded.metallic_from_texture = shared ? 1.0F : 0.0F;
  return shaded;
}

const ShadedMaterial& Materials::of_mesh(std::uint32_t index) {
  if (const auto found = mesh_.find(index); found != mesh_.end()) return found->second;
  scene::GlbMaterial plain;
  plain.metallic = 0.0F;
  plain.roughness = 0.6F;
  const bool known = index < product_->materials.size();
  return mesh_.emplace(index, make(known ? product_->materials[index] : plain)).first->second;
}

Occlusion Materials::occlusion(const scene::Slot& slot, std::uint32_t index) {
  Occlusion result{&textures_.at("white"), 0.0F, 0.0F};
  if (index >= product_->materials.size()) return result;
  const scene::GlbMaterial& material = product_->materials[index];
  const scene::GlbTexture& reference = material.occlusion_texture;
  if (reference.uv_set == 1 && !slot.has_uv1) return result;
  if (const Texture* texture = mesh_picture(reference.image, scene::occlusion_channels(material), kBaked)) {
    result = {texture, reference.strength, static_cast<float>(reference.uv_set)};
  }
  return result;
}

}  // namespace maquette::gl
