// Where the product is looked at from, as ViewerState::view counts it: 0 to 5 are the cameras of the view buttons.
#pragma once

namespace maquette::viewer {

/// The product taken apart. It stays so while it is turned and its parts are tapped.
inline constexpr int kApartView = 6;

/// Both, of what comes in twos.
inline constexpr int kPairView = 7;

}  // namespace maquette::viewer
