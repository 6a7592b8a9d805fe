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
      glb.nodes.push_back(
          {short_text(node, "name", what), static_cast<std::uint32_t>(mesh), world, read_weights(node, what)});
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
  const Json& asset = object_or_empty(document.json, "asset", "the document");
  glb.copyright = short_text(asset, "copyright", "asset", 4'096);
  glb.generator = short_text(asset, "generator", "asset", 4'096);
  read_images(document, glb, limits);
  const std::size_t materials = array_or_empty(document.json, "materials", "the document").size();
  for (std::size_t m = 0; m < materials; ++m) glb.materials.push_back(read_material(document, m));
  glb.variants = read_variants(document);
  glb.meshes = read_meshes(document, glb.variants.size(), limits);
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
