#include "scene/product.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>

#include "scene/morph.h"

namespace maquette::scene {
namespace {

constexpr std::size_t kMostVertices = 4'000'000;  // a mesh may be shown by many nodes
constexpr float kUvPerMetre = 10.0F;              // 1 unit = 100 mm

/// Texture coordinates for a mesh without: seen along the normal's largest axis.
std::vector<glm::vec2> box_coordinates(const Slot& slot) {
  std::vector<glm::vec2> uv(slot.positions.size());
  for (std::size_t i = 0; i < uv.size(); ++i) {
    const glm::vec3 p = slot.positions[i] * kUvPerMetre;
    const glm::vec3 n = glm::abs(slot.normals[i]);
    if (n.y >= n.x && n.y >= n.z) {
      uv[i] = {p.x, p.z};
    } else {
      uv[i] = n.x >= n.z ? glm::vec2(p.z, -p.y) : glm::vec2(p.x, -p.y);
    }
  }
  return uv;
}

glm::vec3 any_perpendicular(const glm::vec3& n) {
  return glm::normalize(glm::cross(n, std::abs(n.y) < 0.9F ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0)));
}

/// Lengyel, "Computing tangent space basis vectors for an arbitrary mesh", 2001.
std::vector<glm::vec4> tangents_from_uv(const Slot& slot) {
  std::vector<glm::vec3> along_u(slot.positions.size(), glm::vec3(0.0F)), along_v = along_u;
  for (std::size_t i = 0; i + 2 < slot.indices.size(); i += 3) {
    const auto* t = &slot.indices[i];
    const glm::vec3 e1 = slot.positions[t[1]] - slot.positions[t[0]], e2 = slot.positions[t[2]] - slot.positions[t[0]];
    const glm::vec2 d1 = slot.uv0[t[1]] - slot.uv0[t[0]], d2 = slot.uv0[t[2]] - slot.uv0[t[0]];
    const float area = d1.x * d2.y - d2.x * d1.y;
    if (std::abs(area) < 1.0e-12F) continue;
    const float sign = area < 0.0F ? -1.0F : 1.0F;  // weighted by area, not divided by it
    for (int corner = 0; corner < 3; ++corner) {
      along_u[t[corner]] += sign * (d2.y * e1 - d1.y * e2);
      along_v[t[corner]] += sign * (d1.x * e2 - d2.x * e1);
    }
  }
  std::vector<glm::vec4> tangents(slot.positions.size());
  for (std::size_t i = 0; i < tangents.size(); ++i) {
    const glm::vec3 n = slot.normals[i];
    const glm::vec3 flat = along_u[i] - n * glm::dot(n, along_u[i]);
    const glm::vec3 t = glm::dot(flat, flat) > 1.0e-16F ? glm::normalize(flat) : any_perpendicular(n);
    // glTF's v grows downwards: the bitangent points against it.
    tangents[i] = glm::vec4(t, glm::dot(glm::cross(n, t), along_v[i]) < 0.0F ? 1.0F : -1.0F);
  }
  return tangents;
}

void fill_in(Slot& slot) {
  if (slot.normals.empty()) slot.normals = smooth_normals(slot.positions, slot.indices);
  normalize_all(slot.normals);
  finish_morphs(slot);
  slot.has_uv1 = !slot.uv1.empty();
  if (slot.uv0.empty()) slot.uv0 = box_coordinates(slot);
  if (slot.uv1.empty()) slot.uv1.assign(slot.positions.size(), glm::vec2(0.0F));
  if (slot.tangents.empty()) {
    slot.tangents = tangents_from_uv(slot);
    for (GlbMorph& morph : slot.morphs) morph.tangents.clear();  // they were to be added to others
  }
  for (const glm::vec3& p : slot.positions) slot.bounds.add(p);
}

/// Normals and tangents are brought to unit length, and what is added to them in the same measure.
void morph_to_world(const Slot& slot, const glm::mat3& linear, const glm::mat3& cofactors, GlbMorph& morph) {
  const auto in_measure = [](const glm::vec3& of) { return 1.0F / std::max(glm::length(of), 1.0e-12F); };
  for (std::size_t i = 0; i < morph.vertices.size(); ++i) {
    const std::uint32_t v = morph.vertices[i];
    morph.positions[i] = linear * morph.positions[i];
    if (!morph.normals.empty() && !slot.normals.empty())
      morph.normals[i] = cofactors * morph.normals[i] * in_measure(slot.normals[v]);
    if (!morph.tangents.empty() && !slot.tangents.empty())
      morph.tangents[i] = linear * morph.tangents[i] * in_measure(linear * glm::vec3(slot.tangents[v]));
  }
}

void to_world(Slot& slot, const glm::mat4& world) {
  const glm::mat3 linear(world);
  const float handedness = glm::determinant(linear) < 0.0F ? -1.0F : 1.0F;
  const glm::mat3 cofactors =
      glm::mat3(glm::cross(linear[1], linear[2]), glm::cross(linear[2], linear[0]), glm::cross(linear[0], linear[1])) *
      handedness;
  for (glm::vec3& p : slot.positions) p = glm::vec3(world * glm::vec4(p, 1.0F));
  for (glm::vec3& n : slot.normals) n = cofactors * n;
  for (GlbMorph& morph : slot.morphs) morph_to_world(slot, linear, cofactors, morph);
  for (glm::vec4& t : slot.tangents) {
    const glm::vec3 turned = linear * glm::vec3(t);
    const float length = glm::length(turned);
    t = glm::vec4(length > 1.0e-12F ? turned / length : glm::vec3(1, 0, 0), t.w * handedness);
  }
  if (handedness > 0.0F) return;
  for (std::size_t i = 0; i + 2 < slot.indices.size(); i += 3) std::swap(slot.indices[i + 1], slot.indices[i + 2]);
}

/// The shape at the weights the mesh or its node states is the shape as it lies.
void lay_at_rest(Slot& slot, const std::vector<float>& weights) {
  for (std::size_t m = 0; m < std::min(weights.size(), slot.morphs.size()); ++m) {
    Slot::Morph& morph = slot.morphs[m];
    morph.rest = weights[m];
    if (morph.rest != 0.0F) add_morph(morph, morph.rest, slot);
  }
}

Slot make_slot(const GlbNode& node, const GlbMesh& mesh, const GlbPrimitive& primitive) {
  Slot slot;
  slot.name = node.name.empty() ? mesh.name : node.name;
  slot.positions = primitive.positions;
  slot.normals = primitive.normals;
  slot.tangents = primitive.tangents;
  slot.uv0 = primitive.uv0;
  slot.uv1 = primitive.uv1;
  slot.indices = primitive.indices;
  slot.material = primitive.material;
  slot.variants = primitive.variants;
  for (const GlbMorph& morph : primitive.morphs) slot.morphs.push_back({morph, 0.0F});
  lay_at_rest(slot, node.weights.empty() ? mesh.weights : node.weights);
  to_world(slot, node.world);
  fill_in(slot);
  return slot;
}

/// A colon alone makes no image: many a tool writes one into every name.
void mark_images(std::vector<Slot>& slots) {
  std::set<std::string, std::less<>> names;
  for (const Slot& slot : slots) names.insert(slot.name);
  for (Slot& slot : slots) slot.image = names.contains(original_of(slot.name));
}

}  // namespace

