// The product as the viewer keeps it: one slot for each customizable part, in world space, ready for upload, picking and
// export.
//
// Plain data, immutable once built, shared as std::shared_ptr<const Product>.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scene/glb.h"

namespace maquette::scene {

using SlotIndex = std::uint32_t;

/// Axis-aligned box in metres.
struct Bounds {
  glm::vec3 low{std::numeric_limits<float>::max()};
  glm::vec3 high{std::numeric_limits<float>::lowest()};
  glm::vec3 center() const { return 0.5F * (low + high); }
  glm::vec3 size() const { return high - low; }
  void add(const glm::vec3& point);
  bool operator==(const Bounds&) const = default;
};

/// A node of the .glb: a name, triangles and the material they came with. All vertex arrays have the same length: missing
/// normals, tangents and texture coordinates have been filled in. Positions are in metres, y up, the floor at y = 0.
struct Slot {
  std::string name;
  bool image = false;  ///< "left:vamp", the image of a slot "vamp" (scene/shown.h)
  std::vector<glm::vec3> positions;
  std::vector<glm::vec3> normals;
  std::vector<glm::vec4> tangents;
  std::vector<glm::vec2> uv0;  ///< 1 unit = 100 mm
  std::vector<glm::vec2> uv1;  ///< the occlusion atlas
  std::vector<std::uint32_t> indices;
  std::uint32_t material = kNone;       ///< in Product::materials
  std::vector<std::uint32_t> variants;  ///< likewise in each of Product::variants, kNone: `material`; or empty
  bool has_uv1 = false;
  Bounds bounds;
  /// What morph targets add, in world space, with normals and in order of vertices. Their weights are 0 where a vertex lies
  /// as above; `rest` is what the mesh calls that weight.
  struct Morph : GlbMorph {
    float rest = 0.0F;
  };
  std::vector<Morph> morphs;
};

/// The product in one shape: what is drawn, picked and shaded.
struct Figure {
  std::vector<Slot> slots;
  Bounds bounds;  ///< of all slots but images
  void measure(const Slot& slot);
};

/// "vamp" of "left:vamp"; empty where the name is no image's.
std::string_view original_of(std::string_view slot);

/// The product as it lies, and what its mesh brings besides. Other shapes: scene/morph.h.
struct Product : Figure {
  std::vector<GlbMaterial> materials;
  std::vector<GlbImage> images;
  std::vector<std::string> variants;  ///< names of the sets of materials the mesh brings
  std::string copyright;
};

/// The slot's own material in the variant of this name; where there is none such, the one it came with.
std::uint32_t material_of(const Product& product, const Slot& slot, std::string_view variant);

struct ProductResult {
  std::shared_ptr<const Product> product;  ///< null exactly when `problem` is set
  std::string problem;                     ///< one sentence
};

/// Bakes the transforms in; a node with several primitives becomes slots of the same name.
ProductResult build_product(Glb glb);

/// Unit length, or upwards where there is none.
void normalize_all(std::vector<glm::vec3>& normals);
/// Of the triangles around each vertex, by area; not of unit length.
std::vector<glm::vec3> smooth_normals(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& indices);

/// Reads and builds. The file's size is checked before it is read.
ProductResult load_product(const std::filesystem::path& path, const GlbLimits& limits = {});

/// All slots named `name` (usually one).
std::vector<SlotIndex> find_slots(const Figure& product, std::string_view name);

}  // namespace maquette::scene
