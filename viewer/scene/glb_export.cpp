#include "scene/glb_export.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "scene/color.h"
#include "scene/glb_pictures.h"
#include "scene/glb_writer.h"
#include "scene/ground.h"
#include "scene/image.h"
#include "scene/lettering.h"
#include "scene/material_maps.h"
#include "scene/morph.h"
#include "scene/shown.h"

namespace maquette::scene {
namespace {

constexpr float kUvUnit = 100.0F;  // millimetres
constexpr int kTextWidth = 512;

/// Six decimals are beyond what 8-bit pictures show and keep the JSON short.
double rounded(float value) { return std::round(static_cast<double>(value) * 1.0e6) / 1.0e6; }

OrderedJson rounded(const glm::vec3& v) { return {rounded(v.x), rounded(v.y), rounded(v.z)}; }

class Exporter {
 public:
  Exporter(const Model& model, const Product& product, const Appearance& appearance)
      : model_(model), product_(product), appearance_(appearance) {}

  std::string run(const ExportInfo& info) {
    OrderedJson& document = writer_.document;
    document["asset"] = {{"version", "2.0"}, {"generator", "Maquette"}};
    if (!info.copyright.empty()) document["asset"]["copyright"] = info.copyright;
    OrderedJson roots = OrderedJson::array();
    const std::vector<bool> shown = shown_slots(product_, appearance_);
    for (SlotIndex index = 0; index < shown.size(); ++index) {
      const Slot& slot = product_.slots[index];
      if (!shown[index]) continue;
      if (moves(slot, appearance_.morphs))
        add_slot(shaped(slot, appearance_.morphs));
      else
        add_slot(slot);
    }
    for (std::size_t node = 0; node < nodes_.size(); ++node) roots.push_back(node);
    if (!extensions_.empty()) document["extensionsUsed"] = extensions_;
    document["scene"] = 0;
    OrderedJson scene{{"nodes", roots}};
    if (!info.title.empty()) scene["name"] = info.title;
    document["scenes"] = OrderedJson::array({scene});
    document["nodes"] = nodes_;
    document["meshes"] = meshes_;
    document["materials"] = materials_;
    if (!images_.empty()) {
      document["textures"] = textures_;
      document["images"] = images_;
      document["samplers"] =
          OrderedJson::array({{{"magFilter", 9729}, {"minFilter", 9987}, {"wrapS", 10497}, {"wrapT", 10497}}});
    }
    return writer_.finish();
  }

 private:
  void add_slot(const Slot& slot) {
    const std::size_t material = add_material(slot, look_of(appearance_, slot.name));
    const auto floats = [](const auto& values) {
      using Vector = std::decay_t<decltype(values[0])>;
      return std::span<const float>(&values[0].x, values.size() * static_cast<std::size_t>(Vector::length()));
    };
    OrderedJson attributes{{"POSITION", writer_.add_floats(floats(slot.positions), 3, true)},
                           {"NORMAL", writer_.add_floats(floats(slot.normals), 3)},
                           {"TANGENT", writer_.add_floats(floats(slot.tangents), 4)},
                           {"TEXCOORD_0", writer_.add_floats(floats(slot.uv0), 2)}};
    if (slot.has_uv1) attributes["TEXCOORD_1"] = writer_.add_floats(floats(slot.uv1), 2);
    OrderedJson primitive{{"attributes", attributes},
                          {"indices", writer_.add_indices(slot.indices, slot.positions.size())},
                          {"material", material}};
    meshes_.push_back({{"name", slot.name}, {"primitives", OrderedJson::array({primitive})}});
    nodes_.push_back({{"name", slot.name}, {"mesh", meshes_.size() - 1}});
  }

  std::size_t add_material(const Slot& slot, const Look& look) {
    OrderedJson json{{"name", slot.name}};
    if (look.text) {
      text_material(json, slot, look);
    } else if (const Material* material = find_material(model_, look.material)) {
      catalog_material(json, *material, look);
    } else {
      mesh_material(json, slot, look);
    }
    if (const std::uint32_t own = material_of(product_, slot, appearance_.variant); own < product_.materials.size()) {
      const GlbMaterial& from = product_.materials[own];
      if (from.occlusion_texture.image != kNone && (from.occlusion_texture.uv_set == 0 || slot.has_uv1)) {
        json["occlusionTexture"] = {{"index", mesh_texture(from.occlusion_texture.image)},
                                    {"texCoord", from.occlusion_texture.uv_set}};
      }
      if (from.double_sided) json["doubleSided"] = true;
    }
    materials_.push_back(std::move(json));
    return materials_.size() - 1;
  }

