// The pictures of a catalog material as a renderer wants them: one of surface detail and roughness, one of normals.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "maquette/model.h"
#include "scene/image.h"

namespace maquette::scene {

struct MaterialMaps {
  /// RGBA, linear: detail whose mean is 1 once divided by `mean`, roughness factor in alpha. 1 x 1 white without pictures.
  /// Linear, because detail is near white, where 8 bits are enough, and decoding sRGB in every pixel is what a software
  /// rasterizer can least afford.
  Image surface;
  float mean = 1.0F;  ///< luminance of `surface`
  /// RGBA tangent-space normals, +Y up, alpha unused. 1 x 1 flat without a picture.
  Image normals;
  std::vector<std::string> problems;  ///< a sentence for each picture that could not be read
};

/// `root`: the catalogs' root folder that the material's paths are relative to.
MaterialMaps load_material_maps(const Material& material, const std::filesystem::path& root);

Image plain_surface();
Image flat_normals();

}  // namespace maquette::scene
