// Pictures of a design without a window: the four views of an entry, and its model.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "gl/renderer.h"
#include "maquette/design.h"
#include "maquette/entry.h"
#include "maquette/model.h"

namespace maquette::app {

struct SnapshotOptions {
  int width = 1600, height = 1200;  ///< 16 to 8192
  gl::Stage stage = gl::Stage::light;
};

struct Snapshot {
  std::vector<EntryRender> renders;  ///< front, side, back, three-quarter: PNG bytes with camera and alt text
  std::string glb;                   ///< the configured product
  std::string problem;               ///< one sentence when there is none
};

/// With a renderer of a current context: the window's own, or a headless one.
Snapshot take_snapshot(gl::Renderer& renderer, const Model& model, const Variant& variant, const SnapshotOptions& options,
                       std::string_view language = "en");

/// Without a display: makes a headless context, loads the model's mesh and takes the snapshot.
Snapshot snapshot(std::shared_ptr<const Model> model, const Variant& variant, const SnapshotOptions& options = {},
                  std::string_view language = "en");

/// As above, written to `folder`: front.png, side.png, back.png, three-quarter.png, renders.json, design.glb. Returns a
/// sentence when it could not.
std::string write_snapshot(const Snapshot& snapshot, const std::filesystem::path& folder);

}  // namespace maquette::app
