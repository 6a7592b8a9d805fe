#include "scene/assets.h"

#include <algorithm>
#include <vector>

#include "scene/lighter.h"
#include "scene/morph.h"

namespace maquette::scene {
namespace {

ProductResult load(const Model& model) {
  if (model.mesh.empty()) return {nullptr, "The catalog names no mesh, so there is nothing to render."};
  return load_product(std::filesystem::path(model.root) / model.mesh);
}

ImageResult decode(const Product& product, std::uint32_t image, int channels) {
  if (image >= product.images.size()) return {std::nullopt, "the mesh has no such picture"};
  return decode_image(product.images[image].bytes, channels);
}

std::shared_ptr<Lazy<Picker>> picker_of(const std::shared_ptr<Lazy<ProductResult>>& product, const MorphWeights& weights,
                                        const std::optional<std::vector<Way>>& apart = std::nullopt) {
  return std::make_shared<Lazy<Picker>>([product, weights, apart] {
    const std::shared_ptr<const Figure> figure = shaped(product->get().product, weights);
    return Picker(apart ? taken_apart(*figure, ways_apart(*figure, *apart)) : figure);
  });
}

bool changes_shape(const Product& product, const MorphWeights& from, const MorphWeights& to) {
  return std::any_of(product.slots.begin(), product.slots.end(),
                     [&](const Slot& slot) { return moves(slot, from) || moves(slot, to); });
}

}  // namespace

int occlusion_channels(const GlbMaterial& material) {
  return material.metallic_roughness_texture.image == material.occlusion_texture.image ? 4 : 1;
}

Assets::Assets(std::shared_ptr<const Model> model) : Assets(model, [model] { return load(*model); }) {}

Assets::Assets(std::shared_ptr<const Model> model, std::shared_ptr<const Product> product)
    : Assets(std::move(model), [product = std::move(product)] {
        return ProductResult{product, {}};
      }) {}

Assets::Assets(std::shared_ptr<const Model> model, std::function<ProductResult()> load)
    : model_(std::move(model)),
      product_(std::make_shared<Lazy<ProductResult>>(std::move(load))),
      occlusion_(std::make_shared<Lazy<Pictures>>([product = product_] {
        Pictures pictures;
        if (const auto& mesh = product->get().product) {
          for (const GlbMaterial& material : mesh->materials) {
            const std::pair key{material.occlusion_texture.image, occlusion_channels(material)};
            if (key.first != kNone && !pictures.contains(key)) pictures[key] = decode(*mesh, key.first, key.second);
          }
        }
        return pictures;
      })),
      picker_(picker_of(product_, {})),
      lighter_(std::make_shared<Lazy<std::vector<std::vector<std::uint32_t>>>>([product = product_] {
        const auto& mesh = product->get().product;
        return mesh ? lighter_indices(*mesh) : std::vector<std::vector<std::uint32_t>>{};
      })) {
  if (!model_->mesh.empty()) ways_ = load_ways(std::filesystem::path(model_->root) / model_->mesh);
}

const Picker& Assets::picker(const MorphWeights& weights, bool apart) {
  if (apart != picked_apart_ || (weights != picked_shape_ && changes_shape(*product().product, picked_shape_, weights))) {
    picker_ = picker_of(product_, weights, apart ? std::optional(ways_) : std::nullopt);
  }
  picked_apart_ = apart;
  picked_shape_ = weights;
  return picker_->get();
}

void Assets::read_ahead(const Appearance& look, Use use) {
  if (reader_.joinable()) return;
  picked_shape_ = look.morphs;
  picker_ = picker_of(product_, look.morphs);
  std::vector<Shared<MaterialMaps>> materials;
  for (const auto& [slot, of_slot] : look.looks) {
    const Material* material = find_material(*model_, of_slot.material);
    if (material == nullptr || maps_.contains(material->id)) continue;
    materials.push_back(std::make_shared<Lazy<MaterialMaps>>(
        [model = model_, material] { return load_material_maps(*material, model->root); }));
    maps_.emplace(material->id, materials.back());
  }
  reader_ = std::jthread([product = product_, occlusion = occlusion_, picker = picker_, lighter = lighter_, materials,
                          use](const std::stop_token& stop) {
    if (!product->get().product) return;
    occlusion->get();
    for (const auto& maps : materials) {
      if (stop.stop_requested()) return;
      maps->get();
    }
    if (use == Use::pictures) return;
    if (!stop.stop_requested()) picker->get();
    if (!stop.stop_requested()) lighter->get();
  });
}

MaterialMaps Assets::take_maps(const Material& material) {
  const auto ahead = maps_.extract(material.id);
  return ahead ? std::move(ahead.mapped()->get()) : load_material_maps(material, model_->root);
}

ImageResult Assets::take_picture(std::uint32_t image, int channels) {
  const auto decoded = occlusion_->get().extract({image, channels});
  if (decoded) return std::move(decoded.mapped());
  const auto& mesh = product().product;
  return mesh ? decode(*mesh, image, channels) : ImageResult{std::nullopt, product().problem};
}

}  // namespace maquette::scene
