#include "scene/glb.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/gtc/quaternion.hpp>
#include <glm/gtc/type_ptr.hpp>

#include "scene/glb_document.h"

namespace maquette::scene {
namespace {

/// What has been read so far, against GlbLimits.
struct Budget {
  const GlbLimits& limits;
  std::size_t vertices = 0, indices = 0;
};

void check_extensions(const Json& json) {
  constexpr std::array<std::string_view, 2> known{"KHR_texture_transform", "KHR_mesh_quantization"};
  for (const Json& name : array_or_empty(json, "extensionsRequired", "the document")) {
    if (!name.is_string()) throw Refusal("extensionsRequired holds something other than names.");
    const auto& text = name.get_ref<const std::string&>();
    if (std::find(known.begin(), known.end(), text) == known.end() && !text.starts_with("KHR_materials_")) {
      throw Refusal("the file requires the extension " + text.substr(0, 80) + ", which is not read.");
    }
  }
}

/// The attribute `name` as vectors of `N` floats; empty when absent. `count` 0: any, else it must match.
template <int N>
std::vector<glm::vec<N, float>> attribute(const GlbDocument& document, const Json& attributes, const char* name,
                                          std::size_t count, const std::string& what, Budget& budget) {
  std::vector<glm::vec<N, float>> result;
  if (!attributes.contains(name)) return result;
  const std::string where = what + " " + name;
  const Accessor source = accessor(document, whole_number(attributes, name, where, 0), where);
  if (source.components != N) throw Refusal(where + " does not have " + std::to_string(N) + " components.");
  if (count != 0 && source.count != count) throw Refusal(where + " has a different length than POSITION.");
  if (count == 0) budget.vertices += source.count;
  if (source.count > budget.limits.vertices || budget.vertices > budget.limits.vertices) {
    throw Refusal("the file has more than " + std::to_string(budget.limits.vertices) + " vertices.");
  }
  result.resize(source.count);
  for (std::size_t i = 0; i < source.count; ++i) {
    for (int c = 0; c < N; ++c) {
      result[i][c] = component_at(source, i, c);
      if (!std::isfinite(result[i][c])) throw Refusal(where + " holds a number that is not finite.");
    }
  }
  return result;
}

std::vector<std::uint32_t> read_indices(const GlbDocument& document, const Json& json, std::size_t vertices,
                                        const std::string& what, Budget& budget) {
  std::vector<std::uint32_t> result;
  const bool indexed = json.contains("indices");
  Accessor source;
  if (indexed) {
    source = accessor(document, whole_number(json, "indices", what, 0), what);
    const bool is_index = source.component_type == 5121 || source.component_type == 5123 || source.component_type == 5125;
    if (source.components != 1 || !is_index) throw Refusal(what + " has indices that are not unsigned whole numbers.");
  }
  const std::size_t count = indexed ? source.count : vertices;
  budget.indices += count;
  if (budget.indices > budget.limits.indices) {
    throw Refusal("the file has more than " + std::to_string(budget.limits.indices) + " indices.");
  }
  if (count % 3 != 0) throw Refusal(what + " has a number of indices that is not a multiple of three.");
  result.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    result[i] = indexed ? index_at(source, i) : static_cast<std::uint32_t>(i);
    if (result[i] >= vertices) throw Refusal(what + " has an index beyond its vertices.");
  }
  return result;
}

GlbPrimitive read_primitive(const GlbDocument& document, const Json& json, const std::string& what, Budget& budget) {
  if (!json.is_object()) throw Refusal(what + " is not an object.");
  if (const std::uint64_t mode = whole_number(json, "mode", what, 4); mode != 4) {
    throw Refusal(what + " is drawn in mode " + std::to_string(mode) + "; only triangles (4) are read.");
  }
  const Json& attributes = object_or_empty(json, "attributes", what);
  GlbPrimitive result;
  result.positions = attribute<3>(document, attributes, "POSITION", 0, what, budget);
  if (result.positions.empty()) throw Refusal(what + " has no POSITION.");
  const std::size_t count = result.positions.size();
  result.normals = attribute<3>(document, attributes, "NORMAL", count, what, budget);
  result.tangents = attribute<4>(document, attributes, "TANGENT", count, what, budget);
  result.uv0 = attribute<2>(document, attributes, "TEXCOORD_0", count, what, budget);
  result.uv1 = attribute<2>(document, attributes, "TEXCOORD_1", count, what, budget);
  result.indices = read_indices(document, json, count, what, budget);
  const std::uint64_t material = whole_number(json, "material", what, kNone);
  if (material != kNone) element(document, "materials", material, what);
  result.material = static_cast<std::uint32_t>(material);
  return result;
}

void read_meshes(const GlbDocument& document, Glb& glb, Budget& budget) {
  const Json& meshes = array_or_empty(document.json, "meshes", "the document");
  for (std::size_t m = 0; m < meshes.size(); ++m) {
    const std::string what = "mesh " + std::to_string(m);
    const Json& json = element(document, "meshes", m, what);
    GlbMesh mesh{short_text(json, "name", what), {}};
    const Json& primitives = array_or_empty(json, "primitives", what);
    for (std::size_t p = 0; p < primitives.size(); ++p) {
      mesh.primitives.push_back(read_primitive(document, primitives[p], what + " primitive " + std::to_string(p), budget));
    }
    glb.meshes.push_back(std::move(mesh));
  }
}

glm::mat4 local_transform(const Json& node, const std::string& what) {
  if (node.contains("matrix")) return glm::make_mat4(reals(node, "matrix", what, std::vector<float>(16)).data());
  const auto t = reals(node, "translation", what, {0, 0, 0});
  const auto r = reals(node, "rotation", what, {0, 0, 0, 1});
  const auto s = reals(node, "scale", what, {1, 1, 1});
  const glm::mat4 moved = glm::translate(glm::mat4(1.0F), {t[0], t[1], t[2]});
  return glm::scale(moved * glm::mat4_cast(glm::quat(r[3], r[0], r[1], r[2])), {s[0], s[1], s[2]});
}

/// Walks the scene without recursion. A node may be met once: cycles and shared children are refused.
void read_nodes(const GlbDocument& document, Glb& glb, const GlbLimits& limits) {
  const Json& nodes = array_or_empty(document.json, "nodes", "the document");
  if (nodes.size() > limits.nodes) throw Refusal("the file has more than " + std::to_string(limits.nodes) + " nodes.");
  const Json& scene = element(document, "scenes", whole_number(document.json, "scene", "the document", 0), "the document");
  struct Visit {
    std::uint64_t node;
    glm::mat4 parent;
  };
  std::vector<Visit> open;
  const auto enter = [&open](const Json& list, const glm::mat4& parent, const std::string& what) {
    for (auto it = list.rbegin(); it != list.rend(); ++it) {
      if (!it->is_number_unsigned()) throw Refusal(what + " has a child that is not a node's number.");
      open.push_back({it->get<std::uint64_t>(), parent});
    }
  };
  enter(array_or_empty(scene, "nodes", "the scene"), glm::mat4(1.0F), "the scene");
  std::vector<bool> met(nodes.size(), false);
  while (!open.empty()) {
    const Visit visit = open.back();
    open.pop_back();
    const std::string what = "node " + std::to_string(visit.node);
    const Json& node = element(document, "nodes", visit.node, "the scene");
    if (met[visit.node]) throw Refusal(what + " is the child of two nodes, or of itself.");
    met[visit.node] = true;
    const glm::mat4 world = visit.parent * local_transform(node, what);
    if (node.contains("mesh")) {
      const std::uint64_t mesh = whole_number(node, "mesh", what, 0);
      element(document, "meshes", mesh, what);
      glb.nodes.push_back({short_text(node, "name", what), static_cast<std::uint32_t>(mesh), world});
    }
    enter(array_or_empty(node, "children", what), world, what);
    if (open.size() > limits.nodes) throw Refusal("the file has more than " + std::to_string(limits.nodes) + " nodes.");
  }
}

void read_images(const GlbDocument& document, Glb& glb, const GlbLimits& limits) {
  const Json& images = array_or_empty(document.json, "images", "the document");
  std::size_t total = 0;
  for (std::size_t i = 0; i < images.size(); ++i) {
    const std::string what = "image " + std::to_string(i);
    const Json& json = element(document, "images", i, what);
    if (json.contains("uri")) throw Refusal(what + " lies in another file; only embedded images are read.");
    const ViewBytes view = view_bytes(document, required_number(json, "bufferView", what), what);
    std::string mime = short_text(json, "mimeType", what);
    if (mime != "image/png" && mime != "image/jpeg") throw Refusal(what + " is neither PNG nor JPEG.");
    total += view.bytes.size();  // views may overlap, so a small file could ask for much
    if (total > limits.file_bytes) throw Refusal("the images together are larger than any file that is read.");
    glb.images.push_back({std::move(mime), std::string(view.bytes)});
  }
}

Glb read(std::string_view bytes, const GlbLimits& limits) {
  const GlbDocument document = open_glb(bytes, limits);
  check_extensions(document.json);
  Glb glb;
  Budget budget{limits};
  const Json& asset = object_or_empty(document.json, "asset", "the document");
  glb.copyright = short_text(asset, "copyright", "asset", 4'096);
  glb.generator = short_text(asset, "generator", "asset", 4'096);
  read_images(document, glb, limits);
  const std::size_t materials = array_or_empty(document.json, "materials", "the document").size();
  for (std::size_t m = 0; m < materials; ++m) glb.materials.push_back(read_material(document, m));
  read_meshes(document, glb, budget);
  read_nodes(document, glb, limits);
  return glb;
}

}  // namespace

GlbResult read_glb(std::string_view bytes, const GlbLimits& limits) {
  try {
    return {read(bytes, limits), {}};
  } catch (const Refusal& refusal) {
    return {std::nullopt, refusal.what()};
  }
}

}  // namespace maquette::scene
