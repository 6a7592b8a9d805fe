// The configured product as a .glb that any viewer shows alike: one node, mesh and material for each visible slot, factors
// and textures embedded, deterministic bytes.
#pragma once

#include <memory>
#include <string>

#include "scene/appearance.h"
#include "scene/product.h"

namespace maquette::scene {

struct ExportInfo {
  std::string title;      ///< becomes the scene's name
  std::string copyright;  ///< asset.copyright: credit and licence
};

struct ExportResult {
  std::string glb;      ///< bytes; empty when `problem` is set
  std::string problem;  ///< one sentence
};

/// `model` gives the materials and the folder of their textures. Uses KHR_texture_transform for the tiles,
/// KHR_materials_clearcoat, _sheen, _anisotropy, _transmission and _ior where a material has them. Equal inputs give equal
/// bytes.
ExportResult export_glb(const Model& model, const Product& product, const Appearance& appearance, const ExportInfo& info);

}  // namespace maquette::scene
