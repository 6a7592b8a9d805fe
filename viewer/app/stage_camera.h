// The camera of the stage: under the finger, and turned by what the state says anew.
#pragma once

#include <functional>
#include <optional>

#include "app/stage.h"
#include "scene/camera.h"

namespace maquette::app {

/// What is framed, of a product that comes in twos: all that is shown, or one of the two.
enum class Subject : std::uint8_t { whole, original, image };

/// The camera of a view button; the product taken apart is seen from three quarters.
scene::NamedView named_view_of(int view);

class StageCamera {
 public:
  explicit StageCamera(const scene::Bounds& product);

  scene::OrbitMotion& motion() { return motion_; }
  const scene::Orbit& orbit() const { return motion_.orbit(); }
  Subject subject() const { return subject_; }

  /// All of the product from a named view, whole or taken apart, in the room the screen leaves it.
  using WholeView = std::function<scene::Orbit(scene::NamedView view, bool apart)>;

  /// Flies to where the screen, the open group, the chosen view or an explanation want it; `first`: is there at once.
  /// `extent`: of the product as it is chosen now; a view follows when it grows.
  void follow(const viewer::ViewerState& state, const StageFrame& frame, bool first, const scene::Bounds& extent,
              const WholeView& whole_view);
  /// What comes next was not the customer's doing: the camera stays.
  void stay() { stays_ = true; }

 private:
  std::optional<scene::Orbit> goal_of(const viewer::ViewerState& state, bool first, const scene::Bounds& extent,
                                      const WholeView& whole_view);
  scene::Orbit why_not_view(const viewer::ViewerState& state, const WholeView& whole_view);
  scene::Orbit group_view(const Model& model, GroupIndex group);

  scene::OrbitMotion motion_;
  // What the camera was last told, so that it turns only when the state says something new.
  viewer::Screen screen_ = viewer::Screen::studio;
  GroupIndex group_ = 0;
  int view_ = 1;
  bool explained_ = false, stays_ = false;
  scene::Bounds extent_;
  Subject subject_ = Subject::whole;
};

}  // namespace maquette::app