void normalize_all(std::vector<glm::vec3>& normals) {
  for (glm::vec3& n : normals) {
    const float length = glm::length(n);
    n = length > 1.0e-12F ? n / length : glm::vec3(0, 1, 0);
  }
}

std::vector<glm::vec3> smooth_normals(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& indices) {
  std::vector<glm::vec3> normals(positions.size(), glm::vec3(0.0F));
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    const auto* t = &indices[i];
    const glm::vec3 face = glm::cross(positions[t[1]] - positions[t[0]], positions[t[2]] - positions[t[0]]);
    for (int corner = 0; corner < 3; ++corner) normals[t[corner]] += face;
  }
  return normals;
}

void Bounds::add(const glm::vec3& point) {
  low = glm::min(low, point);
  high = glm::max(high, point);
}

std::string_view original_of(std::string_view slot) {
  const std::size_t colon = slot.find(':');
  return colon == std::string_view::npos ? std::string_view{} : slot.substr(colon + 1);
}

void Figure::measure(const Slot& slot) {
  if (slot.image) return;
  bounds.add(slot.bounds.low);
  bounds.add(slot.bounds.high);
}

ProductResult build_product(Glb glb) {
  auto product = std::make_shared<Product>();
  std::size_t vertices = 0;
  for (const GlbNode& node : glb.nodes) {
    const GlbMesh& mesh = glb.meshes[node.mesh];
    for (const GlbPrimitive& primitive : mesh.primitives) {
      vertices += primitive.positions.size();
      if (vertices > kMostVertices) return {nullptr, "the scene shows more than 4 million vertices."};
      product->slots.push_back(make_slot(node, mesh, primitive));
    }
  }
  if (product->slots.empty()) return {nullptr, "the scene shows no triangles."};
  mark_images(product->slots);
  for (const Slot& slot : product->slots) product->measure(slot);
  const glm::vec3 size = product->bounds.size();
  if (!(glm::length(size) > 1.0e-6F && glm::length(size) < 1.0e6F)) return {nullptr, "the scene has no usable size."};
  product->materials = std::move(glb.materials);
  product->images = std::move(glb.images);
  product->variants = std::move(glb.variants);
  product->copyright = std::move(glb.copyright);
  return {std::move(product), {}};
}

ProductResult load_product(const std::filesystem::path& path, const GlbLimits& limits) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return {nullptr, path.string() + ": could not be read: " + error.message() + "."};
  if (size > limits.file_bytes) return {nullptr, path.string() + ": larger than any model that is read."};
  std::ifstream file(path, std::ios::binary);
  std::string bytes(size, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!file) return {nullptr, path.string() + ": could not be read to its end."};
  GlbResult read = read_glb(bytes, limits);
  if (!read.glb) return {nullptr, path.string() + ": " + read.problem};
  ProductResult built = build_product(std::move(*read.glb));
  if (!built.product) built.problem = path.string() + ": " + built.problem;
  return built;
}

std::uint32_t material_of(const Product& product, const Slot& slot, std::string_view variant) {
  const auto found = std::find(product.variants.begin(), product.variants.end(), variant);
  const auto index = static_cast<std::size_t>(found - product.variants.begin());
  return index < slot.variants.size() && slot.variants[index] != kNone ? slot.variants[index] : slot.material;
}

std::vector<SlotIndex> find_slots(const Figure& product, std::string_view name) {
  std::vector<SlotIndex> found;
  for (SlotIndex slot = 0; slot < product.slots.size(); ++slot) {
    if (product.slots[slot].name == name) found.push_back(slot);
  }
  return found;
}

}  // namespace maquette::scene