  void catalog_material(OrderedJson& json, const Material& material, const Look& look) {
    const MaterialMaps& maps = maps_of(material);
    const glm::vec3 color = linear(look.color.value_or(material.color)) / maps.mean;
    const float tiles = kUvUnit / std::max(material.tile_mm, 0.1F);
    OrderedJson pbr{{"baseColorFactor", factor(color)},
                    {"metallicFactor", rounded(material.metallic)},
                    {"roughnessFactor", rounded(material.roughness)}};
    if (!material.base_texture.empty()) {
      pbr["baseColorTexture"] =
          tiled(texture("base " + material.base_texture, [&] { return to_srgb(maps.surface); }), tiles);
    }
    if (!material.roughness_texture.empty()) {
      const auto packed = [&] { return roughness_of(maps.surface); };
      // Grey is roughness in green as it is; only a metal needs its blue channel full.
      const std::size_t index = material.metallic == 0.0F ? file_texture(material.roughness_texture, packed)
                                                          : texture("metal " + material.roughness_texture, packed);
      pbr["metallicRoughnessTexture"] = tiled(index, tiles);
    }
    json["pbrMetallicRoughness"] = pbr;
    if (!material.normal_texture.empty()) {
      json["normalTexture"] =
          tiled(texture("normal " + material.normal_texture, [&] { return without_alpha(maps.normals); }), tiles);
      json["normalTexture"]["scale"] = rounded(material.normal_scale);
    }
    add_layers(json, material.clearcoat, material.clearcoat_roughness, material.sheen * 0.35F * color);
    add_optics(json, material.anisotropy, glm::radians(material.anisotropy_rotation), material.transmission, material.ior);
  }

  void mesh_material(OrderedJson& json, const Slot& slot, const Look& look) {
    GlbMaterial from;
    from.metallic = 0.0F;
    const std::uint32_t own = material_of(product_, slot, appearance_.variant);
    if (own < product_.materials.size()) from = product_.materials[own];
    const glm::vec3 color = look.color ? linear(*look.color) : glm::vec3(from.base_color);
    OrderedJson pbr{{"baseColorFactor", factor(color)},
                    {"metallicFactor", rounded(from.metallic)},
                    {"roughnessFactor", rounded(from.roughness)}};
    if (from.base_texture.image != kNone) pbr["baseColorTexture"] = reference(from.base_texture);
    if (from.metallic_roughness_texture.image != kNone) {
      pbr["metallicRoughnessTexture"] = reference(from.metallic_roughness_texture);
    }
    json["pbrMetallicRoughness"] = pbr;
    if (from.normal_texture.image != kNone) {
      json["normalTexture"] = reference(from.normal_texture);
      json["normalTexture"]["scale"] = rounded(from.normal_texture.strength);
    }
    add_layers(json, from.clearcoat, from.clearcoat_roughness, from.sheen_color);
    add_optics(json, from.anisotropy, from.anisotropy_rotation, from.transmission, from.ior);
  }

  /// Letters cut out of their patch: coverage as alpha, their relief as normals.
  void text_material(OrderedJson& json, const Slot& slot, const Look& look) {
    const SlotText& text = *look.text;
    const TextTexture made = lettering(text, patch_of(slot), kTextWidth);
    const Material* material = find_material(model_, look.material);
    const glm::vec3 color = linear(look.color.value_or(material != nullptr ? material->color : Rgb{255, 255, 255}));
    const float metallic = material != nullptr ? material->metallic : 0.0F;
    json["pbrMetallicRoughness"] = {
        {"baseColorFactor", factor(color)},
        {"baseColorTexture", {{"index", texture("text cover " + slot.name, [&] { return cover_of(made.image); })}}},
        {"metallicFactor", rounded(text.technique == Technique::foil ? 1.0F : metallic)},
        {"roughnessFactor", rounded(material != nullptr ? material->roughness : 0.7F)}};
    json["normalTexture"] = {{"index", texture("text relief " + slot.name, [&] { return relief_of(made.image); })}};
    json["alphaMode"] = "BLEND";
  }

  void add_layers(OrderedJson& json, float clearcoat, float clearcoat_roughness, const glm::vec3& sheen) {
    if (clearcoat > 0.0F) {
      use("KHR_materials_clearcoat");
      json["extensions"]["KHR_materials_clearcoat"] = {{"clearcoatFactor", rounded(clearcoat)},
                                                       {"clearcoatRoughnessFactor", rounded(clearcoat_roughness)}};
    }
    if (sheen != glm::vec3(0.0F)) {
      use("KHR_materials_sheen");
      json["extensions"]["KHR_materials_sheen"] = {{"sheenColorFactor", rounded(glm::min(sheen, 1.0F))},
                                                   {"sheenRoughnessFactor", 0.5}};
    }
  }

