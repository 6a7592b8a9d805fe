// The files a product's picture is made of: its mesh and the pictures of its materials, each read when first needed, or
// ahead of that on a thread of their own while a window opens.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "maquette/model.h"
#include "scene/apart.h"
#include "scene/appearance.h"
#include "scene/image.h"
#include "scene/lazy.h"
#include "scene/material_maps.h"
#include "scene/pick.h"
#include "scene/product.h"

namespace maquette::scene {

/// Used from one thread; the reading ahead has its own.
class Assets {
 public:
  /// The mesh the model names. Nothing is read yet.
  explicit Assets(std::shared_ptr<const Model> model);
  /// A mesh that is in memory already.
  Assets(std::shared_ptr<const Model> model, std::shared_ptr<const Product> product);

  /// What comes next: pictures alone, or a product under the hand, which is picked at and drawn lighter while it moves.
  enum class Use : std::uint8_t { pictures, studio };
  /// Starts reading what this look needs, in the order it will be asked for: mesh, occlusion, materials; in the studio
  /// picking and the lighter level. At most once.
  void read_ahead(const Appearance& look, Use use);

  const std::shared_ptr<const Model>& model() const { return model_; }
  /// Another version of the catalog whose mesh is the same. Pictures read ahead for the older one are still given away.
  void set_model(std::shared_ptr<const Model> model) { model_ = std::move(model); }
  const ProductResult& product() { return product_->get(); }
  /// Of the product in this shape, whole or taken apart; the one last asked for is kept.
  const Picker& picker(const MorphWeights& weights = {}, bool apart = false);
  /// How the product comes apart.
  const std::vector<Way>& ways() const { return ways_; }
  /// The lighter level of every slot.
  const std::vector<std::vector<std::uint32_t>>& lighter() { return lighter_->get(); }

  /// Pictures of a catalog material. Given away: asking again reads again.
  MaterialMaps take_maps(const Material& material);
  /// A picture of the mesh, decoded to `channels`. Given away likewise.
  ImageResult take_picture(std::uint32_t image, int channels);

 private:
  /// Pictures of the mesh by number and channels.
  using Pictures = std::map<std::pair<std::uint32_t, int>, ImageResult>;
  template <class T>
  using Shared = std::shared_ptr<Lazy<T>>;

  Assets(std::shared_ptr<const Model> model, std::function<ProductResult()> load);

  std::shared_ptr<const Model> model_;
  Shared<ProductResult> product_;
  Shared<Pictures> occlusion_;
  MorphWeights picked_shape_;  ///< the shape `picker_` is of
  bool picked_apart_ = false;
  Shared<Picker> picker_;
  std::vector<Way> ways_;
  Shared<std::vector<std::vector<std::uint32_t>>> lighter_;
  std::map<std::string, Shared<MaterialMaps>> maps_;  ///< by material id: being read ahead
  std::jthread reader_;
};

/// Channels that the occlusion picture of a material is read with: one, where nothing else lies in it.
int occlusion_channels(const GlbMaterial& material);

}  // namespace maquette::scene
