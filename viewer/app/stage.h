// What stands behind the panels: the product on its stage, and every small picture of it.
//
// Two kinds: ProductStage draws the catalog's mesh; PlainStage serves a catalog without one (colours only). The panels know
// neither (ui/pictures.h).
#pragma once

#include <memory>
#include <optional>

#include "scene/camera.h"
#include "scene/studio_light.h"
#include "state/viewer_state.h"
#include "ui/pictures.h"

struct ImDrawList;

namespace maquette::app {

/// The window this frame.
struct StageFrame {
  int width = 0, height = 0;  ///< screen pixels
  float scale = 1;            ///< screen pixels a design pixel
  double now = 0;             ///< seconds
  bool reduced_motion = false;
};

class Stage : public ui::Pictures {
 public:
  /// Follows the state (camera, fading to a new look, dimming) and draws behind everything. True while it still moves.
  virtual bool draw(const viewer::ViewerState& state, const StageFrame& frame, ImDrawList& list) = 0;

  /// Makes queued small pictures for about `seconds`; true when it made any, so that another frame must show them.
  virtual bool work(double seconds) = 0;

  /// Shows the product in another light; small pictures stay in the one they were made in.
  virtual void set_light(const scene::StudioLight& light) = 0;

  // The finger on the stage, in screen pixels.
  virtual void grab() = 0;
  virtual void drag(float dx, float dy, float seconds) = 0;
  virtual void release() = 0;
  virtual void zoom(float notches) = 0;
  // An author's save.
  /// Another version of the catalog with the same mesh.
  virtual void use_model(std::shared_ptr<const Model> model) = 0;
  /// Materials or their pictures are other than before.
  virtual void renew_surfaces() = 0;
  /// Compiles the shaders again; on an error the old ones stay, and the compiler's message is returned.
  virtual std::optional<std::string> reload_shaders() = 0;
  /// Where the camera is; none: there is no camera.
  virtual std::optional<scene::Orbit> camera() const = 0;
  virtual void set_camera(const scene::Orbit& orbit) = 0;

  /// The part of the product under the finger.
  virtual std::optional<GroupIndex> pick(float x, float y) const = 0;
};

/// Colours instead of pictures.
std::unique_ptr<Stage> make_plain_stage();

}  // namespace maquette::app
