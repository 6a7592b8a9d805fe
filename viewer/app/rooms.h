// The light of each room, read the first time that a customer asks for it.
//
// Reading a room and working out what it lights takes a twentieth of a second: too long for a frame, too short to do it for
// rooms that nobody asks for. So each is read once, on a thread of its own, and kept; the product stays in the light it has
// until the other one is there.
#pragma once

#include <functional>
#include <future>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "scene/studio_light.h"
#include "state/lights.h"

namespace maquette::app {

/// Of what `--room` names: a room that comes with the program, or a picture of the kiosk's own.
viewer::Light light_named(const std::string& room);

class Rooms {
 public:
  using Result = scene::StudioLightResult;

  /// `read`: that of the light `first`, which is being read already. `wake` is called, on another thread, whenever `find`
  /// has something new.
  Rooms(viewer::Light first, std::shared_future<Result> read, std::function<void()> wake);

  /// What reading the room gave; null while it is being read. The kiosk's own is known when it is the first.
  const Result* find(viewer::Light light);

 private:
  std::function<void()> wake_;
  std::map<viewer::Light, std::shared_future<Result>> rooms_;
  std::vector<std::jthread> threads_;  ///< last: they end before the rest goes
};

}  // namespace maquette::app
