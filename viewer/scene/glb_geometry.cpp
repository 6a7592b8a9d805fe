// Geometry: the triangles of a mesh and the morph targets that change them.
//
// A morph target is a second set of attributes to be added to the first, times a weight (glTF 2.0, 3.7.2.2). Most of its
// numbers are zero, whether it is stored dense or sparse, so only the vertices that move are kept. What a file may ask for
// is counted before it is allocated: accessors may overlap, or be sparse over nothing, so a small file can ask for much.
#include <algorithm>
#include <cmath>

#include "scene/glb_document.h"

namespace maquette::scene {
namespace {

constexpr std::size_t kMostMorphs = 256;  // of one primitive
constexpr std::size_t kLongestName = 256;

/// What has been read so far, against GlbLimits.
struct Budget {
  const GlbLimits& limits;
  std::size_t variants = 0;  ///< that the document lists
  std::size_t vertices = 0, indices = 0, morphed = 0;
};

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

/// Keeps what a target moves and drops the rest: most targets leave most of a mesh alone.
GlbMorph read_morph(const GlbDocument& document, const Json& target, std::size_t count, const std::string& what,
                    Budget& budget) {
  if (!target.is_object()) throw Refusal(what + " is not an object.");
  budget.morphed += count;
  if (budget.morphed > budget.limits.morphed) {
    throw Refusal("the morph targets have more than " + std::to_string(budget.limits.morphed) + " vertices together.");
  }
  const auto positions = attribute<3>(document, target, "POSITION", count, what, budget);
  const auto normals = attribute<3>(document, target, "NORMAL", count, what, budget);
  const auto tangents = attribute<3>(document, target, "TANGENT", count, what, budget);
  const auto at = [](const std::vector<glm::vec3>& values, std::size_t i) {
    return values.empty() ? glm::vec3(0.0F) : values[i];
  };
  GlbMorph morph;
  for (std::size_t i = 0; i < count; ++i) {
    if (at(positions, i) == glm::vec3(0) && at(normals, i) == glm::vec3(0) && at(tangents, i) == glm::vec3(0)) continue;
    morph.vertices.push_back(static_cast<std::uint32_t>(i));
    morph.positions.push_back(at(positions, i));
    if (!normals.empty()) morph.normals.push_back(normals[i]);
    if (!tangents.empty()) morph.tangents.push_back(tangents[i]);
  }
  return morph;
}

void read_morphs(const GlbDocument& document, const Json& json, const std::string& what, Budget& budget,
                 GlbPrimitive& into) {
  const Json& targets = array_or_empty(json, "targets", what);
  if (targets.size() > kMostMorphs) {
    throw Refusal(what + " has more than " + std::to_string(kMostMorphs) + " morph targets.");
  }
  for (std::size_t t = 0; t < targets.size(); ++t) {
    const std::string name = what + " target " + std::to_string(t);
    into.morphs.push_back(read_morph(document, targets[t], into.positions.size(), name, budget));
  }
}

/// glTF has no names for morph targets; every exporter writes them as texts beside the mesh.
void name_morphs(const Json& json, const std::string& what, GlbMesh& mesh) {
  const Json& names = array_or_empty(object_or_empty(json, "extras", what), "targetNames", what);
  for (GlbPrimitive& primitive : mesh.primitives) {
    for (std::size_t m = 0; m < std::min(names.size(), primitive.morphs.size()); ++m) {
      if (!names[m].is_string()) throw Refusal(what + " has a morph target's name that is not a text.");
      const auto& name = names[m].get_ref<const std::string&>();
      if (name.size() > kLongestName) throw Refusal(what + " has a morph target's name that is too long.");
      primitive.morphs[m].name = name;
    }
  }
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
  read_morphs(document, json, what, budget, result);
  const std::uint64_t material = whole_number(json, "material", what, kNone);
  if (material != kNone) element(document, "materials", material, what);
  result.material = static_cast<std::uint32_t>(material);
  result.variants = read_variant_materials(document, json, budget.variants, what);
  return result;
}

}  // namespace

std::vector<float> read_weights(const Json& owner, const std::string& what) {
  const Json& listed = array_or_empty(owner, "weights", what);
  if (listed.size() > kMostMorphs) {
    throw Refusal(what + " has more than " + std::to_string(kMostMorphs) + " morph weights.");
  }
  return reals(owner, "weights", what, std::vector<float>(listed.size()));
}

std::vector<GlbMesh> read_meshes(const GlbDocument& document, std::size_t variants, const GlbLimits& limits) {
  Budget budget{limits, variants};
  std::vector<GlbMesh> read;
  const Json& meshes = array_or_empty(document.json, "meshes", "the document");
  for (std::size_t m = 0; m < meshes.size(); ++m) {
    const std::string what = "mesh " + std::to_string(m);
    const Json& json = element(document, "meshes", m, what);
    GlbMesh mesh{short_text(json, "name", what), {}, read_weights(json, what)};
    const Json& primitives = array_or_empty(json, "primitives", what);
    for (std::size_t p = 0; p < primitives.size(); ++p) {
      mesh.primitives.push_back(read_primitive(document, primitives[p], what + " primitive " + std::to_string(p), budget));
    }
    name_morphs(json, what, mesh);
    read.push_back(std::move(mesh));
  }
  return read;
}

}  // namespace maquette::scene
