// A ray meets a triangle.
#pragma once

#include <cmath>
#include <glm/glm.hpp>
#include <optional>

#include "scene/camera.h"

namespace maquette::scene {

/// Distance along the ray to a corner and two edges from it, both sides counting: Moeller and Trumbore, "Fast, minimum
/// storage ray/triangle intersection" (1997).
inline std::optional<float> meet(const Ray& ray, const glm::vec3& corner, const glm::vec3& edge1, const glm::vec3& edge2) {
  const glm::vec3 p = glm::cross(ray.direction, edge2);
  const float determinant = glm::dot(edge1, p);
  if (std::abs(determinant) < 1.0e-20F) return std::nullopt;
  const glm::vec3 away = ray.origin - corner;
  const float u = glm::dot(away, p) / determinant;
  if (u < 0.0F || u > 1.0F) return std::nullopt;
  const glm::vec3 q = glm::cross(away, edge1);
  const float v = glm::dot(ray.direction, q) / determinant;
  if (v < 0.0F || u + v > 1.0F) return std::nullopt;
  const float distance = glm::dot(edge2, q) / determinant;
  return distance > 0.0F ? std::optional(distance) : std::nullopt;
}

}  // namespace maquette::scene
