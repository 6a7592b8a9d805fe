#include "app/stage_outlines.h"

#include <utility>

#include "scene/appearance.h"
#include "state/derive.h"
#include "state/derive_workshop.h"
#include "ui/theme.h"

namespace maquette::app {
namespace {

constexpr double kIn = ui::motion::kMovedIn, kHold = kIn + ui::motion::kMovedHold, kOut = kHold + ui::motion::kMovedOut;

template <class Parts>
std::vector<std::string> slots_of(const Model& model, const Parts& parts) {
  std::vector<std::string> result;
  for (const PartIndex part : parts) {
    const auto& slots = model.parts[part].slots;
    result.insert(result.end(), slots.begin(), slots.end());
  }
  return result;
}

std::optional<gl::Outline> unless_empty(gl::Outline outline) {
  return outline.slots.empty() ? std::nullopt : std::optional(std::move(outline));
}

}  // namespace

std::vector<std::string> slots_in_the_way(const viewer::ViewerState& state) {
  std::vector<std::string> slots;
  for (const viewer::Obstacle& obstacle : viewer::obstacles(state)) {
    const auto of_group = scene::slots_of_group(*state.model, obstacle.group);
    slots.insert(slots.end(), of_group.begin(), of_group.end());
  }
  return slots;
}

std::optional<gl::Outline> outline_in_the_way(const viewer::ViewerState& state, float scale, float opacity) {
  gl::Outline outline;
  outline.slots = slots_in_the_way(state);
  outline.width = 5 * scale;
  outline.opacity = opacity;
  return unless_empty(std::move(outline));
}

std::optional<gl::Outline> outline_pointed(const viewer::ViewerState& state, float scale) {
  gl::Outline outline;
  outline.slots = slots_of(*state.model, viewer::pointed_parts(state));
  outline.width = 4 * scale;
  outline.color = {0xFF, 0x7F, 0x61};
  return unless_empty(std::move(outline));
}

std::optional<gl::Outline> MovedOutline::at(const viewer::ViewerState& state, const StageFrame& frame) {
  if (std::exchange(moves_, state.moves) != state.moves) moved_ = frame.now;
  const double age = frame.now - moved_;
  if (age > kOut || state.screen != viewer::Screen::studio) return std::nullopt;
  gl::Outline outline;
  outline.slots = slots_of(*state.model, state.moved);
  outline.width = 4 * frame.scale;
  outline.opacity = static_cast<float>(age < kIn ? age / kIn : age < kHold ? 1.0 : (kOut - age) / (kOut - kHold));
  return unless_empty(std::move(outline));
}

bool MovedOutline::moving(double now) const { return now - moved_ < kOut; }

}  // namespace maquette::app
