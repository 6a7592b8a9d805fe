// Buffer views and accessors: every offset, stride and count is checked against the binary chunk before a pointer is
// formed. All sums are of values below 2^53 in 64 bits, so none can wrap.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "scene/glb_document.h"

namespace maquette::scene {
namespace {

enum ComponentType : int { kByte = 5120, kUByte = 5121, kShort = 5122, kUShort = 5123, kUInt = 5125, kFloat = 5126 };

constexpr std::uint64_t kLargest = std::uint64_t{1} << 40U;  // beyond any chunk, small enough to add and multiply

std::size_t size_of(int component_type) {
  switch (component_type) {
    case kByte:
    case kUByte:
      return 1;
    case kShort:
    case kUShort:
      return 2;
    case kUInt:
    case kFloat:
      return 4;
    default:
      return 0;
  }
}

int components_of(const std::string& type) {
  constexpr std::array<std::pair<const char*, int>, 4> kinds{{{"SCALAR", 1}, {"VEC2", 2}, {"VEC3", 3}, {"VEC4", 4}}};
  for (const auto& [name, count] : kinds) {
    if (type == name) return count;
  }
  return 0;
}

std::uint64_t bounded(std::uint64_t value, const std::string& what) {
  if (value > kLargest) throw Refusal(what + " has a length or offset beyond any file.");
  return value;
}

template <class T>
T load_at(std::string_view bytes, std::size_t at) {
  T value{};
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

void check_buffer(const GlbDocument& document, const Json& view, const std::string& what) {
  const std::uint64_t index = required_number(view, "buffer", what);
  const Json& buffer = element(document, "buffers", index, what);
  if (index != 0 || buffer.contains("uri")) {
    throw Refusal(what + " lies in another file; only the file's own binary chunk is read.");
  }
}

Accessor typed_accessor(const Json& json, const std::string& what) {
  Accessor result;
  result.component_type =
      static_cast<int>(std::min<std::uint64_t>(required_number(json, "componentType", what), 1U << 16U));
  result.components = components_of(short_text(json, "type", what));
  result.count = bounded(required_number(json, "count", what), what);
  if (const auto found = json.find("normalized"); found != json.end()) {
    result.normalized = found->is_boolean() && found->get<bool>();
  }
  if (size_of(result.component_type) == 0) {
    throw Refusal(what + " has the unknown component type " + std::to_string(result.component_type) + ".");
  }
  if (result.components == 0) throw Refusal(what + " has a type other than SCALAR, VEC2, VEC3, VEC4.");
  if (result.count == 0) throw Refusal(what + " is empty.");
  return result;
}

std::size_t size_of_element(const Accessor& accessor) {
  return size_of(accessor.component_type) * static_cast<std::size_t>(accessor.components);
}

std::uint32_t whole_at(std::string_view bytes, std::size_t at, int component_type) {
  switch (component_type) {
    case kUByte:
      return load_at<std::uint8_t>(bytes, at);
    case kUShort:
      return load_at<std::uint16_t>(bytes, at);
    default:
      return load_at<std::uint32_t>(bytes, at);
  }
}

/// `count` elements of `size` bytes that a sparse accessor keeps under `key`.
std::string_view sparse_bytes(const GlbDocument& document, const Json& list, std::size_t count, std::size_t size,
                              const std::string& what) {
  const ViewBytes view = view_bytes(document, required_number(list, "bufferView", what), what);
  const std::uint64_t offset = bounded(whole_number(list, "byteOffset", what, 0), what);
  if (view.stride != 0) throw Refusal(what + " is interleaved, which sparse data cannot be.");
  if (offset + count * size > view.bytes.size()) throw Refusal(what + " reaches beyond its buffer view.");
  return view.bytes.substr(offset, count * size);
}

/// The other values of a sparse accessor (glTF 2.0, 3.6.2.3), with places inside it and in order.
void read_sparse(const GlbDocument& document, const Json& json, const std::string& what, Accessor& into) {
  const std::uint64_t count = required_number(json, "count", what);
  if (count == 0 || count > into.count) throw Refusal(what + " has a number of values outside 1 to its accessor's.");
  const Json& places = object_or_empty(json, "indices", what);
  const int type = static_cast<int>(std::min<std::uint64_t>(required_number(places, "componentType", what), 1U << 16U));
  if (type != kUByte && type != kUShort && type != kUInt) throw Refusal(what + " has indices that are not whole numbers.");
  const std::string_view bytes = sparse_bytes(document, places, count, size_of(type), what);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t place = whole_at(bytes, i * size_of(type), type);
    if (place >= into.count) throw Refusal(what + " has an index beyond its accessor.");
    if (!into.places.empty() && place <= into.places.back()) throw Refusal(what + " has indices that do not ascend.");
    into.places.push_back(place);
  }
  into.values = sparse_bytes(document, object_or_empty(json, "values", what), count, size_of_element(into), what);
}

/// The bytes that hold an element, and where in them it begins.
std::pair<std::string_view, std::size_t> place_of(const Accessor& accessor, std::size_t element) {
  if (!accessor.places.empty()) {
    const auto found = std::lower_bound(accessor.places.begin(), accessor.places.end(), element);
    if (found != accessor.places.end() && *found == element) {
      return {accessor.values, static_cast<std::size_t>(found - accessor.places.begin()) * size_of_element(accessor)};
    }
  }
  return {accessor.bytes, element * accessor.stride};
}

}  // namespace

ViewBytes view_bytes(const GlbDocument& document, std::uint64_t index, const std::string& wanted_by) {
  const Json& view = element(document, "bufferViews", index, wanted_by);
  const std::string what = "buffer view " + std::to_string(index);
  check_buffer(document, view, what);
  const std::uint64_t offset = bounded(whole_number(view, "byteOffset", what, 0), what);
  const std::uint64_t length = bounded(required_number(view, "byteLength", what), what);
  const std::uint64_t stride = bounded(whole_number(view, "byteStride", what, 0), what);
  if (offset + length > document.binary.size()) throw Refusal(what + " reaches beyond the binary chunk.");
  if (stride != 0 && (stride < 4 || stride > 252)) throw Refusal(what + " has a stride outside 4 to 252 bytes.");
  return {document.binary.substr(offset, length), stride};
}

Accessor accessor(const GlbDocument& document, std::uint64_t index, const std::string& wanted_by) {
  const Json& json = element(document, "accessors", index, wanted_by);
  const std::string what = "accessor " + std::to_string(index);
  Accessor result = typed_accessor(json, what);
  const std::size_t element_size = size_of_element(result);
  result.stride = element_size;
  if (json.contains("bufferView")) {
    const ViewBytes view = view_bytes(document, required_number(json, "bufferView", what), what);
    const std::uint64_t offset = bounded(whole_number(json, "byteOffset", what, 0), what);
    if (view.stride != 0) result.stride = view.stride;
    if (result.stride < element_size) throw Refusal(what + " has elements larger than its stride.");
    if (offset + (result.count - 1) * result.stride + element_size > view.bytes.size()) {
      throw Refusal(what + " reaches beyond its buffer view.");
    }
    result.bytes = view.bytes.substr(offset);
  }
  if (json.contains("sparse")) read_sparse(document, object_or_empty(json, "sparse", what), what + " sparse", result);
  return result;
}

float component_at(const Accessor& accessor, std::size_t element, int component) {
  const auto [bytes, start] = place_of(accessor, element);
  if (bytes.empty()) return 0.0F;
  const std::size_t at = start + size_of(accessor.component_type) * static_cast<std::size_t>(component);
  const auto scaled = [&](float value, float most) { return accessor.normalized ? std::max(value / most, -1.0F) : value; };
  switch (accessor.component_type) {
    case kByte:
      return scaled(load_at<std::int8_t>(bytes, at), 127.0F);
    case kUByte:
      return scaled(load_at<std::uint8_t>(bytes, at), 255.0F);
    case kShort:
      return scaled(load_at<std::int16_t>(bytes, at), 32767.0F);
    case kUShort:
      return scaled(load_at<std::uint16_t>(bytes, at), 65535.0F);
    case kUInt:
      return static_cast<float>(load_at<std::uint32_t>(bytes, at));
    default:
      return load_at<float>(bytes, at);
  }
}

std::uint32_t index_at(const Accessor& accessor, std::size_t element) {
  const auto [bytes, at] = place_of(accessor, element);
  if (bytes.empty()) return 0;
  return whole_at(bytes, at, accessor.component_type);
}

}  // namespace maquette::scene
