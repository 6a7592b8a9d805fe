// What of the product is outlined, and why: parts in the way of a wish, parts that a choice has just moved, parts that the
// workshop's rule speaks of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/stage.h"
#include "gl/renderer.h"

namespace maquette::app {

/// The slots of everything that is in the way of the customer's wish.
std::vector<std::string> slots_in_the_way(const viewer::ViewerState& state);

/// Around those, in the accent; none where they have no slots.
std::optional<gl::Outline> outline_in_the_way(const viewer::ViewerState& state, float scale, float opacity);

/// Around what the author's selected rule speaks of.
std::optional<gl::Outline> outline_pointed(const viewer::ViewerState& state, float scale);

/// Around what the last choice moved along, for a moment.
class MovedOutline {
 public:
  std::optional<gl::Outline> at(const viewer::ViewerState& state, const StageFrame& frame);
  bool moving(double now) const;

 private:
  std::uint64_t moves_ = 0;
  double moved_ = -1e9;
};

}  // namespace maquette::app
