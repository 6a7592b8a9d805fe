// A one-triangle .glb as JSON and bytes, so that a test can break one thing and read what is said about it.
#pragma once

#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace maquette::testing {

struct GlbMaker {
  nlohmann::json json = nlohmann::json::parse(R"({
    "asset": {"version": "2.0", "copyright": "Someone, CC0"},
    "scene": 0,
    "scenes": [{"nodes": [0]}],
    "nodes": [{"name": "tile", "mesh": 0, "translation": [1, 0, 0]}],
    "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "TEXCOORD_0": 1}, "indices": 2, "material": 0}]}],
    "materials": [{"name": "paint", "pbrMetallicRoughness": {"baseColorFactor": [0.5, 0.25, 1, 1], "roughnessFactor": 0.25}}],
    "buffers": [{"byteLength": 68}],
    "bufferViews": [
      {"buffer": 0, "byteOffset": 0, "byteLength": 36},
      {"buffer": 0, "byteOffset": 36, "byteLength": 24},
      {"buffer": 0, "byteOffset": 60, "byteLength": 6}],
    "accessors": [
      {"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3"},
      {"bufferView": 1, "componentType": 5126, "count": 3, "type": "VEC2"},
      {"bufferView": 2, "componentType": 5123, "count": 3, "type": "SCALAR"}]
  })");
  std::string binary = triangle();

  static std::string triangle() {
    std::string bytes;
    const auto put = [&bytes](const auto& values) {
      bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0]));
    };
    put(std::vector<float>{0, 0, 0, 1, 0, 0, 0, 1, 0});
    put(std::vector<float>{0, 1, 1, 1, 0, 0});
    put(std::vector<std::uint16_t>{0, 1, 2, 0});
    return bytes;
  }

  static void put_word(std::string& bytes, std::uint32_t value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }

  std::string bytes() const { return bytes_with(json.dump()); }

  std::string bytes_with(std::string text) const {
    while (text.size() % 4 != 0) text += ' ';
    std::string file = "glTF";
    put_word(file, 2);
    put_word(file, static_cast<std::uint32_t>(12 + 8 + text.size() + 8 + binary.size()));
    put_word(file, static_cast<std::uint32_t>(text.size()));
    file += "JSON" + text;
    put_word(file, static_cast<std::uint32_t>(binary.size()));
    file.append("BIN\0", 4);
    return file + binary;
  }
};

}  // namespace maquette::testing
