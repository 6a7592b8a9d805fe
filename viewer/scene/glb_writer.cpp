#include "scene/glb_writer.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace maquette::scene {
namespace {

constexpr int kArrayBuffer = 34962, kElementBuffer = 34963;
constexpr int kUShort = 5123, kUInt = 5125, kFloat = 5126;

void append_word(std::string& bytes, std::size_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>((value >> shift) & 0xFFU));
}

void pad(std::string& bytes, char with) {
  while (bytes.size() % 4 != 0) bytes.push_back(with);
}

template <class T>
std::string_view bytes_of(std::span<const T> values) {
  return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

}  // namespace

std::size_t GlbWriter::add_view(std::string_view bytes, int target) {
  OrderedJson view{{"buffer", 0}, {"byteOffset", binary_.size()}, {"byteLength", bytes.size()}};
  if (target != 0) view["target"] = target;
  views_.push_back(std::move(view));
  binary_ += bytes;
  pad(binary_, '\0');
  return views_.size() - 1;
}

std::size_t GlbWriter::add_floats(std::span<const float> values, int components, bool bounds) {
  constexpr const char* kTypes[] = {"SCALAR", "VEC2", "VEC3", "VEC4"};
  const auto width = static_cast<std::size_t>(components);
  OrderedJson accessor{{"bufferView", add_view(bytes_of(values), kArrayBuffer)},
                       {"componentType", kFloat},
                       {"count", values.size() / width},
                       {"type", kTypes[components - 1]}};
  if (bounds) {
    std::vector<float> low(values.begin(), values.begin() + components), high = low;
    for (std::size_t i = 0; i < values.size(); ++i) {
      low[i % width] = std::min(low[i % width], values[i]);
      high[i % width] = std::max(high[i % width], values[i]);
    }
    accessor["min"] = low;
    accessor["max"] = high;
  }
  accessors_.push_back(std::move(accessor));
  return accessors_.size() - 1;
}

std::size_t GlbWriter::add_indices(std::span<const std::uint32_t> indices, std::size_t vertices) {
  const bool narrow = vertices < 65'535;
  std::vector<std::uint16_t> small;
  if (narrow) small.assign(indices.begin(), indices.end());
  const std::string_view bytes = narrow ? bytes_of(std::span<const std::uint16_t>(small)) : bytes_of(indices);
  accessors_.push_back({{"bufferView", add_view(bytes, kElementBuffer)},
                        {"componentType", narrow ? kUShort : kUInt},
                        {"count", indices.size()},
                        {"type", "SCALAR"}});
  return accessors_.size() - 1;
}

std::string GlbWriter::finish() const {
  OrderedJson full = document;
  full["accessors"] = accessors_;
  full["bufferViews"] = views_;
  full["buffers"] = OrderedJson::array({{{"byteLength", binary_.size()}}});
  std::string json = full.dump();
  pad(json, ' ');
  std::string file = "glTF";
  append_word(file, 2);
  append_word(file, 12 + 8 + json.size() + 8 + binary_.size());
  append_word(file, json.size());
  file += "JSON" + json;
  append_word(file, binary_.size());
  file.append("BIN\0", 4);
  return file + binary_;
}

}  // namespace maquette::scene
