// Files that are broken on purpose, each with what the reader must say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <functional>

#include "glb_maker.h"
#include "scene/glb.h"

namespace maquette::scene {
namespace {

using testing::GlbMaker;
using ::testing::HasSubstr;
using Json = nlohmann::json;

/// One broken file: what is wrong, how it is made, and what the reader must say.
struct Hostile {
  const char* name;
  std::function<std::string(GlbMaker&)> make;
  const char* message;
};

std::string edited(GlbMaker& maker, const char* pointer, const Json& value) {
  maker.json[Json::json_pointer(pointer)] = value;
  return maker.bytes();
}

std::function<std::string(GlbMaker&)> set(const char* pointer, Json value) {
  return [pointer, value = std::move(value)](GlbMaker& maker) { return edited(maker, pointer, value); };
}

const std::vector<Hostile>& hostile_files() {
  static const std::vector<Hostile> files{
      {"empty", [](GlbMaker&) { return std::string(); }, "not a glTF binary"},
      {"other_file", [](GlbMaker&) { return std::string("PK\x03\x04 not a model at all"); }, "not a glTF binary"},
      {"old_version",
       [](GlbMaker& m) {
         std::string b = m.bytes();
         b[4] = 1;
         return b;
       },
       "glTF version 1"},
      {"cut_short",
       [](GlbMaker& m) {
         std::string b = m.bytes();
         b.pop_back();
         return b;
       },
       "length differs"},
      {"chunk_too_long",
       [](GlbMaker& m) {
         std::string b = m.bytes();
         b[13] = '\x7F';
         return b;
       },
       "longer than the file"},
      {"first_chunk_binary",
       [](GlbMaker& m) {
         std::string b = m.bytes();
         b[16] = 'X';
         return b;
       },
       "first chunk is not JSON"},
      {"broken_json", [](GlbMaker& m) { return m.bytes_with("{\"asset\":"); }, "json-syntax"},
      {"duplicate_key", [](GlbMaker& m) { return m.bytes_with(R"({"scene":0,"scene":1})"); }, "json-duplicate"},
      {"deep_json", [](GlbMaker& m) { return m.bytes_with(std::string(40'000, '[')); }, "json-depth"},
      {"not_an_object", [](GlbMaker& m) { return m.bytes_with("[1]"); }, "not an object"},
      {"no_scene", set("/scenes", Json::array()), "asks for number 0 of 0 scenes"},
      {"scene_out_of_range", set("/scene", 7), "asks for number 7 of 1 scenes"},
      {"node_out_of_range", set("/scenes/0/nodes/0", 9), "number 9 of 1 nodes"},
      {"negative_node", set("/scenes/0/nodes/0", -1), "not a node's number"},
      {"own_child", set("/nodes/0/children", {0}), "the child of two nodes, or of itself"},
      {"mesh_out_of_range", set("/nodes/0/mesh", 3), "number 3 of 1 meshes"},
      {"matrix_too_short", set("/nodes/0/matrix", {1, 2, 3}), "list of 16 numbers"},
      {"huge_number", set("/nodes/0/translation", {1e300, 0, 0}), "list of 3 numbers"},
      {"strips", set("/meshes/0/primitives/0/mode", 5), "only triangles"},
      {"no_position", set("/meshes/0/primitives/0/attributes", Json::object()), "no POSITION"},
      {"accessor_out_of_range", set("/meshes/0/primitives/0/attributes/POSITION", 99), "number 99 of 3 accessors"},
      {"material_out_of_range", set("/meshes/0/primitives/0/material", 5), "number 5 of 1 materials"},
      {"sparse", set("/accessors/0/sparse", Json::object()), "has no \"count\""},
      {"unknown_type", set("/accessors/0/type", "MAT4"), "type other than"},
      {"unknown_component", set("/accessors/0/componentType", 5130), "component type 5130"},
      {"empty_accessor", set("/accessors/0/count", 0), "is empty"},
      {"count_beyond_view", set("/accessors/0/count", 4), "beyond its buffer view"},
      {"count_overflow", set("/accessors/0/count", 18446744073709551615ULL), "beyond any file"},
      {"offset_beyond_view", set("/accessors/0/byteOffset", 8), "beyond its buffer view"},
      {"view_beyond_chunk", set("/bufferViews/0/byteLength", 4096), "beyond the binary chunk"},
      {"view_offset_overflow", set("/bufferViews/0/byteOffset", 18446744073709551600ULL), "beyond any file"},
      {"tiny_stride", set("/bufferViews/0/byteStride", 1), "stride"},
      {"stride_below_element", set("/bufferViews/0/byteStride", 4), "larger than its stride"},
      {"other_file_buffer", set("/buffers/0/uri", "../../etc/hostname"), "another file"},
      {"different_lengths", set("/accessors/1/count", 2), "different length"},
      {"float_indices", set("/accessors/2", {{"bufferView", 0}, {"componentType", 5126}, {"count", 3}, {"type", "SCALAR"}}),
       "not unsigned whole numbers"},
      {"two_indices", set("/accessors/2/count", 2), "multiple of three"},
      {"index_out_of_range",
       [](GlbMaker& m) {
         m.binary[60] = 77;
         return m.bytes();
       },
       "index beyond its vertices"},
      {"not_finite",
       [](GlbMaker& m) {
         std::memcpy(m.binary.data(), "\0\0\x80\x7F", 4);
         return m.bytes();
       },
       "not finite"},
      {"image_elsewhere", set("/images", {{{"uri", "/etc/passwd"}}}), "only embedded images"},
      {"image_of_other_kind", set("/images", {{{"bufferView", 0}, {"mimeType", "image/svg+xml"}}}), "neither PNG nor JPEG"},
      {"texture_out_of_range", set("/materials/0/normalTexture", {{"index", 4}}), "number 4 of 0 textures"},
      {"required_extension", set("/extensionsRequired", {"KHR_draco_mesh_compression"}), "KHR_draco_mesh_compression"},
      {"roughness_out_of_range", set("/materials/0/pbrMetallicRoughness/roughnessFactor", 7), "out of range"},
      {"long_name", set("/nodes/0/name", std::string(100'000, 'x')), "longer than 256 bytes"},
  };
  return files;
}

class HostileGlb : public ::testing::TestWithParam<Hostile> {};

TEST_P(HostileGlb, IsRefusedWithASentence) {
  GlbMaker maker;
  const GlbResult result = read_glb(GetParam().make(maker));
  EXPECT_FALSE(result.glb);
  EXPECT_THAT(result.problem, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(All, HostileGlb, ::testing::ValuesIn(hostile_files()),
                         [](const auto& file) { return std::string(file.param.name); });

TEST(Glb, EverySingleByteFlipIsReadOrRefused) {
  const std::string good = GlbMaker().bytes();
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const unsigned mask : {0x01U, 0x80U, 0xFFU}) {
      std::string bad = good;
      bad[at] = static_cast<char>(static_cast<unsigned char>(bad[at]) ^ mask);
      const GlbResult result = read_glb(bad);
      EXPECT_NE(result.glb.has_value(), !result.problem.empty()) << "byte " << at;
    }
  }
}

TEST(Glb, LimitsHold) {
  EXPECT_THAT(read_glb(GlbMaker().bytes(), {.vertices = 2}).problem, HasSubstr("more than 2 vertices"));
  EXPECT_THAT(read_glb(GlbMaker().bytes(), {.indices = 2}).problem, HasSubstr("more than 2 indices"));
  EXPECT_THAT(read_glb(GlbMaker().bytes(), {.nodes = 0}).problem, HasSubstr("more than 0 nodes"));
  EXPECT_THAT(read_glb(GlbMaker().bytes(), {.file_bytes = 100}).problem, HasSubstr("at most 100 are read"));
}

}  // namespace
}  // namespace maquette::scene
