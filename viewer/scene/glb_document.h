// Internals of the GLB reader: the JSON and the binary chunk, and typed, range-checked access to both.
//
// A broken file throws `Refusal` with the sentence a person reads; `read_glb` catches it. Nothing else in scene/ throws it.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "scene/glb.h"

namespace maquette::scene {

using Json = nlohmann::json;

struct Refusal : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct GlbDocument {
  Json json;
  std::string_view binary;
};

/// Checks header and chunks and parses the JSON within `limits`.
GlbDocument open_glb(std::string_view bytes, const GlbLimits& limits);

/// The array `key` of `object`, or an empty one. `what` names the object in refusals ("mesh 3").
const Json& array_or_empty(const Json& object, const char* key, const std::string& what);
const Json& object_or_empty(const Json& object, const char* key, const std::string& what);
/// Element `index` of the document's top-level array, which must be an object.
const Json& element(const GlbDocument& document, const char* array, std::uint64_t index, const std::string& wanted_by);

std::uint64_t whole_number(const Json& object, const char* key, const std::string& what, std::uint64_t fallback);
std::uint64_t required_number(const Json& object, const char* key, const std::string& what);
float real_number(const Json& object, const char* key, const std::string& what, float fallback, float low, float high);
std::string short_text(const Json& object, const char* key, const std::string& what, std::size_t most = 256);
/// Exactly `count` finite numbers, or `fallback`.
std::vector<float> reals(const Json& object, const char* key, const std::string& what, std::vector<float> fallback);

/// The bytes of a buffer view; `stride` 0 when packed.
struct ViewBytes {
  std::string_view bytes;
  std::size_t stride = 0;
};
ViewBytes view_bytes(const GlbDocument& document, std::uint64_t index, const std::string& wanted_by);

/// An accessor whose every element lies inside the binary chunk. A sparse one has other values at some places.
struct Accessor {
  std::string_view bytes;  ///< from the first element on; empty: all are 0
  std::size_t count = 0, stride = 0;
  int component_type = 0;  ///< 5120 byte ... 5126 float
  int components = 1;
  bool normalized = false;
  std::vector<std::uint32_t> places;  ///< of the other values, strictly ascending
  std::string_view values;            ///< the other values, packed
};
Accessor accessor(const GlbDocument& document, std::uint64_t index, const std::string& wanted_by);

/// Component `component` of element `element` as a float, normalised integers mapped to [0, 1] or [-1, 1].
float component_at(const Accessor& accessor, std::size_t element, int component);
/// For index accessors.
std::uint32_t index_at(const Accessor& accessor, std::size_t element);

std::vector<GlbMesh> read_meshes(const GlbDocument& document, std::size_t variants, const GlbLimits& limits);
/// The names of KHR_materials_variants.
std::vector<std::string> read_variants(const GlbDocument& document);
/// Which material a primitive has in each of `count` variants; empty: its own in all of them.
std::vector<std::uint32_t> read_variant_materials(const GlbDocument& document, const Json& primitive, std::size_t count,
                                                  const std::string& what);
/// The morph weights a mesh or a node states; none: empty.
std::vector<float> read_weights(const Json& owner, const std::string& what);
GlbMaterial read_material(const GlbDocument& document, std::uint64_t index);

}  // namespace maquette::scene
