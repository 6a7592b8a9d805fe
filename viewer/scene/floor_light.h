// The light of a room as the floor under a product gets it, when the product turns and the room does not.
//
// From a place on the floor a fan of directions goes up, closer where a flat floor catches more. What comes down each of
// them depends on how the product is turned to the room: a function of one angle, kept as the first terms of its Fourier
// series. A shadow is a sum of such functions over the directions that are blocked, and so one itself, which turns to any
// angle without asking again what blocks what (as Ramamoorthi and Hanrahan's harmonics turn, "An efficient representation
// for irradiance environment maps", 2001; about one axis).
#pragma once

#include <array>
#include <glm/glm.hpp>

#include "scene/environment.h"

namespace maquette::scene {

/// The factors of 1, cos a, sin a, cos 2a, sin 2a, where `a` is the camera's azimuth.
using Turning = std::array<float, 5>;
/// What the factors are of, at an angle.
Turning terms_at(float azimuth_degrees);
inline float turned(const Turning& series, const Turning& terms) {
  return series[0] + series[1] * terms[1] + series[2] * terms[2] + series[3] * terms[3] + series[4] * terms[4];
}

inline constexpr std::size_t kFan = 56;
/// Unit vectors over the upper half, in the product's space: a golden-angle spiral.
std::array<glm::vec3, kFan> fan();

/// For each direction of the fan the share of the floor's light that comes down it; all are 1 on the mean of all angles.
using FloorLight = std::array<Turning, kFan>;
FloorLight floor_light(const Environment& environment);
/// The same from everywhere.
FloorLight even_floor_light();

}  // namespace maquette::scene
