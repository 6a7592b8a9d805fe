// The orbit in motion: held by a finger, coasting, or flying to a view. Exponential decay makes coasting and zooming
// independent of the frame rate: after any split of the same time the orbit is at the same place.
#include <algorithm>
#include <cmath>

#include "scene/camera.h"

namespace maquette::scene {
namespace {

constexpr float kDegreesPerPixel = 0.35F;
constexpr float kCoast = 0.45F;        // seconds, time constant
constexpr float kSpeedMemory = 0.05F;  // seconds over which the finger's speed is averaged
constexpr float kStillSpeed = 1.0F;    // degrees a second: below it coasting ends
constexpr float kMostSpeed = 900.0F;   // degrees a second: a flick cannot spin the product into a blur
constexpr float kZoomTime = 0.10F;     // seconds, time constant
constexpr float kZoomStep = 0.88F;     // distance multiplied by this per step
constexpr float kZoomClose = 1.0e-3F;

/// tokens: in-out = cubic-bezier(.6, 0, .2, 1), solved for x by bisection.
float ease_in_out(float x) {
  const auto bezier = [](float a, float b, float t) {
    const float u = 1.0F - t;
    return 3.0F * u * u * t * a + 3.0F * u * t * t * b + t * t * t;
  };
  float low = 0.0F, high = 1.0F;
  for (int step = 0; step < 24; ++step) {
    const float middle = 0.5F * (low + high);
    (bezier(0.6F, 0.2F, middle) < x ? low : high) = middle;
  }
  return bezier(0.0F, 1.0F, low);
}

}  // namespace

OrbitMotion::OrbitMotion(const Bounds& product, const Orbit& start) : product_(product) { jump_to(start); }

void OrbitMotion::jump_to(const Orbit& view) {
  now_ = within_limits(view, product_);
  flight_ = 0.0F;
  speed_ = glm::vec2(0.0F);
  zoom_goal_ = now_.distance;
}

void OrbitMotion::grab() {
  held_ = true;
  flight_ = 0.0F;
  speed_ = glm::vec2(0.0F);
  zoom_goal_ = now_.distance;
}

void OrbitMotion::drag(glm::vec2 pixels, float seconds) {
  // The product follows the finger: to the right turns its left side to the front.
  const glm::vec2 turn{-pixels.x * kDegreesPerPixel, pixels.y * kDegreesPerPixel};
  const float step = std::max(seconds, 1.0e-3F);
  const float fresh = 1.0F - std::exp(-step / kSpeedMemory);
  speed_ = glm::clamp(glm::mix(speed_, turn / step, fresh), -kMostSpeed, kMostSpeed);
  now_.azimuth += turn.x;
  now_.elevation += turn.y;
  now_ = within_limits(now_, product_);
}

void OrbitMotion::release() { held_ = false; }

void OrbitMotion::zoom(float steps) {
  flight_ = 0.0F;
  zoom_goal_ = std::clamp(zoom_goal_ * std::pow(kZoomStep, steps), kMinDistance, kMaxDistance);
}

void OrbitMotion::go_to(const Orbit& view, float seconds) {
  if (seconds <= 0.0F) return jump_to(view);
  from_ = now_;
  to_ = within_limits(view, product_);
  flight_ = seconds;
  flown_ = 0.0F;
  speed_ = glm::vec2(0.0F);
  zoom_goal_ = to_.distance;
}

void OrbitMotion::nudge(float azimuth, float elevation) {
  Orbit goal = flight_ > 0.0F ? to_ : now_;
  goal.azimuth += azimuth;
  goal.elevation += elevation;
  goal.distance = zoom_goal_;
  go_to(goal, 0.22F);
}

bool OrbitMotion::moving() const {
  return flight_ > 0.0F || (!held_ && speed_ != glm::vec2(0.0F)) || now_.distance != zoom_goal_;
}

bool OrbitMotion::advance(float seconds) {
  if (flight_ > 0.0F) {
    flown_ += seconds;
    now_ = flown_ >= flight_ ? to_ : between(from_, to_, ease_in_out(flown_ / flight_));
    if (flown_ >= flight_) flight_ = 0.0F;
    return moving();
  }
  if (held_) {
    speed_ *= std::exp(-seconds / kSpeedMemory);  // a finger that rests before lifting does not throw
  } else if (speed_ != glm::vec2(0.0F)) {
    const float kept = std::exp(-seconds / kCoast);
    now_.azimuth += speed_.x * kCoast * (1.0F - kept);
    now_.elevation += speed_.y * kCoast * (1.0F - kept);
    now_ = within_limits(now_, product_);
    speed_ *= kept;
    if (glm::length(speed_) < kStillSpeed) speed_ = glm::vec2(0.0F);
  }
  if (now_.distance != zoom_goal_) {
    now_.distance = zoom_goal_ + (now_.distance - zoom_goal_) * std::exp(-seconds / kZoomTime);
    if (std::abs(now_.distance - zoom_goal_) < kZoomClose) now_.distance = zoom_goal_;
  }
  return moving();
}

}  // namespace maquette::scene
