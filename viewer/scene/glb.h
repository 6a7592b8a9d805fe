// Reading glTF binaries from anyone.
//
// A .glb is a 12-byte header, a JSON chunk that describes, and a binary chunk of numbers. Everything the JSON says about
// the numbers is checked before a byte of them is touched, and the JSON itself is bounded in size and nesting, so that a
// hostile file costs a sentence and no more. No other file is ever opened: images must lie inside. Source: Khronos glTF 2.0
// specification, sections 3.6 (buffers), 3.7 (geometry), 4 (GLB).
//
// Plain data; safe to read from any thread.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maquette::scene {

inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// A texture as a material uses it, with KHR_texture_transform: uv' = offset + rotate(scale * uv).
struct GlbTexture {
  std::uint32_t image = kNone;  ///< index in Glb::images; kNone: no texture
  int uv_set = 0;               ///< 0 or 1
  glm::vec2 offset{0.0F};
  glm::vec2 scale{1.0F};
  float rotation = 0.0F;  ///< radians, counter-clockwise
  float strength = 1.0F;  ///< normal scale or occlusion strength
  bool operator==(const GlbTexture&) const = default;
};

/// Metallic-roughness with the extensions that change how a surface looks. Colours are linear.
struct GlbMaterial {
  std::string name;
  glm::vec4 base_color{1.0F};
  float metallic = 1.0F;
  float roughness = 1.0F;
  glm::vec3 emissive{0.0F};
  GlbTexture base_texture, metallic_roughness_texture, normal_texture, occlusion_texture;
  float clearcoat = 0.0F;
  float clearcoat_roughness = 0.0F;
  glm::vec3 sheen_color{0.0F};
  float sheen_roughness = 0.0F;
  float anisotropy = 0.0F;
  float anisotropy_rotation = 0.0F;  ///< radians, counter-clockwise from the tangent
  float transmission = 0.0F;
  float ior = 1.5F;
  bool double_sided = false;
};

/// Encoded bytes of an embedded image.
struct GlbImage {
  std::string mime;  ///< "image/png" or "image/jpeg"
  std::string bytes;
};

/// What a morph target adds at weight 1, to the vertices it moves.
struct GlbMorph {
  std::string name;                     ///< of the mesh's extras.targetNames; may be empty
  std::vector<std::uint32_t> vertices;  ///< ascending
  std::vector<glm::vec3> positions;     ///< as many
  std::vector<glm::vec3> normals;       ///< as many, or none
  std::vector<glm::vec3> tangents;      ///< likewise
};

/// Triangles. `positions` is never empty; the other vertex arrays are empty or as long; `indices` are in range, three a
/// triangle.
struct GlbPrimitive {
  std::vector<glm::vec3> positions;  ///< metres
  std::vector<glm::vec3> normals;
  std::vector<glm::vec4> tangents;  ///< w: handedness
  std::vector<glm::vec2> uv0, uv1;
  std::vector<std::uint32_t> indices;
  std::vector<GlbMorph> morphs;
  std::uint32_t material = kNone;
  std::vector<std::uint32_t> variants;  ///< the material in each of Glb::variants; kNone: `material`. Empty: in all of them
};

struct GlbMesh {
  std::string name;
  std::vector<GlbPrimitive> primitives;
  std::vector<float> weights;  ///< of the morph targets at rest; those beyond its end are 0
};

/// A node that shows a mesh, with the product of all transforms from the root down.
struct GlbNode {
  std::string name;
  std::uint32_t mesh = 0;
  glm::mat4 world{1.0F};
  std::vector<float> weights;  ///< in place of the mesh's; empty: the mesh's
};

struct Glb {
  std::vector<GlbNode> nodes;
  std::vector<GlbMesh> meshes;
  std::vector<GlbMaterial> materials;
  std::vector<GlbImage> images;
  std::vector<std::string> variants;  ///< names of KHR_materials_variants
  std::string copyright;              ///< asset.copyright
  std::string generator;
};

/// What a file may at most ask for. The defaults hold a product of 2 million triangles.
struct GlbLimits {
  std::size_t file_bytes = 128U << 20U;
  std::size_t json_bytes = 8U << 20U;
  int json_depth = 32;
  std::size_t nodes = 4'096;
  std::size_t vertices = 4'000'000;  ///< in all primitives together
  std::size_t indices = 12'000'000;  ///< likewise
  std::size_t morphed = 16'000'000;  ///< vertices of all morph targets together
};

struct GlbResult {
  std::optional<Glb> glb;
  std::string problem;  ///< one sentence when there is none
};

/// Reads the default scene. Skins are left at rest; external buffers and required extensions other than
/// KHR_texture_transform, KHR_materials_*, KHR_mesh_quantization are refused by name.
GlbResult read_glb(std::string_view bytes, const GlbLimits& limits = {});

}  // namespace maquette::scene
