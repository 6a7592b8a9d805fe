// A slot's triangles on the graphics card.
#pragma once

#include <cstdint>
#include <vector>

#include "gl/handle.h"
#include "scene/product.h"

namespace maquette::gl {

/// 32 bytes a vertex: position and first texture coordinates as floats, normal and tangent in 10 bits an axis, the atlas
/// coordinates in 16. Attributes 0 position, 1 normal, 2 tangent, 3 uv0, 4 uv1.
class Mesh {
 public:
  /// `two_sided`: its triangles are seen from behind, too.
  Mesh(const scene::Slot& slot, bool two_sided);
  /// The same triangles in another shape.
  void reshape(const scene::Slot& slot);
  /// A second list of triangles over the same vertices.
  void lighten(const std::vector<std::uint32_t>& indices);
  /// `light`: the second list, where there is one. Triangles seen from behind are left out unless the mesh is two-sided or
  /// `opened`: a sixth of the cost of a picture of what is closed.
  void draw(bool light = false, bool opened = false) const;

 private:
  VertexArrayHandle array_;
  BufferHandle vertices_, indices_, light_indices_;
  GLsizei count_ = 0, light_count_ = 0;
  bool two_sided_ = false;
};

}  // namespace maquette::gl
