// The camera: an orbit around the product, seen through a long lens, with the product centred in any box of the screen.
//
// Azimuth 0 looks at the side on +z (the outer side of a right shoe, toe to the right); growing azimuth walks towards +x,
// so 90 looks at the toe, 180 at the inner side, -90 at the heel. Elevation 0 is level, 90 straight down. Degrees
// everywhere. `distance` is a multiple of the framing distance: 1 fills the box, 0.5 is twice as large. Zoom is the lens's,
// not the feet's: the perspective stays that of product photography and the camera cannot walk into the product.
//
// Screen coordinates are pixels, x right, y down, origin top left.
#pragma once

#include <array>
#include <glm/glm.hpp>
#include <optional>
#include <string_view>

#include "maquette/model.h"
#include "scene/product.h"

namespace maquette::scene {

struct Orbit {
  float azimuth = 35.0F;
  float elevation = 18.0F;
  float distance = 1.0F;
  glm::vec3 target{0.0F};  ///< metres from the product's centre
  bool operator==(const Orbit&) const = default;
};

inline constexpr float kMinElevation = -40.0F;
inline constexpr float kMaxElevation = 88.0F;
inline constexpr float kMinDistance = 0.3F;
inline constexpr float kMaxDistance = 1.5F;

/// Azimuth in (-180, 180], elevation and distance within the limits above, target within half the product's size.
Orbit within_limits(Orbit orbit, const Bounds& product);

Orbit to_orbit(const CameraView& view);

/// `pair`: of a product that comes in twos, both of them (scene/shown.h).
enum class NamedView : std::uint8_t { side, three_quarter, front, top, back, medial, pair };
inline constexpr std::array<NamedView, 7> kNamedViews{NamedView::side, NamedView::three_quarter, NamedView::front,
                                                      NamedView::top,  NamedView::back,          NamedView::medial,
                                                      NamedView::pair};
Orbit named_view(NamedView view);
/// The same of this product: what lies flat, as food and rugs do, shows nothing from the side and is looked down on.
Orbit named_view(NamedView view, const Bounds& product);
std::string_view name_of(NamedView view);  ///< "side", "three-quarter", ...

/// Between `from` (t = 0) and `to` (t = 1), turning the shorter way.
Orbit between(const Orbit& from, const Orbit& to, float t);

/// A rectangle of the screen in pixels.
struct ScreenBox {
  float x = 0.0F, y = 0.0F, width = 0.0F, height = 0.0F;
  bool operator==(const ScreenBox&) const = default;
};

/// Metres: of the upright cylinder that the box around a product sweeps when it turns.
float swept_radius(const Bounds& product);

/// Ready for drawing: right-handed, clip space of OpenGL.
struct Camera {
  glm::mat4 view{1.0F};
  glm::mat4 projection{1.0F};
  glm::vec3 eye{0.0F};       ///< metres, world
  glm::vec2 viewport{1.0F};  ///< pixels
  float azimuth = 0.0F;      ///< the studio's lights turn with it
};

/// A camera for a picture of `width` x `height` pixels that shows the product inside `box` (off-centre where the box is).
/// At distance 1 the product fits the box from every azimuth at the studio's elevations (to 18 degrees), so turning never
/// makes it grow or shrink; the middle of its outline is the middle of the box.
Camera frame(const Bounds& product, const Orbit& orbit, const ScreenBox& box, int width, int height);

struct Ray {
  glm::vec3 origin{0.0F};
  glm::vec3 direction{0.0F, 0.0F, -1.0F};  ///< unit
};

/// The ray through the centre of a screen point.
Ray ray_through(const Camera& camera, glm::vec2 screen);

/// Where a world point lands on the screen; null behind the camera.
std::optional<glm::vec2> project(const Camera& camera, const glm::vec3& world);

/// An orbit that moves: follows the finger, coasts after it, flies to views. Time comes from outside (seconds), so it is
/// the same on every machine and testable. Idle when `advance` returns false: nothing needs to be redrawn.
class OrbitMotion {
 public:
  OrbitMotion(const Bounds& product, const Orbit& start);

  void grab();                                           ///< finger or button down: stops coasting and flying
  void drag(glm::vec2 pixels, float seconds);            ///< moved since the last call; 0.35 degree a pixel
  void release();                                        ///< coasts on, time constant 450 ms
  void zoom(float steps);                                ///< wheel notches or pinch; positive is closer; eased
  void go_to(const Orbit& view, float seconds = 0.42F);  ///< turns the shorter way, easing in and out
  void jump_to(const Orbit& view);                       ///< at once (reduced motion)
  void nudge(float azimuth, float elevation);            ///< arrow keys: a small flight

  /// Moves on by `seconds`. True while anything still moves.
  bool advance(float seconds);
  const Orbit& orbit() const { return now_; }
  bool moving() const;

 private:
  Bounds product_;
  Orbit now_;
  Orbit from_, to_;
  float flight_ = 0.0F, flown_ = 0.0F;  ///< seconds
  glm::vec2 speed_{0.0F};               ///< degrees a second
  float zoom_goal_ = 1.0F;
  bool held_ = false;
};

}  // namespace maquette::scene
