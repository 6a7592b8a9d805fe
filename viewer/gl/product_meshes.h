// The product's triangles on the graphics card, in one shape at a time.
#pragma once

#include <memory>
#include <vector>

#include "gl/mesh.h"
#include "gl/renderer.h"
#include "scene/morph.h"

namespace maquette::gl {

/// Whether the frame is between two looks.
inline bool fading(const Frame& frame) { return frame.previous && frame.blend < 1.0F; }

/// The morph weights a frame is drawn with: while it fades from one look to another, those in between.
scene::MorphWeights weights_of(const Frame& frame);

/// The product's triangles on the graphics card, in the shape last asked for.
class ProductMeshes {
 public:
  explicit ProductMeshes(std::shared_ptr<const scene::Product> product);
  /// Sends what these weights change.
  void take_shape(const scene::MorphWeights& weights);
  const Mesh& mesh(scene::SlotIndex slot) const { return meshes_[slot]; }
  const scene::Product& product() const { return *product_; }
  const scene::Figure& figure() const { return *figure_; }

 private:
  std::shared_ptr<const scene::Product> product_;
  std::shared_ptr<const scene::Figure> figure_;
  scene::MorphWeights weights_;
  std::vector<Mesh> meshes_;
};

}  // namespace maquette::gl
