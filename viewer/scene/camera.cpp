#include "scene/camera.h"

#include <algorithm>
#include <cmath>
#include <glm/gtc/constants.hpp>
#include <glm/gtc/matrix_transform.hpp>

namespace maquette::scene {
namespace {

// A shoe of 300 mm from 1.4 m: about what an 85 mm lens sees in product photography.
constexpr float kEyeDistance = 4.6F;                       // in radii of the product
constexpr float kFill = 1.0F;                              // of the box
constexpr float kStudioSin = 0.309F, kStudioCos = 0.951F;  // of 18 degrees

float wrapped(float degrees) {
  const float turned = std::remainder(degrees, 360.0F);
  return turned <= -180.0F ? turned + 360.0F : turned;
}

glm::vec3 direction_of(float azimuth, float elevation) {
  const float a = glm::radians(azimuth), e = glm::radians(elevation);
  return {std::cos(e) * std::sin(a), std::sin(e), std::cos(e) * std::cos(a)};
}

/// The middle of the product's outline as seen from an eye that looks at its centre, as tangents right and up. A toe that
/// points at the lens reaches lower than the heel reaches up: the middle of the box in space is not the middle of the
/// picture.
glm::vec2 middle_of_outline(const Bounds& product, const glm::mat4& view, const glm::vec3& target) {
  glm::vec2 least(1.0e9F), most(-1.0e9F);
  for (int corner = 0; corner < 8; ++corner) {
    const glm::vec3 p{(corner & 1) != 0 ? product.high.x : product.low.x,
                      (corner & 2) != 0 ? product.high.y : product.low.y,
                      (corner & 4) != 0 ? product.high.z : product.low.z};
    // As if the camera looked at the centre: a target moves the view, not the middle.
    const glm::vec3 seen = glm::vec3(view * glm::vec4(p - product.center() + target, 1.0F));
    least = glm::min(least, glm::vec2(seen) / -seen.z);
    most = glm::max(most, glm::vec2(seen) / -seen.z);
  }
  return 0.5F * (least + most);
}

/// From which elevation a view of something flat is taken.
float elevation_above(NamedView view) {
  switch (view) {
    case NamedView::side:
    case NamedView::medial:
      return 34.0F;
    case NamedView::front:
    case NamedView::back:
      return 44.0F;
    case NamedView::three_quarter:
    case NamedView::pair:
      return 55.0F;
    case NamedView::top:
      return 86.0F;
  }
  return 0.0F;
}

}  // namespace

float swept_radius(const Bounds& product) {
  const glm::vec3 half = 0.5F * product.size();
  return std::max(glm::length(glm::vec2(half.x, half.z)), half.y);
}

Orbit within_limits(Orbit orbit, const Bounds& product) {
  const glm::vec3 half = 0.5F * product.size();
  orbit.azimuth = wrapped(orbit.azimuth);
  orbit.elevation = std::clamp(orbit.elevation, kMinElevation, kMaxElevation);
  orbit.distance = std::clamp(orbit.distance, kMinDistance, kMaxDistance);
  orbit.target = glm::clamp(orbit.target, -half, half);
  return orbit;
}

Orbit to_orbit(const CameraView& view) {
  return {view.azimuth, view.elevation, view.distance, {view.target[0], view.target[1], view.target[2]}};
}

Orbit named_view(NamedView view) {
  switch (view) {
    case NamedView::side:
      return {0.0F, 6.0F, 0.92F, {}};
    case NamedView::three_quarter:
      return {35.0F, 18.0F, 0.86F, {}};
    case NamedView::front:
      return {90.0F, 16.0F, 0.8F, {}};
    case NamedView::top:
      return {0.0F, 80.0F, 0.95F, {}};
    case NamedView::back:
      return {-90.0F, 12.0F, 0.75F, {}};
    case NamedView::medial:
      return {180.0F, 6.0F, 0.92F, {}};
    case NamedView::pair:
      return {62.0F, 30.0F, 0.8F, {}};
  }
  return {};
}

Orbit named_view(NamedView view, const Bounds& product) {
  const glm::vec3 size = product.size();
  const float flatness = std::max({size.x, size.z, 1.0e-6F}) / std::max(size.y, 1.0e-6F);
  Orbit orbit = named_view(view);
  // Wider than six times its height lies flat; up to four times stands.
  orbit.elevation = glm::mix(orbit.elevation, elevation_above(view), glm::smoothstep(4.0F, 6.0F, flatness));
  return orbit;
}

std::string_view name_of(NamedView view) {
  constexpr std::array<std::string_view, 7> names{"side", "three-quarter", "front", "top", "back", "medial", "pair"};
  return names[static_cast<std::size_t>(view)];
}

Orbit between(const Orbit& from, const Orbit& to, float t) {
  const auto mix = [t](float a, float b) { return a + (b - a) * t; };
  return {wrapped(from.azimuth + wrapped(to.azimuth - from.azimuth) * t), mix(from.elevation, to.elevation),
          mix(from.distance, to.distance), glm::mix(from.target, to.target, t)};
}

Camera frame(const Bounds& product, const Orbit& orbit, const ScreenBox& box, int width, int height) {
  const float radius = swept_radius(product);
  const float eye_distance = kEyeDistance * radius;
  const glm::vec3 target = product.center() + orbit.target;
  const glm::vec3 toward_eye = direction_of(orbit.azimuth, orbit.elevation);
  Camera camera;
  camera.eye = target + toward_eye * eye_distance;
  camera.viewport = {width, height};
  camera.azimuth = orbit.azimuth;
  // "Up" leans with the azimuth, so that looking straight down keeps the product's heading.
  camera.view = glm::lookAt(camera.eye, target, direction_of(orbit.azimuth, orbit.elevation + 90.0F));

  // The nearest edge of the swept cylinder looks largest: fit the radius as seen at the tangent.
  const float half_angle = std::asin(1.0F / kEyeDistance);
  const float tan_half_width = std::tan(half_angle);
  // From the studio's highest elevation a product shows its height and its floor, foreshortened.
  const float shown_height = kStudioCos * product.size().y / (2.0F * radius) + kStudioSin;
  const float tan_half_height = tan_half_width * std::max(shown_height, 0.62F);
  const float scale =
      kFill / orbit.distance * std::min(box.width / tan_half_width, box.height / tan_half_height);  // px per tan
  const glm::vec2 to_clip{scale / static_cast<float>(width), scale / static_cast<float>(height)};
  const glm::vec2 middle = middle_of_outline(product, camera.view, target);
  const glm::vec2 box_center{2.0F * (box.x + 0.5F * box.width) / static_cast<float>(width) - 1.0F,
                             1.0F - 2.0F * (box.y + 0.5F * box.height) / static_cast<float>(height)};
  const glm::vec2 center = box_center - to_clip * middle;
  const float near = eye_distance - 2.5F * radius, far = eye_distance + 4.0F * radius;
  camera.projection = glm::mat4(0.0F);
  camera.projection[0][0] = to_clip.x;
  camera.projection[1][1] = to_clip.y;
  camera.projection[2] = glm::vec4(-center.x, -center.y, -(far + near) / (far - near), -1.0F);
  camera.projection[3][2] = -2.0F * far * near / (far - near);
  return camera;
}

Ray ray_through(const Camera& camera, glm::vec2 screen) {
  const glm::vec2 clip{2.0F * screen.x / camera.viewport.x - 1.0F, 1.0F - 2.0F * screen.y / camera.viewport.y};
  const glm::vec4 far = glm::inverse(camera.projection * camera.view) * glm::vec4(clip, 1.0F, 1.0F);
  return {camera.eye, glm::normalize(glm::vec3(far) / far.w - camera.eye)};
}

std::optional<glm::vec2> project(const Camera& camera, const glm::vec3& world) {
  const glm::vec4 clip = camera.projection * camera.view * glm::vec4(world, 1.0F);
  if (clip.w <= 0.0F) return std::nullopt;
  const glm::vec2 ndc = glm::vec2(clip) / clip.w;
  return glm::vec2{(ndc.x * 0.5F + 0.5F) * camera.viewport.x, (0.5F - ndc.y * 0.5F) * camera.viewport.y};
}

}  // namespace maquette::scene
