// Another light, once it has been read: the stage goes over to it, and a room that cannot be read is no longer offered.
#include <cstdio>

#include "app/studio.h"

namespace maquette::app {

void Studio::follow_light() {
  while (lit_ != state_.light) {
    const Rooms::Result* const room = rooms_->find(state_.light);
    if (room == nullptr) return;
    if (room->light) {
      stage_->set_light(*room->light);
      lit_ = state_.light;
    } else {
      std::fprintf(stderr, "maquette-viewer: %s\n", room->problem.c_str());
      apply(viewer::LightMissing{state_.light});
    }
  }
}

}  // namespace maquette::app
