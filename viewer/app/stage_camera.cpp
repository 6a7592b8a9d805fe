#include "app/stage_camera.h"

#include <utility>

#include "scene/appearance.h"
#include "state/derive.h"
#include "state/views.h"
#include "ui/motion.h"
#include "ui/theme.h"

namespace maquette::app {

using scene::NamedView;
using viewer::Screen;

scene::NamedView named_view_of(int view) {
  if (view == viewer::kPairView) return NamedView::pair;
  return view == viewer::kApartView ? NamedView::three_quarter : scene::kNamedViews[static_cast<std::size_t>(view)];
}

/// As the catalog looks at a group that has a camera.
scene::Orbit StageCamera::group_view(const Model& model, GroupIndex group) {
  subject_ = scene::is_of_image(model, group) ? Subject::image : Subject::original;
  return scene::to_orbit(*model.groups[group].camera);
}

/// Where everything that is in the way can be seen: a single part from its own side, several from three quarters.
scene::Orbit StageCamera::why_not_view(const viewer::ViewerState& state, const WholeView& whole_view) {
  const auto in_the_way = viewer::obstacles(state);
  if (in_the_way.size() == 1 && state.model->groups[in_the_way[0].group].camera) {
    scene::Orbit orbit = group_view(*state.model, in_the_way[0].group);
    orbit.distance = 1.0F;
    orbit.target = glm::vec3(0.0F);
    return orbit;
  }
  subject_ = Subject::whole;
  return whole_view(NamedView::three_quarter, false);
}

StageCamera::StageCamera(const scene::Bounds& product) : motion_(product, scene::named_view(NamedView::three_quarter)) {}

std::optional<scene::Orbit> StageCamera::goal_of(const viewer::ViewerState& state, bool first, const scene::Bounds& extent,
                                                 const WholeView& whole_view) {
  const bool explained = state.screen == Screen::why_not && state.why_not && state.why_not->explained;
  const bool just_explained = std::exchange(explained_, explained) != explained && explained;
  const bool screen_changed = std::exchange(screen_, state.screen) != state.screen;
  const bool group_changed = std::exchange(group_, state.group) != state.group;
  const bool view_changed = std::exchange(view_, state.view) != state.view;
  const bool grown = std::exchange(extent_, extent) != extent;  // a higher heel, another strap
  if (std::exchange(stays_, false)) return std::nullopt;
  const bool of_group = state.screen == Screen::personalise || (state.screen == Screen::studio && state.view < 0);
  if (of_group && (group_changed || screen_changed || first)) {
    if (!state.model->groups[state.group].camera) return std::nullopt;
    return group_view(*state.model, state.group);
  }
  if (state.view >= 0 && state.screen != Screen::why_not && (screen_changed || view_changed || grown || first)) {
    subject_ = Subject::whole;
    return whole_view(named_view_of(state.view), state.view == viewer::kApartView);
  }
  return just_explained ? std::optional(why_not_view(state, whole_view)) : std::nullopt;
}

void StageCamera::follow(const viewer::ViewerState& state, const StageFrame& frame, bool first, const scene::Bounds& extent,
                         const WholeView& whole_view) {
  const std::optional<scene::Orbit> goal = goal_of(state, first, extent, whole_view);
  if (!goal) return;
  if (first || frame.reduced_motion) return motion_.jump_to(*goal);
  motion_.go_to(*goal, static_cast<float>(ui::motion::kRail));
}

}  // namespace maquette::app
