// Pictures of a design without a window: the four views of an entry and its model, posters, turntables.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gl/context.h"
#include "gl/renderer.h"
#include "maquette/design.h"
#include "maquette/entry.h"
#include "maquette/model.h"
#include "scene/png.h"
#include "state/words.h"

namespace maquette::app {

inline const std::vector<scene::NamedView> kEntryViews{scene::NamedView::front, scene::NamedView::side,
                                                       scene::NamedView::back, scene::NamedView::three_quarter};

struct SnapshotOptions {
  int width = 1600, height = 1200;     ///< pixels, 16 to 8192
  gl::Stage stage = gl::Stage::light;  ///< none: transparent, with straight alpha and the shadow as alpha
  std::vector<scene::NamedView> views = kEntryViews;
  bool apart = false;  ///< the product taken apart
};

struct Snapshot {
  std::vector<EntryRender> renders;  ///< one for each view: PNG bytes (unless they were kept elsewhere), camera, alt text
  std::string glb;                   ///< the configured product
  std::string problem;               ///< one sentence when there is none
};

/// Where a picture's bytes go as they are made: asked once for each, by its name ("front", "turn-001").
using KeepPicture = std::function<scene::ByteSink(const std::string& name)>;

/// A file made anew. Every write reaches the system at once, so a full disk is noticed.
scene::ByteSink file_sink(const std::filesystem::path& path);

/// "NAME.png" in `folder`, which exists.
KeepPicture keep_in(const std::filesystem::path& folder);

/// Without a display: a context of its own and a renderer with the model's mesh.
class Darkroom {
 public:
  struct Result;
  /// `look` is read first, on several threads. `room`: what lights the product, by its name or a file's path.
  static Result open(std::shared_ptr<const Model> model, const scene::Appearance& look,
                     const std::string& room = std::string(scene::kRooms.front()));
  gl::Renderer& renderer() { return *renderer_; }

 private:
  std::unique_ptr<gl::HeadlessContext> context_;  ///< first, so that it dies last
  std::unique_ptr<gl::Renderer> renderer_;
};
struct Darkroom::Result {
  std::unique_ptr<Darkroom> darkroom;
  std::string problem;  ///< one sentence when there is none
};

/// The product inside the middle of a picture, as every picture of a design shows it.
gl::Frame frame_of(const scene::Bounds& bounds, const scene::Orbit& orbit, const SnapshotOptions& options);

/// All of what `looks` shows, from a view by its name; the orbit it is taken from.
/// From where a whole turn, which begins at `view`, shows all of the product all the way round.
scene::Orbit turn_of(gl::Renderer& renderer, const scene::Appearance& looks, scene::NamedView view,
                     const SnapshotOptions& options);
scene::Orbit orbit_of(gl::Renderer& renderer, const scene::Appearance& looks, scene::NamedView view,
                      const SnapshotOptions& options);

/// The views and the model. Without `keep` the pictures stay in memory.
Snapshot take_snapshot(gl::Renderer& renderer, const Model& model, const Variant& variant, const SnapshotOptions& options,
                       const viewer::Words& words, const KeepPicture& keep = {});

/// The same in a darkroom of its own: what a contest entry is made of.
Snapshot snapshot(std::shared_ptr<const Model> model, const Variant& variant, const viewer::Words& words,
                  const SnapshotOptions& options = {});

inline constexpr int kMostTurns = 720;

/// `count` (2 to 720) pictures of one turn, named turn-001 on, beginning at the first of the options' views; `said` hears
/// how many are done. Equal designs give equal bytes. Returns a sentence when it could not.
std::string take_turntable(gl::Renderer& renderer, const Model& model, const Variant& variant,
                           const SnapshotOptions& options, int count, const KeepPicture& keep,
                           const std::function<void(int done)>& said);

/// "Court sneaker, front view: Vamp Smooth leather, White; ..." for who cannot see the picture.
std::string alt_text(const Model& model, const Variant& variant, scene::NamedView view, const viewer::Words& words);

}  // namespace maquette::app
