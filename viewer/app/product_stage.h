// The stage of a catalog with a mesh: the renderer's picture behind the panels, the camera under the finger, small
// pictures made between frames.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/stage.h"
#include "gl/renderer.h"
#include "scene/assets.h"

namespace maquette::app {

/// A stage that also lends its renderer and mesh: an entry's pictures are taken with them.
class ProductStage : public Stage {
 public:
  virtual gl::Renderer& renderer() = 0;
};

/// Throws std::runtime_error when a shader does not compile.
/// The mesh of `assets` must have been loaded without a problem.
std::unique_ptr<ProductStage> make_product_stage(std::shared_ptr<scene::Assets> assets,
                                                 const std::filesystem::path& data_root, const scene::StudioLight& light);

}  // namespace maquette::app