  /// `rotation` in radians.
  void add_optics(OrderedJson& json, float anisotropy, float rotation, float transmission, float ior) {
    constexpr float usual_ior = 1.5F;
    if (anisotropy > 0.0F) {
      use("KHR_materials_anisotropy");
      json["extensions"]["KHR_materials_anisotropy"] = {{"anisotropyStrength", rounded(anisotropy)},
                                                        {"anisotropyRotation", rounded(rotation)}};
    }
    if (transmission > 0.0F) {
      use("KHR_materials_transmission");
      json["extensions"]["KHR_materials_transmission"] = {{"transmissionFactor", rounded(transmission)}};
    }
    if (ior != usual_ior) {
      use("KHR_materials_ior");
      json["extensions"]["KHR_materials_ior"] = {{"ior", rounded(ior)}};
    }
  }

  static OrderedJson factor(const glm::vec3& color) {
    OrderedJson json = rounded(glm::clamp(color, 0.0F, 1.0F));
    json.push_back(1.0);
    return json;
  }

  OrderedJson tiled(std::size_t index, float tiles) {
    use("KHR_texture_transform");
    return {{"index", index}, {"extensions", {{"KHR_texture_transform", {{"scale", {rounded(tiles), rounded(tiles)}}}}}}};
  }

  OrderedJson reference(const GlbTexture& from) {
    OrderedJson json{{"index", mesh_texture(from.image)}, {"texCoord", from.uv_set}};
    if (from.scale == glm::vec2(1.0F) && from.offset == glm::vec2(0.0F) && from.rotation == 0.0F) return json;
    use("KHR_texture_transform");
    json["extensions"]["KHR_texture_transform"] = {{"offset", {rounded(from.offset.x), rounded(from.offset.y)}},
                                                   {"rotation", rounded(from.rotation)},
                                                   {"scale", {rounded(from.scale.x), rounded(from.scale.y)}}};
    return json;
  }

  std::size_t mesh_texture(std::uint32_t image) {
    const std::string key = "mesh " + std::to_string(image);
    if (const auto found = keys_.find(key); found != keys_.end()) return found->second;
    return add_image(key, product_.images[image].bytes, product_.images[image].mime);
  }

  /// One of the catalog's pictures as it lies on disk when it is a PNG, else what `make` draws.
  template <class Make>
  std::size_t file_texture(const std::string& relative, const Make& make) {
    if (const auto found = keys_.find(relative); found != keys_.end()) return found->second;
    std::ifstream file(std::filesystem::path(model_.root) / relative, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    return bytes.starts_with("\x89PNG") ? add_image(relative, bytes, "image/png") : texture(relative, make);
  }

  template <class Make>
  std::size_t texture(const std::string& key, const Make& make) {
    if (const auto found = keys_.find(key); found != keys_.end()) return found->second;
    return add_image(key, encode_png(make()), "image/png");
  }

  std::size_t add_image(const std::string& key, const std::string& bytes, const std::string& mime) {
    // Several materials may have made the same picture, byte for byte.
    const auto [same, fresh] = contents_.emplace(bytes, textures_.size());
    if (!fresh) return keys_[key] = same->second;
    images_.push_back({{"mimeType", mime}, {"bufferView", writer_.add_view(bytes)}});
    textures_.push_back({{"sampler", 0}, {"source", images_.size() - 1}});
    return keys_[key] = textures_.size() - 1;
  }

  const MaterialMaps& maps_of(const Material& material) {
    const auto found = maps_.find(material.id);
    return found != maps_.end() ? found->second
                                : maps_.emplace(material.id, load_material_maps(material, model_.root)).first->second;
  }

  void use(const char* extension) { extensions_.insert(extension); }

  const Model& model_;
  const Product& product_;
  const Appearance& appearance_;
  GlbWriter writer_;
  OrderedJson nodes_ = OrderedJson::array(), meshes_ = OrderedJson::array(), materials_ = OrderedJson::array();
  OrderedJson textures_ = OrderedJson::array(), images_ = OrderedJson::array();
  std::set<std::string> extensions_;
  std::map<std::string, std::size_t> keys_;      ///< texture index by what it shows
  std::map<std::string, std::size_t> contents_;  ///< texture index by the bytes of the picture
  std::map<std::string, MaterialMaps> maps_;
};

}  // namespace

ExportResult export_glb(const Model& model, const Product& product, const Appearance& appearance, const ExportInfo& info) {
  const std::vector<bool> shown = shown_slots(product, appearance);
  if (std::find(shown.begin(), shown.end(), true) == shown.end())
    return {{}, "The design shows no part of the mesh, so there is nothing to export."};
  const Appearance dressed = Grounds(std::shared_ptr<const Product>(std::shared_ptr<void>(), &product)).dressed(appearance);
  return {Exporter(model, product, dressed).run(info), {}};
}

}  // namespace maquette::scene
