#include "gl/mesh.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace maquette::gl {
namespace {

struct Vertex {
  glm::vec3 position;
  std::uint32_t normal, tangent;
  glm::vec2 uv0;
  std::uint16_t uv1[2];
};
static_assert(sizeof(Vertex) == 32);

/// GL_INT_2_10_10_10_REV, normalised; `w` is -1, 0 or 1.
std::uint32_t packed(const glm::vec3& v, float w) {
  const auto ten = [](float x) {
    return static_cast<std::uint32_t>(static_cast<int>(std::lround(std::clamp(x, -1.0F, 1.0F) * 511.0F))) & 0x3FFU;
  };
  const auto two = static_cast<std::uint32_t>(static_cast<int>(w)) & 0x3U;
  return ten(v.x) | (ten(v.y) << 10U) | (ten(v.z) << 20U) | (two << 30U);
}

std::uint16_t unit(float x) { return static_cast<std::uint16_t>(std::lround(std::clamp(x, 0.0F, 1.0F) * 65535.0F)); }

std::vector<Vertex> interleaved(const scene::Slot& slot) {
  std::vector<Vertex> vertices(slot.positions.size());
  for (std::size_t i = 0; i < vertices.size(); ++i) {
    vertices[i] = {slot.positions[i],
                   packed(slot.normals[i], 0.0F),
                   packed(glm::vec3(slot.tangents[i]), slot.tangents[i].w < 0.0F ? -1.0F : 1.0F),
                   slot.uv0[i],
                   {unit(slot.uv1[i].x), unit(slot.uv1[i].y)}};
  }
  return vertices;
}

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

}  // namespace

Mesh::Mesh(const scene::Slot& slot, bool two_sided)
    : array_(VertexArrayHandle::create()),
      vertices_(BufferHandle::create()),
      indices_(BufferHandle::create()),
      count_(static_cast<GLsizei>(slot.indices.size())),
      two_sided_(two_sided) {
  const std::vector<Vertex> vertices = interleaved(slot);
  glBindVertexArray(array_.name());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.name());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(Vertex)), vertices.data(), GL_STATIC_DRAW);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.name());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(slot.indices.size() * sizeof(std::uint32_t)),
               slot.indices.data(), GL_STATIC_DRAW);
  const auto attribute = [](GLuint index, GLint size, GLenum type, GLboolean normalized, std::size_t at) {
    glEnableVertexAttribArray(index);
    glVertexAttribPointer(index, size, type, normalized, sizeof(Vertex), offset(at));
  };
  attribute(0, 3, GL_FLOAT, GL_FALSE, offsetof(Vertex, position));
  attribute(1, 4, GL_INT_2_10_10_10_REV, GL_TRUE, offsetof(Vertex, normal));
  attribute(2, 4, GL_INT_2_10_10_10_REV, GL_TRUE, offsetof(Vertex, tangent));
  attribute(3, 2, GL_FLOAT, GL_FALSE, offsetof(Vertex, uv0));
  attribute(4, 2, GL_UNSIGNED_SHORT, GL_TRUE, offsetof(Vertex, uv1));
  glBindVertexArray(0);
}

void Mesh::reshape(const scene::Slot& slot) {
  const std::vector<Vertex> vertices = interleaved(slot);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.name());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(Vertex)), vertices.data(),
               GL_DYNAMIC_DRAW);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void Mesh::lighten(const std::vector<std::uint32_t>& indices) {
  light_indices_ = BufferHandle::create();
  light_count_ = static_cast<GLsizei>(indices.size());
  // The other binding point: this one is part of whatever vertex array is bound.
  glBindBuffer(GL_ARRAY_BUFFER, light_indices_.name());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)), indices.data(),
               GL_STATIC_DRAW);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void Mesh::draw(bool light, bool opened) const {
  light = light && light_count_ > 0;
  if (!two_sided_ && !opened) glEnable(GL_CULL_FACE);
  glBindVertexArray(array_.name());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, light ? light_indices_.name() : indices_.name());
  glDrawElements(GL_TRIANGLES, light ? light_count_ : count_, GL_UNSIGNED_INT, nullptr);
  glDisable(GL_CULL_FACE);
}

}  // namespace maquette::gl
