// What lights the product: the rooms that come with the program (scene/environment.h), and the kiosk's own where it has
// one.
//
// A matter of looking, like the camera: no part of a design, of an entry or of what undo brings back.
#pragma once

#include <cstdint>
#include <vector>

namespace maquette::viewer {

/// In the order they are offered in; `own` is the picture a kiosk was started with.
enum class Light : std::uint8_t { showroom, daylight, evening, own };

/// Those a customer has the choice of, beginning with `first`. The kiosk's own is among them when it is the first.
std::vector<Light> lights_from(Light first);

/// The one that follows in `lights`, around and around; `light` itself where there is no other.
Light light_after(const std::vector<Light>& lights, Light light);

}  // namespace maquette::viewer
