// The product in other shapes than the one its mesh lies in.
//
// A shape is the mesh plus each morph target's displacements times its weight. The vertices are added up here, once when
// the weights change, and not in the vertex shader: a software rasterizer would add them up in every frame and every pass,
// and picking, contact shadow, bounds and export want the same vertices.
#pragma once

#include <list>
#include <memory>

#include "scene/appearance.h"
#include "scene/product.h"

namespace maquette::scene {

/// Adds `weight` times what the target adds.
void add_morph(const GlbMorph& morph, float weight, Slot& slot);

/// Gives every target of `slot` normals: those of the faces it moves, where the file has none.
void finish_morphs(Slot& slot);

/// Whether `weights` change this slot at all.
bool moves(const Slot& slot, const MorphWeights& weights);

/// The slot in this shape, without morph targets. Normals and tangents are of unit length and perpendicular again.
Slot shaped(const Slot& slot, const MorphWeights& weights);

/// The product in this shape; the product itself where nothing moves.
std::shared_ptr<const Figure> shaped(const std::shared_ptr<const Product>& product, const MorphWeights& weights);

/// From one shape to another, 0 to 1 of the way.
MorphWeights mixed(const MorphWeights& from, const MorphWeights& to, float share);
Bounds mixed(const Bounds& from, const Bounds& to, float share);

/// The shapes last asked for. Used from one thread.
class Figures {
 public:
  explicit Figures(std::shared_ptr<const Product> product) : product_(std::move(product)) {}
  const std::shared_ptr<const Figure>& at(const MorphWeights& weights);

 private:
  struct Kept {
    MorphWeights weights;
    std::shared_ptr<const Figure> figure;
  };
  std::shared_ptr<const Product> product_;
  std::list<Kept> kept_;  ///< the newest first
};

}  // namespace maquette::scene
