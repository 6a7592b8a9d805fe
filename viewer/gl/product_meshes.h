// The product's triangles on the graphics card, in one shape at a time.
#pragma once

#include <memory>
#include <vector>

#include "gl/mesh.h"
#include "gl/renderer.h"
#include "scene/apart.h"
#include "scene/morph.h"

namespace maquette::gl {

/// Whether the frame is between two looks.
inline bool fading(const Frame& frame) { return frame.previous && frame.blend < 1.0F; }

/// Whether parts are off their places in it, so that what they hide shows, backs and all.
inline bool opened(const Frame& frame) { return frame.apart > 0.0F || (fading(frame) && frame.drop > 0.0F); }

/// The morph weights a frame is drawn with: while it fades from one look to another, those in between.
scene::MorphWeights weights_of(const Frame& frame);

/// The product's triangles on the graphics card, in the shape last asked for.
class ProductMeshes {
 public:
  /// `ways`: how the product comes apart.
  ProductMeshes(std::shared_ptr<const scene::Product> product, std::vector<scene::Way> ways);
  /// Sends what these weights change.
  void take_shape(const scene::MorphWeights& weights);
  const Mesh& mesh(scene::SlotIndex slot) const { return meshes_[slot]; }
  const scene::Product& product() const { return *product_; }
  const scene::Figure& figure() const { return *figure_; }
  /// How far a slot moves when the product is taken apart, in the present shape; metres.
  const glm::vec3& way(scene::SlotIndex slot) const { return way_of_[slot]; }
  scene::Bounds bounds(float apart) const { return scene::bounds_apart(*figure_, way_of_, apart); }
  /// Gives every slot its lighter level: scene/lighter.h.
  void lighten(const std::vector<std::vector<std::uint32_t>>& indices);
  bool lightened() const { return lightened_; }

 private:
  std::shared_ptr<const scene::Product> product_;
  std::shared_ptr<const scene::Figure> figure_;
  scene::MorphWeights weights_;
  std::vector<Mesh> meshes_;
  std::vector<scene::Way> ways_;
  std::vector<glm::vec3> way_of_;
  bool lightened_ = false;
};

}  // namespace maquette::gl
