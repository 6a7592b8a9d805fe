#include "app/rooms.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "scene/data_root.h"
#include "scene/environment.h"

namespace maquette::app {

namespace {

using viewer::Light;

static_assert(scene::kRooms.size() == static_cast<std::size_t>(Light::own), "a light for every room, in the same order");

Rooms::Result read_room(Light light) {
  if (light == Light::own) return {nullptr, "the kiosk has no room of its own"};
  const std::string room(scene::kRooms[static_cast<std::size_t>(light)]);
  return scene::load_studio_light(scene::environment_file(room, scene::data_root()));
}

}  // namespace

Light light_named(const std::string& room) {
  const auto known = std::find(scene::kRooms.begin(), scene::kRooms.end(), room);
  return static_cast<Light>(known - scene::kRooms.begin());
}

Rooms::Rooms(Light first, std::shared_future<Result> read, std::function<void()> wake) : wake_(std::move(wake)) {
  rooms_.emplace(first, std::move(read));
}

const Rooms::Result* Rooms::find(Light light) {
  auto room = rooms_.find(light);
  if (room == rooms_.end()) {
    std::packaged_task<Result()> read([light] { return read_room(light); });
    room = rooms_.emplace(light, read.get_future().share()).first;
    threads_.emplace_back([read = std::move(read), wake = wake_]() mutable {
      read();
      wake();
    });
  }
  const bool done = room->second.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  return done ? &room->second.get() : nullptr;
}

}  // namespace maquette::app
