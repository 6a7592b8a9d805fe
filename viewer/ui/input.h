// What happened since the last frame, in design pixels and without GLFW: a pointer (mouse or finger), a wheel, keys, text.
//
// At most one press or release a frame: the window queues more for the next, so that a quick tap is never lost.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/geometry.h"

namespace maquette::ui {

enum class Key : std::uint8_t { tab, back_tab, up, down, left, right, enter, space, escape, backspace, remove, undo, redo };

struct Input {
  double now = 0;         ///< seconds, monotonic
  Point pointer;          ///< where it is, or was last
  bool hovers = false;    ///< a mouse is over the window; never after a touch
  bool down = false;      ///< held
  bool pressed = false;   ///< went down since the last frame
  bool released = false;  ///< went up since the last frame
  float wheel = 0;        ///< notches, away from the person is positive
  std::vector<Key> keys;
  std::string typed;  ///< UTF-8
};

}  // namespace maquette::ui
