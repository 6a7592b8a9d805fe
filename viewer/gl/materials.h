// How each material is shaded: numbers and textures, loaded when first needed.
//
// A catalog material's base and roughness pictures become one texture (detail in the colour channels, roughness in alpha),
// so a pixel reads two textures for a surface of four properties. The detail is divided by its mean: a brand's colour times
// the detail is the brand's colour on average.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gl/program.h"
#include "gl/texture.h"
#include "maquette/model.h"
#include "scene/assets.h"

namespace maquette::gl {

/// A surface ready for drawing. Textures belong to Materials.
struct ShadedMaterial {
  const Texture* surface = nullptr;
  bool encoded = false;  ///< whether `surface` holds sRGB values
  const Texture* normals = nullptr;
  glm::mat3 uv{1.0F};
  glm::vec3 color{1.0F};     ///< linear; replaced by an option's colour
  float detail_gain = 1.0F;  ///< brings the mean of `surface` to 1
  float metallic = 0.0F, roughness = 0.6F, normal_scale = 1.0F;
  float clearcoat = 0.0F, clearcoat_roughness = 0.1F, sheen = 0.0F;
  float anisotropy = 0.0F, anisotropy_rotation = 0.0F;  ///< radians from the tangent
  float transmission = 0.0F, ior = 1.5F;
  float metallic_from_texture = 0.0F;  ///< 1: times the blue channel of the occlusion texture
};

/// The occlusion a mesh brings, whatever material lies on it.
struct Occlusion {
  const Texture* texture = nullptr;
  float strength = 0.0F;
  float uv_set = 0.0F;
};

class Materials {
 public:
  /// The mesh must have been loaded without a problem.
  explicit Materials(std::shared_ptr<scene::Assets> assets);

  /// By id; an unknown id or a missing picture gives a plain surface and a warning.
  const ShadedMaterial& catalog(const std::string& id);
  /// As the mesh came: index in Product::materials, or kNone.
  const ShadedMaterial& of_mesh(std::uint32_t index);
  /// `material`: the slot's own, in Product::materials.
  Occlusion occlusion(const scene::Slot& slot, std::uint32_t material);

  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  const ShadedMaterial& add(const std::string& id, const Material& material, scene::MaterialMaps maps);
  ShadedMaterial make(const scene::GlbMaterial& material);
  const Texture* keep(const std::string& key, const scene::Image& image, const TextureOptions& options);
  /// The mesh's picture number `index`; null when it has none or it cannot be read.
  const Texture* mesh_picture(std::uint32_t index, int channels, const TextureOptions& options);
  const Texture* mesh_surface(const scene::GlbMaterial& material);
  std::optional<scene::Image> decode(std::uint32_t image, int channels);

  std::shared_ptr<scene::Assets> assets_;
  std::shared_ptr<const scene::Product> product_;
  std::map<std::string, Texture> textures_;
  std::map<std::string, ShadedMaterial> catalog_;
  std::map<std::uint32_t, ShadedMaterial> mesh_;
  std::vector<std::string> warnings_;
};

}  // namespace maquette::gl
